/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html */
import { type AccountActionDefinition, isRefusal } from '../../../kernel/service.ts';
import { parseAttribute, type QueueSettings } from '../attributes.ts';
import { missingParameter, queueAlreadyExists, queueDeletedRecently, unknownAttribute } from '../errors.ts';
import { recreateAfterMs } from '../limits.ts';
import { queueUrlOf, readAttributes, refuseName, settingsInForce } from '../rules/queueAttributes.ts';
import { queueUrl } from './shapes.ts';

export const createQueue: AccountActionDefinition = {
  input: {
    type: 'object',
    open: true,
    fields: {
      QueueName: { type: 'string', required: true, rule: 'SQS-10', doc: 'A FIFO queue ends in .fifo.' },
      Attributes: { type: 'map', of: { type: 'string' } },
      QueueUrl: queueUrl,
    },
  },
  doc: 'Makes a queue; again with the same attributes, it only answers with its URL.',
  run(ctx, input: { QueueName?: string; Attributes?: Readonly<Record<string, string>> }) {
    const { QueueName: name, Attributes: attributes = {} } = input;
    if (!name) return missingParameter('QueueName');
    const isFifo = parseAttribute('FifoQueue', attributes.FifoQueue ?? 'false') === true;
    // SQS-E21: a standard queue has no such attribute, not even as false.
    if (attributes.FifoQueue !== undefined && !isFifo) return unknownAttribute('FifoQueue');
    const refusal = refuseName(name, isFifo);
    if (refusal) return refusal;
    const { FifoQueue: _, ...others } = attributes;
    const read = readAttributes(ctx, others, isFifo, undefined);
    if (isRefusal(read)) return read;
    if (ctx.exists('sqs', name)) {
      const existing = settingsInForce(ctx.settingsOf(name) as QueueSettings);
      // SQS-11: an attribute that is left out does not conflict.
      const other = Object.entries(read.settings).find(([key, value]) => existing[key] !== value);
      return other ? queueAlreadyExists(other[0]) : { QueueUrl: queueUrlOf(ctx, name) };
    }
    const removedAtMs = ctx.removedAtMs(name);
    if (removedAtMs !== undefined && ctx.nowMs < removedAtMs + recreateAfterMs) return queueDeletedRecently;
    const refused = ctx.create('sqs', name, { ...read.settings, FifoQueue: isFifo });
    if (refused) return refused;
    // The policy was read, and would have been refused, above: it only has to be put into the queue that is there now.
    const { RedrivePolicy } = attributes;
    if (RedrivePolicy !== undefined) ctx.ask(name, 'SetQueueAttributes', { Attributes: { RedrivePolicy } });
    return { QueueUrl: queueUrlOf(ctx, name) };
  },
};
