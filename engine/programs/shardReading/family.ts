/** Shards come and go: first sight, parents before children, the end of a shard. */
import type { Context } from '../../kernel/service.ts';
import { readOn } from './asking.ts';
import { breakOff, hasUnfinishedParent, newCursor, setCursorState, slotsById, slotsOf } from './cursors.ts';
import type { ReadsShards, SeenShard, ShardReadingOptions, StreamWatch } from './types.ts';
import { watchOf } from './watches.ts';

/** Gives a row to every shard that has none yet, and begins those that need not wait. */
export function meet<State extends ReadsShards>(
  options: ShardReadingOptions<State>,
  ctx: Context,
  state: State,
  watch: StreamWatch,
  shards: readonly SeenShard[],
): void {
  const known = slotsById(state, watch.link.id);
  const met: number[] = [];
  for (const shard of shards) {
    if (known.has(shard.shardId)) continue;
    met.push(state.cursors.add(newCursor(ctx, watch, shard, options.startOf(ctx, state, watch.link, shard))));
  }
  beginWaiting(options, ctx, state, watch.link.id);
  for (const slot of met) {
    if (state.cursors.get(slot)?.state === 'waitsForParent') options.childWaits?.(ctx, state, slot);
  }
}

/** Begins every shard that waits and need not any more. */
export function beginWaiting<State extends ReadsShards>(
  options: ShardReadingOptions<State>,
  ctx: Context,
  state: State,
  linkId: string,
): void {
  const watch = watchOf(state, linkId);
  if (!watch || watch.isHalted) return;
  const isOrdered = options.isOrdered(state, watch.link);
  const slots = slotsById(state, linkId);
  for (const slot of slots.values()) {
    const cursor = state.cursors.get(slot);
    if (cursor?.state !== 'waitsForParent') continue;
    if (isOrdered && hasUnfinishedParent(state, slots, cursor.parents)) continue;
    readOn(options, ctx, state, slot);
  }
}

/** Nothing more will come of a shard: its children may begin. */
export function finish<State extends ReadsShards>(
  options: ShardReadingOptions<State>,
  ctx: Context,
  state: State,
  slot: number,
): void {
  breakOff(ctx, state, slot);
  const { link } = setCursorState(ctx, state, slot, 'done');
  options.finished?.(ctx, state, slot);
  beginWaiting(options, ctx, state, link);
}

/** Shards that the stream no longer lists have expired: what is in work is ended, the rest is over. */
export function forgetExpired<State extends ReadsShards>(
  options: ShardReadingOptions<State>,
  ctx: Context,
  state: State,
  linkId: string,
  listed: ReadonlySet<string>,
  listedMs: number,
): void {
  for (const slot of slotsOf(state, linkId)) {
    const cursor = state.cursors.get(slot);
    // A child may be younger than the list.
    if (!cursor || listed.has(cursor.shardId) || cursor.firstSeenMs >= listedMs) continue;
    if (cursor.state === 'done') forget(options, ctx, state, slot);
    else if (cursor.state === 'holding') state.cursors.edit(slot).iterator = undefined;
    else finish(options, ctx, state, slot);
  }
}

export function forget<State extends ReadsShards>(
  options: ShardReadingOptions<State>,
  ctx: Context,
  state: State,
  slot: number,
): void {
  ctx.cancelWake(state.cursors.get(slot)?.wakeId ?? 0);
  options.forgotten?.(ctx, state, slot);
  state.cursors.remove(slot);
}
