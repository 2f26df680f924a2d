/** What the work on records has done to the world, and whether it was done in order. On the path of every record. */
import { CowMap } from '../../../kernel/cow.ts';
import type { Context, Origin } from '../../../kernel/service.ts';
import { type Batch, keysMax, type ReaderState } from '../model.ts';

/** What was found while counting. */
export interface Effects {
  /** Records that had been done before. */
  repeatedCount: number;
  /** How often the last of them has been done now. */
  lastEffect: number;
}

/** Counts the records of a batch from `from` to `end`, without it, as done. */
export function countEffects(
  ctx: Context,
  state: ReaderState,
  slot: number,
  batch: Batch,
  from: number,
  end: number,
): Effects {
  const { records, origins } = batch;
  const { effects } = state;
  let onceCount = 0;
  let twiceCount = 0;
  let effect = 0;
  let firstBroken = -1;
  let brokenAfter: Origin = 0;
  let brokenCount = 0;
  for (let place = from; place < end; place++) {
    const origin = origins[place] as Origin;
    effect = (effects.has(origin) ? effects.get(origin) : 0) + 1;
    effects.set(origin, effect);
    if (effect === 2) twiceCount++;
    // A repetition comes late by its nature: order is a matter of first times.
    if (effect > 1) continue;
    onceCount++;
    const later = laterOne(state, records[place]?.PartitionKey ?? '', origin);
    if (later === undefined) continue;
    if (firstBroken < 0) {
      firstBroken = place;
      brokenAfter = later;
    }
    brokenCount++;
  }
  state.effectsTotal += end - from;
  state.effectsOnce += onceCount;
  state.duplicateEffects += twiceCount;
  if (brokenCount > 0) {
    state.outOfOrder += brokenCount;
    ctx.emit('OrderBroken', {
      message: origins[firstBroken],
      after: brokenAfter,
      group: records[firstBroken]?.PartitionKey,
      shard: state.cursors.get(slot)?.index,
      count: brokenCount,
    });
  }
  return { repeatedCount: end - from - onceCount, lastEffect: effect };
}

/** A later record of the same key that was done before this one; notes this one when there is none. */
function laterOne(state: ReaderState, key: string, origin: Origin): Origin | undefined {
  const latest = state.latestByKey.get(key) ?? state.latestByKeyBefore.get(key);
  if (latest !== undefined && latest > origin) return latest;
  state.latestByKey.set(key, origin);
  return undefined;
}

/** Lets the older half of the keys go once there are too many. */
export function forgetOldKeys(ctx: Context, state: ReaderState): void {
  if (state.latestByKey.size < keysMax) return;
  state.latestByKeyBefore = state.latestByKey;
  state.latestByKey = CowMap.create(ctx.epoch);
}
