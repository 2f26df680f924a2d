import type { Context } from '../../../kernel/service.ts';
import type { QueueState, StoredMessage } from '../model.ts';
import { makeVisible } from '../rules/lifecycle.ts';
import { answerPolls } from '../rules/receive.ts';

/** A delay that began at the send is over (SQS-63). */
export function delayElapsed(ctx: Context, queue: QueueState, slot: number): void {
  const message = queue.messages.get(slot) as StoredMessage;
  ctx.emit('DelayElapsed', { message: message.origin, delayMs: ctx.nowMs - message.stateSinceMs });
  makeVisible(ctx, queue, slot);
  answerPolls(ctx, queue);
}
