/** Answers to calls a queue made. */
import type { Answer, Context } from '../../kernel/service.ts';
import type { DeadLetterTransfer } from './contract.ts';
import type { QueueState } from './model.ts';
import { store } from './rules/lifecycle.ts';
import { answerPolls } from './rules/receive.ts';

/** The dead-letter queue may have been deleted while the message was on its way: then it comes back, because SQS loses nothing. */
export function deadLetterAccepted(ctx: Context, queue: QueueState, answer: Answer): void {
  if (!answer.refusal && !answer.isTimedOut) return;
  const transfer = answer.call.context as DeadLetterTransfer;
  queue.deadLetteredTotal--;
  ctx.emit('DeadLetterReturned', { message: transfer.origin, to: answer.call.to });
  store(
    ctx,
    queue,
    {
      origin: transfer.origin,
      messageId: transfer.messageId,
      body: transfer.body,
      sentAtMs: transfer.sentAtMs,
      enqueuedAtMs: transfer.enqueuedAtMs,
      receiveCount: transfer.receiveCount,
      receivesElsewhere: transfer.receivesElsewhere,
      firstReceivedAtMs: transfer.firstReceivedAtMs,
      sequenceNumber: undefined,
      deduplicationId: undefined,
      sourceArn: undefined,
    },
    transfer.group,
    0,
  );
  answerPolls(ctx, queue);
}
