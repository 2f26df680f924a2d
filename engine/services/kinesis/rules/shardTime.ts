/** Time of open shards, which is what a stream costs while nothing happens (KDS-71). */
import { retentionHoursMin } from '../limits.ts';
import type { StreamState } from '../model.ts';

/** Beyond what is included in a shard hour (KDS-55). */
export function isExtended(retentionHours: number): boolean {
  return retentionHours > retentionHoursMin;
}

/** How long each shard has been open, all together, ms. A closed one costs no more, though it is read. */
export function shardMs({ shards }: StreamState, nowMs: number): number {
  let sum = 0;
  shards.scan(({ createdAtMs, closedAtMs }) => {
    sum += Math.min(closedAtMs, nowMs) - createdAtMs;
    return true;
  });
  return sum;
}

/** The part of it under extended retention, ms. */
export function extendedShardMs(stream: StreamState, nowMs: number): number {
  const { extendedShardMs: before, extendedFromShardMs: fromShardMs } = stream;
  return fromShardMs < 0 ? before : before + shardMs(stream, nowMs) - fromShardMs;
}

/** The retention has just changed: extended time begins, goes on or is over. */
export function meterRetention(stream: StreamState, nowMs: number): void {
  stream.extendedShardMs = extendedShardMs(stream, nowMs);
  stream.extendedFromShardMs = isExtended(stream.settings.RetentionPeriodHours) ? shardMs(stream, nowMs) : -1;
}
