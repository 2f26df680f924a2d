/**
 * Shard iterators: a place in a shard, as text, good for five minutes (KDS-35). To AWS's callers it is opaque; here it can
 * be read: "shardId-000000000000:after:41:12000:clicks" is behind record 41, made at 12 s, of the stream clicks.
 */
import { arrivedAtMs, nowhere, type Shard, type StoredRecord, type StreamState } from '../model.ts';
import { shardNumberIn } from './shardIds.ts';

/** A place: at a record, or behind one. A trimmed record's place is the trim horizon. */
export interface Place {
  isAfter: boolean;
  /** Slot of the record; `nowhere` is before all of them. */
  slot: number;
}

/** Before the oldest record that will be there when it is read. */
export const trimHorizon: Place = { isAfter: true, slot: nowhere };

export interface ShardIterator extends Place {
  shard: number;
  createdAtMs: number;
}

export function writeIterator(stream: StreamState, shard: string, place: Place, nowMs: number): string {
  return `${shard}:${place.isAfter ? 'after' : 'at'}:${place.slot}:${nowMs}:${stream.name}`;
}

/** Undefined when it was not made by this stream. */
export function readIterator(stream: StreamState, text: string): ShardIterator | undefined {
  const [id = '', side, slot, createdAt, name] = text.split(':');
  const shard = shardNumberIn(id);
  const numbers = [slot, createdAt].map((part) => (part ? Number(part) : Number.NaN));
  const isWhole = (side === 'at' || side === 'after') && name === stream.name && !numbers.some(Number.isNaN);
  if (!isWhole || shard === undefined || !stream.shards.get(shard)) return undefined;
  const [place = nowhere, createdAtMs = 0] = numbers;
  // A stream of the same name was there before: its places mean nothing here.
  const row = place === nowhere ? undefined : stream.records.get(place);
  if (createdAtMs < stream.createdAtMs || (row && row.shard !== shard)) return undefined;
  return { shard, isAfter: side === 'after', slot: place, createdAtMs };
}

/** Slot of the next record at a place; `nowhere` at the tip. */
export function nextSlot(stream: StreamState, shard: Readonly<Shard>, { isAfter, slot }: Place): number {
  const row = slot === nowhere ? undefined : stream.records.get(slot);
  if (!row) return shard.first;
  return isAfter ? row.next : slot;
}

/** The place of the first record of a shard in a slot or behind it. */
export function placeFrom(stream: StreamState, number: number, slot: number): Place {
  const shard = stream.shards.get(number) as Shard;
  if (slot <= shard.first) return trimHorizon;
  let found: Place = { isAfter: true, slot: shard.last };
  if (slot > shard.last) return found;
  stream.records.scan((row, candidate) => {
    if (row.shard !== number) return true;
    found = { isAfter: false, slot: candidate };
    return false;
  }, slot);
  return found;
}

/** The first slot of the stream whose record came at a time or later. */
export function slotAt(stream: StreamState, atMs: number): number {
  let low = stream.records.first() ?? stream.records.next;
  let high = stream.records.next;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (arrivedAtMs(stream.records.get(middle) as StoredRecord) < atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
