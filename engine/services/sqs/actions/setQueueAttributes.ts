/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
import { type ActionDefinition, isRefusal } from '../../../kernel/service.ts';
import type { QueueState } from '../model.ts';
import { applyAttributes, readAttributes } from '../rules/queueAttributes.ts';
import { answerPolls } from '../rules/receive.ts';
import { request } from './shapes.ts';

export const setQueueAttributes: ActionDefinition<QueueState> = {
  input: request({
    Attributes: { type: 'map', of: { type: 'string' }, required: true, doc: 'Names and values, as texts.' },
  }),
  doc: 'Changes attributes of the queue.',
  run(ctx, queue, input: { Attributes: Readonly<Record<string, string>> }) {
    const read = readAttributes(ctx, input.Attributes, queue.settings.FifoQueue, queue);
    if (isRefusal(read)) return read;
    applyAttributes(ctx, queue, read);
    answerPolls(ctx, queue);
    return {};
  },
};
