/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibilityBatch.html */
import type { ActionDefinition } from '../../../kernel/service.ts';
import type { ChangeMessageVisibilityBatchInput } from '../contract.ts';
import type { QueueState } from '../model.ts';
import { refuseBatch, refuseEntry, runBatch } from '../rules/batch.ts';
import { answerPolls } from '../rules/receive.ts';
import { changeVisibility } from '../rules/visibilityChange.ts';
import { entries, receiptHandle, request, visibilityTimeout } from './shapes.ts';

const fields = {
  ReceiptHandle: receiptHandle,
  VisibilityTimeout: { ...visibilityTimeout, required: true },
};

export const changeMessageVisibilityBatch: ActionDefinition<QueueState> = {
  input: request({ Entries: entries(fields) }),
  doc: 'Gives up to ten in-flight messages new timeouts; each succeeds or fails by itself.',
  run(ctx, queue, input: ChangeMessageVisibilityBatchInput) {
    const refusal = refuseBatch(input.Entries, 'ChangeMessageVisibilityBatchRequestEntry');
    if (refusal) return refusal;
    const output = runBatch(input.Entries, (entry) => {
      const { ReceiptHandle: handle, VisibilityTimeout: seconds = 0 } = entry;
      return refuseEntry(entry, fields) ?? changeVisibility(ctx, queue, handle, seconds) ?? {};
    });
    answerPolls(ctx, queue);
    return output;
  },
};
