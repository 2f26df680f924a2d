/** Reading a shard from a place on, and what the stream remembers of its readers. */
import type { Origin } from '../../../kernel/service.ts';
import { instant } from '../../../kernel/time.ts';
import type { ChildShard, StreamRecord } from '../contract.ts';
import { readAnswerBytesMax } from '../limits.ts';
import { nowhere, type ReadMark, type Shard, type StoredRecord, type StreamState } from '../model.ts';
import { nextSlot, type Place } from './iterators.ts';

/** What one read found. */
export interface Reading {
  records: StreamRecord[];
  origins: Origin[];
  bytes: number;
  /** The next record would have made it more than 10 MiB. */
  isFull: boolean;
  /** Where the next read goes on. */
  place: Place;
  isAtTip: boolean;
  /** Place in the shard of the next record to come. */
  position: number;
  /** KDS-38: age of the last record handed out, whole ms; 0 at the tip only. */
  behindMs: number;
}

/** At most `limit` records and 10 MiB from a place on (KDS-31). */
export function readFrom(
  stream: StreamState,
  shard: Readonly<Shard>,
  place: Place,
  limit: number,
  nowMs: number,
): Reading {
  const records: StreamRecord[] = [];
  const origins: Origin[] = [];
  let bytes = 0;
  let isFull = false;
  let last: Readonly<StoredRecord> | undefined;
  let lastSlot = nowhere;
  let slot = nextSlot(stream, shard, place);
  while (slot !== nowhere && records.length < limit) {
    const row = stream.records.get(slot) as StoredRecord;
    isFull = bytes + row.sizeBytes > readAnswerBytesMax;
    if (isFull) break;
    records.push(row.record);
    origins.push(row.origin);
    bytes += row.sizeBytes;
    last = row;
    lastSlot = slot;
    slot = row.next;
  }
  const isAtTip = slot === nowhere;
  return {
    records,
    origins,
    bytes,
    isFull,
    place: last ? { isAfter: true, slot: lastSlot } : { isAfter: place.isAfter, slot: place.slot },
    isAtTip,
    position: last ? last.position + 1 : shard.nextPosition,
    behindMs: isAtTip || !last ? 0 : ageMs(last.record, nowMs),
  };
}

/** At least 1: a record of this very instant with others behind it is not the tip. */
function ageMs({ ApproximateArrivalTimestamp }: StreamRecord, nowMs: number): number {
  return Math.max(1, Math.round(instant(nowMs - ApproximateArrivalTimestamp * 1000)));
}

/** KDS-37: what the end of a closed shard says of its successors. */
export function childrenOf(stream: StreamState, shard: Readonly<Shard>): ChildShard[] {
  return shard.children.map((slot) => {
    const child = stream.shards.get(slot) as Shard;
    const ParentShards = child.parents.map((parent) => (stream.shards.get(parent) as Shard).id);
    return { ShardId: child.id, ParentShards, HashKeyRange: child.range };
  });
}

function markKey(shard: number, consumer: string): string {
  return `${shard}:${consumer}`;
}

export function markOf(stream: StreamState, shard: number, consumer: string): ReadMark | undefined {
  return stream.marks.get(markKey(shard, consumer));
}

export function setMark(stream: StreamState, shard: number, consumer: string, mark: ReadMark): void {
  stream.marks.set(markKey(shard, consumer), mark);
  if (!stream.consumers.includes(consumer)) stream.consumers = [...stream.consumers, consumer];
}
