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
