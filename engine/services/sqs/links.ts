import type { LinkRule } from '../../kernel/service.ts';
import { maxReceiveCountDefault, maxReceiveCountMax } from './limits.ts';

/** Wires that may leave a queue. */
export const links: readonly LinkRule[] = [
  {
    kind: 'poll',
    to: ['worker'],
    title: 'receive',
    doc: 'The worker polls the queue, receives messages and deletes those it is done with.',
    settings: { type: 'object', fields: {} },
    isPulled: true,
    // A worker group polls one queue.
    maxPerTarget: 1,
  },
  {
    kind: 'eventSource',
    to: ['lambda'],
    title: 'event source mapping',
    doc: 'Lambda polls the queue, invokes the function with batches, and deletes what the function is done with.',
    isPulled: true,
    settings: {
      type: 'object',
      fields: {
        BatchSize: {
          type: 'integer',
          title: 'BatchSize',
          doc: 'At most so many messages in one invocation; 10 at most for a FIFO queue. More than 10 need a batching window.',
          rule: 'LAM-01',
          unit: 'messages',
          min: 1,
          max: 10_000,
          default: 10,
        },
        MaximumBatchingWindowInSeconds: {
          type: 'integer',
          title: 'MaximumBatchingWindowInSeconds',
          doc: 'How long messages are gathered before the function is invoked with less than a whole batch; standard queues only.',
          rule: 'LAM-02',
          unit: 's',
          min: 0,
          max: 300,
          default: 0,
        },
        ReportBatchItemFailures: {
          type: 'boolean',
          title: 'ReportBatchItemFailures',
          doc: 'The function names the messages that failed, and only those come back. Without it one bad message fails the whole batch.',
          rule: 'LAM-12',
          default: false,
        },
        MaximumConcurrency: {
          type: 'integer',
          title: 'MaximumConcurrency',
          doc: 'At most so many invocations at a time for this queue; the rest stays visible in the queue. Left out, only the function limits.',
          rule: 'LAM-06',
          unit: 'invocations',
          min: 2,
          max: 1_000,
        },
      },
    },
    refuseSettings({ BatchSize: size, MaximumBatchingWindowInSeconds: window }) {
      if (typeof size !== 'number' || size <= 10 || (typeof window === 'number' && window >= 1))
        return undefined;
      return {
        field: 'MaximumBatchingWindowInSeconds',
        sentence:
          'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
      };
    },
  },
  {
    kind: 'redrive',
    to: ['sqs'],
    title: 'dead letters',
    doc: 'The redrive policy: messages received too often move to the other queue.',
    settings: {
      type: 'object',
      fields: {
        maxReceiveCount: {
          type: 'integer',
          min: 1,
          max: maxReceiveCountMax,
          default: maxReceiveCountDefault,
          unit: 'receives',
          rule: 'SQS-71',
          doc: 'How often a message can be received. The receive after that moves it to the dead-letter queue.',
        },
      },
    },
    maxPerResource: 1,
    refuse(from, to) {
      if (from.id === to.id) return 'A queue cannot be its own dead-letter queue.';
      const isFifo = from.settings.FifoQueue === true;
      // SQS-75
      if (isFifo === (to.settings.FifoQueue === true)) return undefined;
      return isFifo
        ? 'The dead-letter queue of a FIFO queue must be a FIFO queue.'
        : 'The dead-letter queue of a standard queue must be a standard queue.';
    },
  },
];
