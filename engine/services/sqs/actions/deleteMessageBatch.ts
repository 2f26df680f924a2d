/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessageBatch.html */
import type { ActionDefinition } from '../../../kernel/service.ts';
import type { DeleteMessageBatchInput } from '../contract.ts';
import type { QueueState } from '../model.ts';
import { refuseBatch, refuseEntry, runBatch } from '../rules/batch.ts';
import { deleteByHandle } from '../rules/deletion.ts';
import { answerPolls } from '../rules/receive.ts';
import { entries, receiptHandle, request } from './shapes.ts';

const fields = { ReceiptHandle: receiptHandle };

export const deleteMessageBatch: ActionDefinition<QueueState> = {
  input: request({ Entries: entries(fields) }),
  doc: 'Deletes up to ten messages; each succeeds or fails by itself.',
  run(ctx, queue, input: DeleteMessageBatchInput) {
    const refusal = refuseBatch(input.Entries, 'DeleteMessageBatchRequestEntry');
    if (refusal) return refusal;
    const output = runBatch(input.Entries, (entry) => {
      return refuseEntry(entry, fields) ?? deleteByHandle(ctx, queue, entry.ReceiptHandle) ?? {};
    });
    answerPolls(ctx, queue);
    return output;
  },
};
