/** What the page may know of a reader of a stream. Types only. */
import type { Origin } from '../../kernel/service.ts';

export interface ReaderShard {
  id: string;
  index: number;
  /**
   * waitsForParent: a child whose parent is not read to its end; starting: asks for an iterator; reading: a GetRecords is
   * under way; working: on the records it got; pausing: until the next read; done: at the end of a closed shard.
   */
  activity: 'waitsForParent' | 'starting' | 'reading' | 'working' | 'pausing' | 'done';
  sinceMs: number;
  untilMs?: number;
  /** The batch in work. */
  batch?: { count: number; first: Origin; done: number };
  /** Sequence number of the last checkpoint; absent before the first. */
  checkpoint?: string;
  /** Records processed since then: a crash repeats them. */
  sinceCheckpoint: number;
  readTotal: number;
  /** Iterator age: how far behind the tip the last read was, ms. */
  behindMs: number;
}

export interface ReaderView {
  kind: 'reader';
  /** Id of the stream; absent when no wire leads here. */
  stream?: string;
  isCrashed: boolean;
  /** At most `readerShardsMax`, in the order of their numbers, those that are not done first. */
  shards: readonly ReaderShard[];
  shardCount: number;
  doneCount: number;
  recordsTotal: number;
  /** Records processed at least once, and those of them more than once. */
  effectsOnce: number;
  effectsTotal: number;
  duplicateEffects: number;
  /** Records processed after a later one of the same partition key. */
  outOfOrder: number;
  failedTotal: number;
  throttledTotal: number;
  emptyReadsTotal: number;
  readsTotal: number;
  behindMaxMs: number;
}

export const readerShardsMax = 8;
