/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html */
import { type ActionDefinition, later } from '../../../kernel/service.ts';
import type { ReceiveMessageInput } from '../contract.ts';
import { tooManyInFlight } from '../errors.ts';
import { inFlightMax, receiveCountMax, visibilityTimeoutSecondsMax, waitTimeSecondsMax } from '../limits.ts';
import type { QueueState } from '../model.ts';
import { receiveNow } from '../rules/receive.ts';
import { request } from './shapes.ts';

export const receiveMessage: ActionDefinition<QueueState> = {
  input: request({
    MaxNumberOfMessages: { type: 'integer', min: 1, max: receiveCountMax, default: 1, rule: 'SQS-41' },
    WaitTimeSeconds: {
      type: 'integer',
      min: 0,
      max: waitTimeSecondsMax,
      unit: 's',
      rule: 'SQS-43',
      doc: 'Overrides the queue.',
    },
    VisibilityTimeout: {
      type: 'integer',
      min: 0,
      max: visibilityTimeoutSecondsMax,
      unit: 's',
      rule: 'SQS-46',
      doc: 'For the messages of this answer only; the queue decides when it is left out.',
    },
    MessageSystemAttributeNames: { type: 'list', of: { type: 'string' }, advanced: true },
    AttributeNames: { type: 'list', of: { type: 'string' }, advanced: true },
    MessageAttributeNames: { type: 'list', of: { type: 'string' }, advanced: true },
  }),
  doc: 'Hands out up to ten messages and hides them. It counts as a receive, as in the console.',
  run(ctx, queue, input: ReceiveMessageInput) {
    const waitSeconds = input.WaitTimeSeconds ?? queue.settings.ReceiveMessageWaitTimeSeconds;
    const isFull = queue.inFlightCount >= inFlightMax;
    // SQS-55, SQS-56: a standard queue says so on a short poll; a FIFO queue just gives nothing.
    if (isFull && !queue.settings.FifoQueue && waitSeconds === 0) return tooManyInFlight;
    const { from } = ctx.request;
    const received = receiveNow(ctx, queue, input, from);
    if (received.origins.length === 0 && waitSeconds > 0) {
      const slot = queue.polls.add({ epoch: 0, call: ctx.request, input, wakeId: 0 });
      queue.polls.edit(slot).wakeId = ctx.wake(ctx.nowMs + waitSeconds * 1000, 'longPollTimedOut', slot);
      return later;
    }
    if (received.origins.length === 0) {
      queue.emptyReceivesTotal++;
      ctx.emit('ReceiveEmpty', { by: from, waitedMs: 0 });
    }
    ctx.carry(received.origins);
    return received.output;
  },
};
