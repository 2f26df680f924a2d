/** The rows: one per wire and shard. */
import type { Context } from '../../kernel/service.ts';
import { instant } from '../../kernel/time.ts';
import type { ReadsShards, SeenShard, ShardCursor, StartingPoint, StreamWatch } from './types.ts';

export function newCursor(
  ctx: Context,
  watch: StreamWatch,
  { shardId, parents }: SeenShard,
  startAt: StartingPoint,
): ShardCursor {
  const isSkipped = startAt.type === 'END';
  return {
    epoch: 0,
    link: watch.link.id,
    stream: watch.stream,
    shardId,
    index: Number(shardId.slice(shardId.indexOf('-') + 1)),
    parents,
    state: isSkipped ? 'done' : 'waitsForParent',
    sinceMs: ctx.nowMs,
    untilMs: undefined,
    wakeId: 0,
    life: 0,
    iterator: undefined,
    startAt,
    isSkipped,
    firstSeenMs: ctx.nowMs,
    readAtMs: 0,
    behindMs: 0,
    lastSequenceNumber: undefined,
    readTotal: 0,
    readsTotal: 0,
    emptyReadsTotal: 0,
  };
}

export function setCursorState(
  ctx: Context,
  state: ReadsShards,
  slot: number,
  to: ShardCursor['state'],
): ShardCursor {
  const cursor = state.cursors.edit(slot);
  cursor.state = to;
  cursor.sinceMs = ctx.nowMs;
  cursor.untilMs = undefined;
  cursor.wakeId = 0;
  return cursor;
}

export function pauseCursor(ctx: Context, state: ReadsShards, slot: number, untilMs: number): void {
  const cursor = setCursorState(ctx, state, slot, 'pausing');
  cursor.untilMs = instant(untilMs);
  cursor.wakeId = ctx.wake(cursor.untilMs, 'shardReadDue', slot);
}

/** Whatever was under way for it finds nobody. */
export function breakOff(ctx: Context, state: ReadsShards, slot: number): ShardCursor {
  const cursor = state.cursors.edit(slot);
  ctx.cancelWake(cursor.wakeId);
  cursor.wakeId = 0;
  cursor.untilMs = undefined;
  cursor.life++;
  cursor.iterator = undefined;
  return cursor;
}

/** Slots of a wire's shards, oldest first. */
export function slotsOf(state: ReadsShards, linkId: string): number[] {
  const slots: number[] = [];
  state.cursors.scan((cursor, slot) => {
    if (cursor.link === linkId) slots.push(slot);
    return true;
  });
  return slots;
}

/** Shard id → slot, for one wire. */
export function slotsById(state: ReadsShards, linkId: string): ReadonlyMap<string, number> {
  return new Map(slotsOf(state, linkId).map((slot) => [state.cursors.get(slot)?.shardId ?? '', slot]));
}

/** A parent that is not known (any more) is not waited for: its records have expired. */
export function hasUnfinishedParent(
  state: ReadsShards,
  slots: ReadonlyMap<string, number>,
  parents: readonly string[],
): boolean {
  return parents.some((parent) => {
    const slot = slots.get(parent);
    return slot !== undefined && state.cursors.get(slot)?.state !== 'done';
  });
}
