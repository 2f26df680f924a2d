/** Retention (SQS-03, SQS-17): the clock starts at the send; whatever its state, a message that is too old vanishes. */
import type { Context } from '../../../kernel/service.ts';
import { instant } from '../../../kernel/time.ts';
import type { QueueState, StoredMessage } from '../model.ts';
import { takeOut } from './lifecycle.ts';

/** The slot of the message whose retention clock started first; undefined when the queue is empty. */
export function oldestMessage(queue: QueueState): number | undefined {
  for (;;) {
    const slot = queue.ages.top();
    if (slot === undefined) return undefined;
    if (queue.messages.get(slot)) return slot;
    queue.ages.pop();
  }
}

/** Drops what is too old and plans the next look. */
export function sweepExpired(ctx: Context, queue: QueueState): void {
  const retentionMs = queue.settings.MessageRetentionPeriod * 1000;
  let slot = oldestMessage(queue);
  while (slot !== undefined) {
    const message = queue.messages.get(slot) as StoredMessage;
    const expiresAtMs = instant(message.enqueuedAtMs + retentionMs);
    if (expiresAtMs > ctx.nowMs) return planSweep(ctx, queue, expiresAtMs);
    takeOut(ctx, queue, slot);
    queue.expiredTotal++;
    ctx.emit('MessageExpired', { message: message.origin, retentionMs, receiveCount: message.receiveCount });
    slot = oldestMessage(queue);
  }
  planSweep(ctx, queue, Number.POSITIVE_INFINITY);
}

/** An earlier look that finds nothing costs less than moving the planned one at every delete. */
function planSweep(ctx: Context, queue: QueueState, atMs: number): void {
  const isPlanned = queue.sweepId !== 0 && queue.sweepAtMs > ctx.nowMs;
  if (atMs === Number.POSITIVE_INFINITY || (isPlanned && queue.sweepAtMs <= atMs)) return;
  if (isPlanned) ctx.cancelWake(queue.sweepId);
  queue.sweepId = ctx.wake(atMs, 'retentionSwept');
  queue.sweepAtMs = atMs;
}

/** The heap of ages keeps what has left until it comes up; past twice the living it is made anew. */
export function tidyAges(queue: QueueState): void {
  if (queue.ages.size < 2 * queue.messages.size + 1024) return;
  queue.ages.clear();
  const living: [number, number][] = [];
  queue.messages.scan((message, slot) => {
    living.push([message.enqueuedAtMs, slot]);
    return true;
  });
  living.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  for (const [enqueuedAtMs, slot] of living) queue.ages.push(enqueuedAtMs, slot);
}
