/**
 * What a shard hands out in a second (KDS-30): five GetRecords calls and 2 MiB, shared by all who poll it. Bytes can be
 * owed: an answer may be larger than what is left, and then the shard is silent until the debt is paid (KDS-32).
 */
import { instant } from '../../../kernel/time.ts';
import {
  fullAnswerPauseMs,
  iteratorCallsPerSecond,
  readBytesPerSecond,
  readCallsPerSecond,
} from '../limits.ts';
import type { Shard } from '../model.ts';
import { refilled, tokens } from './bucket.ts';

export type ReadLimit = 'calls' | 'bytes';

export function refillReads(shard: Shard, nowMs: number): void {
  shard.readCalls = refilled(shard.readCalls, readCallsPerSecond, shard.readAtMs, nowMs);
  shard.readBytes = refilled(shard.readBytes, readBytesPerSecond, shard.readAtMs, nowMs);
  shard.readAtMs = nowMs;
}

/** Takes one call from refilled levels, or says which limit forbids it. */
export function takeRead(shard: Shard, nowMs: number): ReadLimit | undefined {
  if (nowMs < shard.readBlockedUntilMs || shard.readBytes <= 0) return 'bytes';
  if (shard.readCalls < tokens(1)) return 'calls';
  shard.readCalls -= tokens(1);
  return undefined;
}

/** @param isFull the answer was cut at 10 MiB */
export function payRead(shard: Shard, bytes: number, isFull: boolean, nowMs: number): void {
  shard.readBytes -= tokens(bytes);
  if (isFull) shard.readBlockedUntilMs = instant(nowMs + fullAnswerPauseMs);
}

/** KDS-36: false when the shard gave five iterators in this second. */
export function takeIteratorCall(shard: Shard, nowMs: number): boolean {
  const level = refilled(shard.iteratorCalls, iteratorCallsPerSecond, shard.iteratorAtMs, nowMs);
  const isAllowed = level >= tokens(1);
  shard.iteratorCalls = isAllowed ? level - tokens(1) : level;
  shard.iteratorAtMs = nowMs;
  return isAllowed;
}
