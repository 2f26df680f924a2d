/** What a queue is billed by. https://aws.amazon.com/sqs/pricing/ */
import type { MeterDefinition } from '../../kernel/figures.ts';
import type { QueueState } from './model.ts';

const doc =
  'Every request is one, receives that give nothing too; each further 64 KiB of the messages in a request, or in the answer to a receive, is one more. A batch of ten is one request.';

export const meter: readonly MeterDefinition<QueueState>[] = [
  {
    price: 'sqs.request',
    dimension: 'requests',
    doc,
    read: (queue, _nowMs, requestTotal) => (queue.settings.FifoQueue ? 0 : billed(queue, requestTotal)),
  },
  {
    price: 'sqs.fifoRequest',
    dimension: 'FIFO requests',
    doc: `${doc} Requests to a FIFO queue are dearer.`,
    read: (queue, _nowMs, requestTotal) => (queue.settings.FifoQueue ? billed(queue, requestTotal) : 0),
  },
];

function billed({ extraChunksTotal }: QueueState, requestTotal: number): number {
  return requestTotal + extraChunksTotal;
}
