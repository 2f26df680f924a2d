/**
 * Retention (KDS-55): the clock starts when a record arrives, whoever has read it. All shards share one retention and one
 * table in order of arrival, so what is too old is always at the front.
 */
import type { Context } from '../../../kernel/service.ts';
import { instant } from '../../../kernel/time.ts';
import { arrivedAtMs, nowhere, type Shard, type StoredRecord, type StreamState } from '../model.ts';
import { markOf } from './read.ts';

export function retentionMs(stream: StreamState): number {
  return stream.settings.RetentionPeriodHours * 3_600_000;
}

/** Drops what is too old, and plans the next look. */
export function sweepExpired(ctx: Context, stream: StreamState): void {
  // Rounded like every instant: a horizon a hair too early would leave the oldest record, and be planned anew for ever.
  const horizonMs = instant(ctx.nowMs - retentionMs(stream));
  /** Records dropped, by shard. */
  const dropped = new Map<number, number>();
  for (let slot = stream.records.first(); slot !== undefined; slot = stream.records.first()) {
    const row = stream.records.get(slot) as StoredRecord;
    if (arrivedAtMs(row) > horizonMs) break;
    drop(stream, slot, row);
    dropped.set(row.shard, (dropped.get(row.shard) ?? 0) + 1);
  }
  for (const [shard, count] of dropped) {
    ctx.emit('RecordsExpired', { shard, count, retentionMs: retentionMs(stream) });
    tellMissed(ctx, stream, shard, count);
  }
  expireShards(ctx, stream, horizonMs);
  planSweep(ctx, stream);
}

function drop(stream: StreamState, slot: number, row: Readonly<StoredRecord>): void {
  const shard = stream.shards.edit(row.shard);
  shard.first = row.next;
  if (row.next === nowhere) shard.last = nowhere;
  shard.firstPosition = row.position + 1;
  stream.records.remove(slot);
}

/** A consumer on a wire that is further behind than the retention never gets these records. */
function tellMissed(ctx: Context, stream: StreamState, number: number, count: number): void {
  const { firstPosition } = stream.shards.get(number) as Shard;
  for (const by of stream.consumers) {
    const mark = markOf(stream, number, by);
    if (!ctx.linksOut.some(({ to }) => to === by)) continue;
    if (!mark || mark.position >= firstPosition) continue;
    const missed = Math.min(count, firstPosition - mark.position);
    ctx.emit('RecordsMissed', { shard: number, by, count: missed, retentionMs: retentionMs(stream) });
  }
}

/** KDS-56: a closed shard is gone when nothing can be in it any more. */
function expireShards(ctx: Context, stream: StreamState, horizonMs: number): void {
  const gone = stream.order.filter((slot) => (stream.shards.get(slot) as Shard).closedAtMs <= horizonMs);
  if (gone.length === 0) return;
  stream.order = stream.order.filter((slot) => !gone.includes(slot));
  for (const shard of gone) {
    stream.shards.edit(shard).state = 'expired';
    ctx.emit('ShardExpired', { shard });
  }
}

/** What has just come is younger than what the planned look waits for. */
export function planSweepAfterPut(ctx: Context, stream: StreamState): void {
  if (!isSweepPlanned(ctx, stream)) planSweep(ctx, stream);
}

/** An earlier look that finds nothing costs less than moving the planned one. */
export function planSweep(ctx: Context, stream: StreamState): void {
  const isPlanned = isSweepPlanned(ctx, stream);
  const atMs = instant(oldestMs(stream) + retentionMs(stream));
  if (atMs === Number.POSITIVE_INFINITY || (isPlanned && stream.sweepAtMs <= atMs)) return;
  if (isPlanned) ctx.cancelWake(stream.sweepId);
  stream.sweepId = ctx.wake(atMs, 'retentionSwept');
  stream.sweepAtMs = atMs;
}

function isSweepPlanned(ctx: Context, stream: StreamState): boolean {
  return stream.sweepId !== 0 && stream.sweepAtMs > ctx.nowMs;
}

/** When the oldest record came or the oldest closed shard closed, ms; Infinity when there is neither. */
function oldestMs(stream: StreamState): number {
  const slot = stream.records.first();
  const row = slot === undefined ? undefined : stream.records.get(slot);
  let oldest = row ? arrivedAtMs(row) : Number.POSITIVE_INFINITY;
  if (stream.order.length > stream.openRanges.length)
    for (const slot of stream.order) oldest = Math.min(oldest, (stream.shards.get(slot) as Shard).closedAtMs);
  return oldest;
}
