/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html */
import type { ActionDefinition } from '../../../kernel/service.ts';
import type { ChangeMessageVisibilityInput } from '../contract.ts';
import type { QueueState } from '../model.ts';
import { answerPolls } from '../rules/receive.ts';
import { changeVisibility } from '../rules/visibilityChange.ts';
import { receiptHandle, request, visibilityTimeout } from './shapes.ts';

export const changeMessageVisibility: ActionDefinition<QueueState> = {
  input: request({
    ReceiptHandle: receiptHandle,
    VisibilityTimeout: { ...visibilityTimeout, required: true },
  }),
  doc: 'Gives an in-flight message a new timeout, counted from now.',
  run(ctx, queue, input: ChangeMessageVisibilityInput) {
    const refusal = changeVisibility(ctx, queue, input.ReceiptHandle, input.VisibilityTimeout);
    if (refusal) return refusal;
    answerPolls(ctx, queue);
    return {};
  },
};
