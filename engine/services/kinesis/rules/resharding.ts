/**
 * Split and merge (KDS-56 to KDS-61). While the stream is UPDATING the old shards work on; when it is ACTIVE again they
 * are closed, their records stay in them, and new records of their hash range go to the children.
 */
import { type Context, isRefusal, type Refusal } from '../../../kernel/service.ts';
import { alreadyResharded, notActive } from '../errors.ts';
import type { Reshard, Shard, StreamState } from '../model.ts';
import { type Addressed, livingShard, namedBy, noShard, refuseOther, shardNumberOf } from './addressing.ts';
import { succeed } from './shards.ts';

export interface Eligible {
  number: number;
  shard: Readonly<Shard>;
}

/** The shards that are named, all open, in a stream that is ACTIVE; or why they cannot be resharded. */
export function eligible(
  ctx: Context,
  stream: StreamState,
  input: Addressed,
  ids: readonly string[],
): readonly Eligible[] | Refusal {
  const named = namedBy(ctx, input);
  const numbers: number[] = [];
  for (const id of ids) {
    const number = shardNumberOf(id, named);
    if (isRefusal(number)) return number;
    numbers.push(number);
  }
  const other = refuseOther(ctx, input);
  if (other) return other;
  if (stream.status !== 'ACTIVE') return notActive(named, stream.status);
  const found: Eligible[] = [];
  for (const number of numbers) {
    const shard = livingShard(stream, number);
    if (!shard) return noShard(number, named);
    if (shard.state !== 'open') return alreadyResharded(shard.id, named);
    found.push({ number, shard });
  }
  return found;
}

export function beginReshard(ctx: Context, stream: StreamState, reshard: Reshard): void {
  const tookMs = stream.settings.reshardSeconds * 1000;
  stream.status = 'UPDATING';
  stream.activeAtMs = ctx.nowMs + tookMs;
  const { kind, shard } = reshard;
  ctx.emit(kind === 'split' ? 'SplitStarted' : 'MergeStarted', {
    shard,
    ...(reshard.kind === 'merge' ? { adjacent: reshard.adjacent } : {}),
    tookMs,
  });
  ctx.wake(stream.activeAtMs, 'reshardDone', reshard);
}

export function finishReshard(ctx: Context, stream: StreamState, reshard: Reshard): void {
  stream.status = 'ACTIVE';
  stream.activeAtMs = undefined;
  const { range } = stream.shards.get(reshard.shard) as Shard;
  if (reshard.kind === 'split') {
    const { newStartingHashKey: middle } = reshard;
    const lower = { ...range, EndingHashKey: (BigInt(middle) - 1n).toString() };
    const upper = { ...range, StartingHashKey: middle };
    const [lowerChild, upperChild] = succeed(stream, [reshard.shard], [lower, upper], ctx.nowMs);
    ctx.emit('ShardSplit', { shard: reshard.shard, lower: lowerChild, upper: upperChild });
  } else {
    const { EndingHashKey } = (stream.shards.get(reshard.adjacent) as Shard).range;
    const parents = [reshard.shard, reshard.adjacent];
    const [child] = succeed(stream, parents, [{ ...range, EndingHashKey }], ctx.nowMs);
    ctx.emit('ShardsMerged', { shard: reshard.shard, adjacent: reshard.adjacent, child });
  }
  const closed = reshard.kind === 'split' ? [reshard.shard] : [reshard.shard, reshard.adjacent];
  for (const shard of closed) ctx.emit('ShardClosed', { shard });
  ctx.emit('StreamActive', { shards: stream.openRanges.length });
}
