/** What a stream is made of. How one begins is in `lifecycle.ts`. */
import type { CowMap, CowNumbers, CowTable, Row } from '../../kernel/cow.ts';
import type { Origin, WakeId } from '../../kernel/service.ts';
import { instant } from '../../kernel/time.ts';
import type { HashKeyRange, StreamRecord } from './contract.ts';
import type { OpenRange } from './rules/hashKeys.ts';
import type { StreamSettings } from './settings.ts';

/** No slot: the end of a chain. */
export const nowhere = -1;

/**
 * A record in the stream. All shards share one table: a record's slot is its order of arrival, the sequence index in its
 * sequence number is slot + 1, and retention takes from the front. A shard is a chain through the table.
 */
export interface StoredRecord extends Row {
  origin: Origin;
  /** Slot of its shard. */
  shard: number;
  /** Place in its shard, from 0 on. */
  position: number;
  /** Data and partition key, UTF-8 (KDS-07). */
  sizeBytes: number;
  /** Neighbours in the shard. `previous` may be trimmed by now. */
  previous: number;
  next: number;
  /** Immutable; every reader is handed this very object. */
  record: StreamRecord;
}

/** When a record came, ms. */
export function arrivedAtMs({ record }: Readonly<StoredRecord>): number {
  return instant(record.ApproximateArrivalTimestamp * 1000);
}

/** A shard; its slot is the number in its id, never reused (KDS-05). Buckets are in whole micro-units, see `rules/bucket.ts`. */
export interface Shard extends Row {
  id: string;
  state: 'open' | 'closed' | 'expired';
  range: HashKeyRange;
  parents: readonly number[];
  children: readonly number[];
  createdAtMs: number;
  /** Infinity while it is open. */
  closedAtMs: number;
  /** Its oldest and newest record that is kept. */
  first: number;
  last: number;
  /** Places of the oldest record that is kept, and of the next that will come. */
  firstPosition: number;
  nextPosition: number;
  /** What may be written at once (KDS-20), as of `writeAtMs`. */
  writeRecords: number;
  writeBytes: number;
  writeAtMs: number;
  /** What may be read at once (KDS-30), as of `readAtMs`; bytes can be owed. */
  readCalls: number;
  readBytes: number;
  readAtMs: number;
  /** After a full answer no read before this, ms (KDS-32). */
  readBlockedUntilMs: number;
  /** KDS-36 */
  iteratorCalls: number;
  iteratorAtMs: number;
  throttledTotal: number;
  throttledAtMs: number | undefined;
  readsThrottledTotal: number;
}

/** How far a consumer has read in a shard. Immutable. */
export interface ReadMark {
  position: number;
  behindMs: number;
  atMs: number;
}

export interface StreamState {
  name: string;
  arn: string;
  settings: StreamSettings;
  status: 'ACTIVE' | 'UPDATING';
  /** When the present reshard is done, ms. */
  activeAtMs: number | undefined;
  shards: CowTable<Shard>;
  records: CowTable<StoredRecord>;
  /** Ranges of the open shards in hash order, for routing. */
  openRanges: readonly OpenRange[];
  /** Slots of open and closed shards in hash order, parents before children. */
  order: readonly number[];
  /** What each shard took and refused lately; see `rules/rates.ts`. */
  rates: CowNumbers;
  /** By `markKey`. */
  marks: CowMap<ReadMark>;
  consumers: readonly string[];
  /** The retention sweep that is planned, and for when. */
  sweepId: WakeId;
  sweepAtMs: number;
  createdAtMs: number;
  putTotal: number;
  bytesTotal: number;
  throttledTotal: number;
  readTotal: number;
  readBytesTotal: number;
  /** GetRecords calls that were throttled. */
  readsThrottledTotal: number;
  putUnitsTotal: number;
  /** Shard time under extended retention that is over, and the shard time at which the present one began; -1 without. */
  extendedShardMs: number;
  extendedFromShardMs: number;
}

/** A split or merge under way: the payload of the wake-up that ends it. Immutable. */
export type Reshard =
  | { kind: 'split'; shard: number; newStartingHashKey: string }
  | { kind: 'merge'; shard: number; adjacent: number };
