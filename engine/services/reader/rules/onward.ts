/** What was made of a record goes on before the checkpoint: a crash in between repeats, it does not lose. */
import type { Answer, Context, Link } from '../../../kernel/service.ts';
import { instant } from '../../../kernel/time.ts';
import { outcomeOf, outgoingKinds, requestTo } from '../../../programs/outgoing.ts';
import type { ReaderState } from '../model.ts';
import { passRecord, recordAt, shardOf, tellFailure } from './working.ts';

interface OnwardContext {
  slot: number;
  /** Of the cursor: an answer to an earlier life finds nobody. */
  life: number;
  /** Which of the wires onward, from 0. */
  place: number;
  toService: string;
}

export function hasOnward(ctx: Context): boolean {
  return ctx.linksOut.some(({ kind }) => outgoingKinds.includes(kind));
}

/** Sends the record in work along a wire; behind the last one the record is done. */
export function sendOnward(ctx: Context, state: ReaderState, slot: number, place: number): void {
  const links: readonly Link[] = ctx.linksOut.filter(({ kind }) => outgoingKinds.includes(kind));
  const link = links[place];
  const batch = state.batches.get(slot);
  const cursor = state.cursors.get(slot);
  if (!link || !batch || !cursor) return passRecord(ctx, state, slot);
  const { record, origin } = recordAt(batch, batch.next);
  state.batches.set(slot, { ...batch, sinceMs: ctx.nowMs, untilMs: undefined, wakeId: 0 });
  const message = { origin, body: record.Data, group: record.PartitionKey };
  const context: OnwardContext = { slot, life: cursor.life, place, toService: link.toService };
  ctx.call({
    to: link.to,
    ...requestTo(link, [message], false),
    tag: 'sentOnward',
    context,
    origins: [origin],
    timeoutMs: state.settings.requestTimeoutSeconds * 1000,
  });
}

export function sentOnward(ctx: Context, state: ReaderState, answer: Answer): void {
  const { slot, life, place, toService } = answer.call.context as OnwardContext;
  const batch = state.batches.get(slot);
  if (!batch || state.cursors.get(slot)?.life !== life) return;
  const [failure] = outcomeOf(toService, answer, 1).failed;
  if (!failure) return sendOnward(ctx, state, slot, place + 1);
  if (!failure.isRetryable) {
    const reason = `cannot send it to ${answer.call.to} (${failure.code})`;
    tellFailure(ctx, state, slot, batch, batch.next, reason);
    if (state.settings.whenFailed === 'skip') return passRecord(ctx, state, slot);
  } else {
    ctx.emit('OnwardRefused', {
      message: batch.origins[batch.next],
      shard: shardOf(state, slot),
      to: answer.call.to,
      code: failure.code,
      sentence: failure.sentence,
    });
  }
  const untilMs = instant(ctx.nowMs + state.settings.retrySeconds * 1000);
  const wakeId = ctx.wake(untilMs, 'onwardDue', { slot, place });
  state.batches.set(slot, { ...batch, sinceMs: ctx.nowMs, untilMs, wakeId });
}
