/** Deleting by receipt handle (SQS-49 to SQS-51, SQS-54). */
import type { Context, Refusal } from '../../../kernel/service.ts';
import { handleExpired, handleInvalid } from '../errors.ts';
import type { QueueState } from '../model.ts';
import { takeOut } from './lifecycle.ts';
import { tidyAges } from './retention.ts';
import { resolveHandle } from './visibility.ts';

/** Deletes, or answers success without effect, or refuses: which one depends on the queue's type and the handle's age. */
export function deleteByHandle(ctx: Context, queue: QueueState, handle: string): Refusal | undefined {
  const target = resolveHandle(queue, handle);
  if (!target) return handleInvalid(handle);
  const { message, slot, isLatest } = target;
  if (message && queue.settings.FifoQueue && (!isLatest || message.state !== 'inFlight'))
    return handleExpired(handle);
  queue.deleteCallsTotal++;
  // SQS-51: what is gone already is deleted once more, with success.
  if (!message) return undefined;
  if (!isLatest) {
    ctx.emit('DeleteIgnored', { message: message.origin, receiveCount: message.receiveCount });
    return undefined;
  }
  const isLate = message.state === 'visible';
  takeOut(ctx, queue, slot);
  queue.deletedTotal++;
  tidyAges(queue);
  ctx.emit('MessageDeleted', {
    message: message.origin,
    by: ctx.request.from,
    receiveCount: message.receiveCount,
    isLate,
  });
  return undefined;
}
