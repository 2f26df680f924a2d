/** How shards come and go: the first ones, children after a split or merge, and the two lists that follow from them. */
import type { HashKeyRange } from '../contract.ts';
import {
  iteratorCallsPerSecond,
  readBytesPerSecond,
  readCallsPerSecond,
  writeBytesPerSecond,
  writeRecordsPerSecond,
} from '../limits.ts';
import { nowhere, type Shard, type StreamState } from '../model.ts';
import { fullBucket } from './bucket.ts';
import { hashKeyFrom, type OpenRange } from './hashKeys.ts';
import { shardIdOf } from './shardIds.ts';

/** Adds an open shard and gives its slot. The lists are the caller's to renew. */
export function addShard(
  stream: Pick<StreamState, 'shards'>,
  range: HashKeyRange,
  parents: readonly number[],
  nowMs: number,
): number {
  return stream.shards.add({
    epoch: 0,
    id: shardIdOf(stream.shards.next),
    state: 'open',
    range,
    parents,
    children: [],
    createdAtMs: nowMs,
    closedAtMs: Number.POSITIVE_INFINITY,
    first: nowhere,
    last: nowhere,
    firstPosition: 0,
    nextPosition: 0,
    writeRecords: fullBucket(writeRecordsPerSecond),
    writeBytes: fullBucket(writeBytesPerSecond),
    writeAtMs: nowMs,
    readCalls: fullBucket(readCallsPerSecond),
    readBytes: fullBucket(readBytesPerSecond),
    readAtMs: nowMs,
    readBlockedUntilMs: 0,
    iteratorCalls: fullBucket(iteratorCallsPerSecond),
    iteratorAtMs: nowMs,
    throttledTotal: 0,
    throttledAtMs: undefined,
    readsThrottledTotal: 0,
  });
}

/** Closes the parents (KDS-56) and puts their children in their place: in the line of shards right behind them. */
export function succeed(
  stream: StreamState,
  parents: readonly number[],
  ranges: readonly HashKeyRange[],
  nowMs: number,
): readonly number[] {
  const children = ranges.map((range) => addShard(stream, range, parents, nowMs));
  for (const slot of parents) {
    const parent = stream.shards.edit(slot);
    parent.state = 'closed';
    parent.closedAtMs = nowMs;
    parent.children = children;
  }
  const behind = 1 + Math.max(...parents.map((slot) => stream.order.indexOf(slot)));
  stream.order = [...stream.order.slice(0, behind), ...children, ...stream.order.slice(behind)];
  stream.openRanges = openRangesOf(stream);
  return children;
}

/** Between two parents of a merge stand closed shards only, so the open ones in line are in hash order. */
export function openRangesOf(stream: Pick<StreamState, 'shards' | 'order'>): readonly OpenRange[] {
  return stream.order.flatMap((slot) => {
    const shard = stream.shards.get(slot) as Shard;
    return shard.state === 'open' ? [{ start: hashKeyFrom(shard.range.StartingHashKey), shard: slot }] : [];
  });
}
