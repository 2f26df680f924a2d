/** Not an API operation: a queue hands a spent message to its dead-letter queue (SQS-72 to SQS-76, SQS-79). */
import type { ActionDefinition } from '../../../kernel/service.ts';
import type { DeadLetterTransfer } from '../contract.ts';
import type { QueueState } from '../model.ts';
import { store } from '../rules/lifecycle.ts';
import { answerPolls } from '../rules/receive.ts';
import { mintSequenceNumber } from '../rules/send.ts';

export const acceptDeadLetter: ActionDefinition<QueueState> = {
  input: { type: 'object', open: true, fields: {} },
  doc: 'Takes in a message that another queue has given up on.',
  isInternal: true,
  run(ctx, queue, transfer: DeadLetterTransfer) {
    const isFifo = queue.settings.FifoQueue;
    ctx.emit('DeadLetterArrived', {
      message: transfer.origin,
      group: transfer.group,
      receiveCount: transfer.receiveCount,
    });
    store(
      ctx,
      queue,
      {
        origin: transfer.origin,
        messageId: transfer.messageId,
        body: transfer.body,
        sentAtMs: transfer.sentAtMs,
        // SQS-73 keeps the age on a standard queue, SQS-74 starts it anew on FIFO.
        enqueuedAtMs: isFifo ? ctx.nowMs : transfer.enqueuedAtMs,
        receiveCount: transfer.receiveCount,
        receivesElsewhere: transfer.receiveCount,
        firstReceivedAtMs: transfer.firstReceivedAtMs,
        sequenceNumber: isFifo ? mintSequenceNumber(queue) : undefined,
        // SQS-76: two poison messages with one deduplication id must both arrive.
        deduplicationId: isFifo ? transfer.messageId : undefined,
        sourceArn: transfer.sourceArn,
      },
      transfer.group,
      0,
    );
    answerPolls(ctx, queue);
    return {};
  },
};
