/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteQueue.html */
import type { AccountActionDefinition } from '../../../kernel/service.ts';
import { missingParameter, queueDoesNotExist } from '../errors.ts';

export const deleteQueue: AccountActionDefinition = {
  input: {
    type: 'object',
    open: true,
    fields: { QueueUrl: { type: 'string', required: true, doc: 'The queue, by its URL.' } },
  },
  doc: 'Deletes a queue and every message in it. Its name is free again after 60 seconds.',
  run(ctx, input: { QueueUrl?: string }) {
    if (!input.QueueUrl) return missingParameter('QueueUrl');
    const name = input.QueueUrl.split('/').pop() ?? '';
    if (!ctx.exists('sqs', name)) return queueDoesNotExist;
    ctx.remove(name);
    return {};
  },
};
