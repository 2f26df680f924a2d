import type { Context } from '../../../kernel/service.ts';
import type { QueueState, StoredMessage } from '../model.ts';
import { makeVisible } from '../rules/lifecycle.ts';
import { answerPolls } from '../rules/receive.ts';

/** The visibility timeout ran out before a delete: the message can be handed out again (SQS-40). */
export function visibilityExpired(ctx: Context, queue: QueueState, slot: number): void {
  const message = queue.messages.get(slot) as StoredMessage;
  const { origin, receiveCount, stateSinceMs } = message;
  ctx.emit('VisibilityExpired', {
    message: origin,
    receiveCount,
    receiveHere: receiveCount - message.receivesElsewhere,
    maxReceiveCount: queue.redrive?.maxReceiveCount,
    timeoutMs: ctx.nowMs - stateSinceMs,
  });
  makeVisible(ctx, queue, slot);
  answerPolls(ctx, queue);
}
