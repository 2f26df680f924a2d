/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html */
import type { ActionDefinition } from '../../../kernel/service.ts';
import type { DeleteMessageInput } from '../contract.ts';
import type { QueueState } from '../model.ts';
import { deleteByHandle } from '../rules/deletion.ts';
import { answerPolls } from '../rules/receive.ts';
import { receiptHandle, request } from './shapes.ts';

export const deleteMessage: ActionDefinition<QueueState> = {
  input: request({ ReceiptHandle: receiptHandle }),
  doc: 'Ends a message: the only way a worker tells SQS that the work is done.',
  run(ctx, queue, input: DeleteMessageInput) {
    const refusal = deleteByHandle(ctx, queue, input.ReceiptHandle);
    if (refusal) return refusal;
    answerPolls(ctx, queue);
    return {};
  },
};
