/** What a shard takes in a second (KDS-20): 1,000 records and 1 MiB, whichever is used up first. */
import { writeBytesPerSecond, writeRecordsPerSecond } from '../limits.ts';
import type { Shard } from '../model.ts';
import { refilled, tokens } from './bucket.ts';

export type WriteLimit = 'records' | 'bytes';

/** Brings the shard's levels up to now. */
export function refillWrites(shard: Shard, nowMs: number): void {
  if (shard.writeAtMs === nowMs) return;
  shard.writeRecords = refilled(shard.writeRecords, writeRecordsPerSecond, shard.writeAtMs, nowMs);
  shard.writeBytes = refilled(shard.writeBytes, writeBytesPerSecond, shard.writeAtMs, nowMs);
  shard.writeAtMs = nowMs;
}

/** Takes one record from refilled levels, or says which limit it would pass. */
export function takeWrite(shard: Shard, bytes: number): WriteLimit | undefined {
  const cost = tokens(bytes);
  if (shard.writeRecords < tokens(1)) return 'records';
  if (shard.writeBytes < cost) return 'bytes';
  shard.writeRecords -= tokens(1);
  shard.writeBytes -= cost;
  return undefined;
}
