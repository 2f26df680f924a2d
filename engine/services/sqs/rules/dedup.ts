/** Deduplication (SQS-91 to SQS-94): an id is remembered for five minutes from the first accepted send, whatever became of the message. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Context, Origin } from '../../../kernel/service.ts';
import { instant } from '../../../kernel/time.ts';
import type { DeduplicationScope, QueueSettings } from '../attributes.ts';
import type { SendMessageInput } from '../contract.ts';
import { deduplicationWindowMs, scopeChangeMs } from '../limits.ts';
import type { Deduplication, QueueState } from '../model.ts';

/** The id a send is compared by; an explicit one wins over the body's hash (SQS-93). Undefined when it has none. */
export function deduplicationIdOf(
  queue: QueueState,
  input: Pick<SendMessageInput, 'MessageBody' | 'MessageDeduplicationId'>,
): { id: string; isContentBased: boolean } | undefined {
  if (input.MessageDeduplicationId !== undefined)
    return { id: input.MessageDeduplicationId, isContentBased: false };
  if (!queue.settings.ContentBasedDeduplication) return undefined;
  return { id: bytesToHex(sha256(utf8ToBytes(input.MessageBody))), isContentBased: true };
}

/** SQS-94: one space of ids for the queue, or one for each group. */
function keyOf(ctx: Context, queue: QueueState, id: string, group: string): string {
  return scopeInForce(ctx, queue) === 'messageGroup' ? `${group}\n${id}` : id;
}

function scopeInForce(ctx: Context, queue: QueueState): DeduplicationScope {
  if (ctx.nowMs < queue.formerScopeUntilMs) return queue.formerScope;
  return queue.settings.DeduplicationScope ?? 'queue';
}

/** SQS-95: recorded right after the change, AWS still went by the old scope; as long as attributes take (SQS-09), so do we. */
export function keepScope(ctx: Context, queue: QueueState, changes: Partial<QueueSettings>): void {
  if (!('DeduplicationScope' in changes)) return;
  queue.formerScope = scopeInForce(ctx, queue);
  queue.formerScopeUntilMs = instant(ctx.nowMs + scopeChangeMs);
}

/** The send that this one repeats, if it is still remembered. */
export function remembered(ctx: Context, queue: QueueState, id: string, group: string): number | undefined {
  forgetOld(ctx, queue);
  return queue.deduplicationSlots.get(keyOf(ctx, queue, id, group));
}

export function remember(
  ctx: Context,
  queue: QueueState,
  id: { id: string; isContentBased: boolean },
  group: string,
  sent: { origin: Origin; messageId: string; sequenceNumber: string },
): void {
  const key = keyOf(ctx, queue, id.id, group);
  const slot = queue.deduplications.add({
    epoch: 0,
    key,
    ...id,
    ...sent,
    sinceMs: ctx.nowMs,
    untilMs: instant(ctx.nowMs + deduplicationWindowMs),
    swallowed: 0,
    swallowedAtMs: undefined,
  });
  queue.deduplicationSlots.set(key, slot);
}

/** Ids are remembered in the order in which they will be forgotten. */
function forgetOld(ctx: Context, queue: QueueState): void {
  const { deduplications, deduplicationSlots } = queue;
  while (queue.oldestDeduplication < deduplications.next) {
    const old = deduplications.get(queue.oldestDeduplication) as Deduplication;
    if (old.untilMs > ctx.nowMs) return;
    if (deduplicationSlots.get(old.key) === queue.oldestDeduplication) deduplicationSlots.delete(old.key);
    deduplications.remove(queue.oldestDeduplication++);
  }
}
