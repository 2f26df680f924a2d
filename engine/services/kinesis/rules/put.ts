/**
 * How records come in: routed, measured against their shard's limits, stored. One request opens an inlet for each shard
 * it reaches, so that rows, rates and facts are touched once a shard and not once a record.
 */
import type { Context, Origin, Refusal } from '../../../kernel/service.ts';
import type { PutRecordInput, StreamRecord } from '../contract.ts';
import { badExplicitHashKey, rateExceeded, recordTooLarge } from '../errors.ts';
import { putUnitBytes, recordBytesMax } from '../limits.ts';
import { nowhere, type Shard, type StreamState } from '../model.ts';
import { hashKeyFrom, hashKeyOf, isInHashSpace, rangeOf } from './hashKeys.ts';
import { countWrites } from './rates.ts';
import { planSweepAfterPut } from './retention.ts';
import { sequenceBase, sequenceNumber } from './sequenceNumbers.ts';
import { refillWrites, takeWrite, type WriteLimit } from './writeLimits.ts';

export type Entry = Pick<PutRecordInput, 'Data' | 'PartitionKey' | 'ExplicitHashKey'>;

/** What one request does to one shard. Lives as long as the request. */
export interface Inlet {
  slot: number;
  shard: Shard;
  /** All of the sequence numbers but their index. */
  base: bigint;
  taken: Origin[];
  bytes: number;
  refusedByRecords: Origin[];
  refusedByBytes: Origin[];
}

/** What is wrong with a record, whatever the state of the stream. */
export function refuseEntry({ ExplicitHashKey }: Entry, bytes: number): Refusal | undefined {
  if (ExplicitHashKey !== undefined && !isInHashSpace(ExplicitHashKey))
    return badExplicitHashKey(ExplicitHashKey);
  return bytes > recordBytesMax ? recordTooLarge(bytes, recordBytesMax) : undefined;
}

/** Index of the open range that takes a record (KDS-02). */
export function routeOf(stream: StreamState, { PartitionKey, ExplicitHashKey }: Entry): number {
  const { openRanges } = stream;
  if (openRanges.length === 1) return 0;
  const key = ExplicitHashKey === undefined ? hashKeyOf(PartitionKey) : hashKeyFrom(ExplicitHashKey);
  return rangeOf(openRanges, key);
}

export function openInlet(ctx: Context, stream: StreamState, route: number): Inlet {
  const slot = (stream.openRanges[route] as { shard: number }).shard;
  const shard = stream.shards.edit(slot);
  refillWrites(shard, ctx.nowMs);
  const base = sequenceBase(shard, slot, ctx.nowMs);
  return { slot, shard, base, taken: [], bytes: 0, refusedByRecords: [], refusedByBytes: [] };
}

/** Stores a record and gives it back, or says which limit of its shard it would pass. */
export function takeIn(
  ctx: Context,
  stream: StreamState,
  inlet: Inlet,
  entry: Entry,
  bytes: number,
  origin: Origin,
): StreamRecord | WriteLimit {
  const { shard } = inlet;
  const limit = takeWrite(shard, bytes);
  if (limit) {
    (limit === 'records' ? inlet.refusedByRecords : inlet.refusedByBytes).push(origin);
    return limit;
  }
  const record: StreamRecord = {
    SequenceNumber: sequenceNumber(inlet.base, stream.records.next + 1),
    ApproximateArrivalTimestamp: ctx.nowMs / 1000,
    Data: entry.Data,
    PartitionKey: entry.PartitionKey,
  };
  const slot = stream.records.add({
    epoch: 0,
    origin,
    shard: inlet.slot,
    position: shard.nextPosition++,
    sizeBytes: bytes,
    previous: shard.last,
    next: nowhere,
    record,
  });
  if (shard.last === nowhere) shard.first = slot;
  else stream.records.edit(shard.last).next = slot;
  shard.last = slot;
  inlet.taken.push(origin);
  inlet.bytes += bytes;
  stream.putUnitsTotal += bytes <= putUnitBytes ? 1 : Math.ceil(bytes / putUnitBytes);
  return record;
}

/** Counts what the request did to the shard, and tells of what was refused. */
export function closeInlet(ctx: Context, stream: StreamState, inlet: Inlet): void {
  const { slot, shard, taken, bytes, refusedByRecords, refusedByBytes } = inlet;
  const throttled = refusedByRecords.length + refusedByBytes.length;
  countWrites(stream, slot, ctx.nowMs, { records: taken.length, bytes, throttled });
  stream.putTotal += taken.length;
  stream.bytesTotal += bytes;
  if (taken.length > 0) planSweepAfterPut(ctx, stream);
  if (throttled === 0) return;
  stream.throttledTotal += throttled;
  shard.throttledTotal += throttled;
  shard.throttledAtMs = ctx.nowMs;
}

/** KDS-24 */
export function throttleOf(ctx: Context, { shard }: Inlet): Refusal {
  return rateExceeded(shard.id, { name: ctx.self, account: ctx.account });
}
