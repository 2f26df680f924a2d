/** A new visibility timeout for a message in flight (SQS-47, SQS-48, SQS-52, SQS-53). */
import type { Context, Refusal } from '../../../kernel/service.ts';
import { instant } from '../../../kernel/time.ts';
import {
  handleExpired,
  handleInvalid,
  notAvailableForVisibilityChange,
  visibilityBeyondTwelveHours,
} from '../errors.ts';
import { visibilityTimeoutSecondsMax } from '../limits.ts';
import type { QueueState } from '../model.ts';
import { makeVisible } from './lifecycle.ts';
import { resolveHandle } from './visibility.ts';

export function changeVisibility(
  ctx: Context,
  queue: QueueState,
  handle: string,
  seconds: number,
): Refusal | undefined {
  const target = resolveHandle(queue, handle);
  if (!target) return handleInvalid(handle);
  const { message, slot, isLatest } = target;
  if (!message) return notAvailableForVisibilityChange(handle);
  if (!isLatest || message.state !== 'inFlight') {
    if (queue.settings.FifoQueue) return handleExpired(handle);
    // SQS-52: recorded as success. What it does is not; here it does nothing.
    ctx.emit('VisibilityChangeIgnored', { message: message.origin });
    return undefined;
  }
  // SQS-48: the ceiling counts from the receive, and SQS never clips for you.
  const elapsedMs = ctx.nowMs - message.lastReceivedAtMs;
  if (elapsedMs + seconds * 1000 > visibilityTimeoutSecondsMax * 1000)
    return visibilityBeyondTwelveHours(seconds);
  const untilMs = instant(ctx.nowMs + seconds * 1000);
  ctx.emit('VisibilityChanged', {
    message: message.origin,
    by: ctx.request.from,
    timeoutMs: seconds * 1000,
    untilMs,
  });
  if (seconds === 0) {
    makeVisible(ctx, queue, slot);
    return undefined;
  }
  const row = queue.messages.edit(slot);
  ctx.cancelWake(row.wakeId);
  row.stateUntilMs = untilMs;
  row.stateSinceMs = ctx.nowMs;
  row.wakeId = ctx.wake(untilMs, 'visibilityExpired', slot);
  return undefined;
}
