/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibilityBatch.html */
import type { ActionDefinition } from '../../../kernel/service.ts';
import type { ChangeMessageVisibilityBatchInput } from '../contract.ts';
import { missingParameter } from '../errors.ts';
import type { QueueState } from '../model.ts';
import { refuseBatch, runBatch } from '../rules/batch.ts';
import { answerPolls } from '../rules/receive.ts';
import { changeVisibility } from '../rules/visibilityChange.ts';
import { entries, receiptHandle, request, visibilityTimeout } from './shapes.ts';

export const changeMessageVisibilityBatch: ActionDefinition<QueueState> = {
  input: request({
    Entries: entries({ ReceiptHandle: receiptHandle, VisibilityTimeout: visibilityTimeout }),
  }),
  doc: 'Gives up to ten in-flight messages new timeouts; each succeeds or fails by itself.',
  run(ctx, queue, input: ChangeMessageVisibilityBatchInput) {
    const refusal = refuseBatch(input.Entries, 'ChangeMessageVisibilityBatchRequestEntry');
    if (refusal) return refusal;
    const output = runBatch(input.Entries, ({ ReceiptHandle, VisibilityTimeout }) => {
      if (VisibilityTimeout === undefined) return missingParameter('VisibilityTimeout');
      return changeVisibility(ctx, queue, ReceiptHandle, VisibilityTimeout) ?? {};
    });
    answerPolls(ctx, queue);
    return output;
  },
};
