/** A stream, rebuilt from the log alone: its shards, and every record that ever came into them. */
import { createHash } from 'node:crypto';
import type { Origin } from '../../kernel/service.ts';
import { Bucket } from './bucket.ts';

/** What can be asked of a record that is put: its data and the key that leads it. */
export interface Entry {
  Data: string;
  PartitionKey: string;
  ExplicitHashKey?: string;
}

export interface TapeRecord {
  origin: Origin;
  entry: Entry;
  sizeBytes: number;
  atMs: number;
  /** Unknown until an answer tells it. */
  sequenceNumber: bigint | undefined;
}

export class Shard {
  /** All that ever came, in order; those before `firstKept` have expired. */
  readonly records: TapeRecord[] = [];
  firstKept = 0;
  /** ending: its children are there, and it has not been said that it is closed. */
  state: 'open' | 'ending' | 'closed' | 'expired' = 'open';
  children: readonly number[] = [];
  closedAtMs = Number.POSITIVE_INFINITY;
  throttledTotal = 0;
  readsThrottledTotal = 0;
  /** After a full answer no read before this, ms. */
  readBlockedUntilMs = 0;
  readonly writeRecords: Bucket;
  readonly writeBytes: Bucket;
  readonly readCalls: Bucket;
  readonly readBytes: Bucket;
  readonly iteratorCalls: Bucket;

  /** @param createdSeq number of the fact that made it */
  constructor(
    readonly index: number,
    readonly start: bigint,
    readonly end: bigint,
    readonly parents: readonly number[],
    readonly createdSeq: number,
    nowMs: number,
  ) {
    this.writeRecords = new Bucket(1_000, nowMs);
    this.writeBytes = new Bucket(1_048_576, nowMs);
    this.readCalls = new Bucket(5, nowMs);
    this.readBytes = new Bucket(2_097_152, nowMs);
    this.iteratorCalls = new Bucket(5, nowMs);
  }

  get id(): string {
    return `shardId-${String(this.index).padStart(12, '0')}`;
  }

  /** Where a record stands, by its number; undefined where that is not known. */
  positionOf(sequenceNumber: string): number | undefined {
    const number = BigInt(sequenceNumber);
    const position = this.records.findIndex((record) => record.sequenceNumber === number);
    return position < 0 ? undefined : position;
  }
}

/** A split or merge that has begun. */
export interface Reshard {
  parents: readonly number[];
  ranges: readonly (readonly [start: bigint, end: bigint])[];
  dueMs: number;
}

export const hashSpace = 1n << 128n;

export class StreamContents {
  readonly shards: Shard[] = [];
  reshard: Reshard | undefined;
  readTotal = 0;

  constructor(
    readonly id: string,
    shardCount: number,
    public retentionMs: number,
    readonly createdSeq: number,
    nowMs: number,
  ) {
    const width = hashSpace / BigInt(shardCount);
    for (let index = 0; index < shardCount; index++) {
      const start = width * BigInt(index);
      this.add(start, index === shardCount - 1 ? hashSpace - 1n : start + width - 1n, [], createdSeq, nowMs);
    }
  }

  add(start: bigint, end: bigint, parents: readonly number[], createdSeq: number, nowMs: number): Shard {
    const shard = new Shard(this.shards.length, start, end, parents, createdSeq, nowMs);
    this.shards.push(shard);
    return shard;
  }

  /** The open shard that a record belongs to. */
  routeOf({ PartitionKey, ExplicitHashKey }: Entry): Shard | undefined {
    const key = ExplicitHashKey === undefined ? hashKeyOf(PartitionKey) : BigInt(ExplicitHashKey);
    return this.shards.find(({ state, start, end }) => state === 'open' && start <= key && key <= end);
  }

  count(state: Shard['state']): number {
    return this.shards.filter((shard) => shard.state === state).length;
  }

  /** "shardId-000000000003" → its shard. */
  byId(id: string): Shard | undefined {
    return this.shards[Number(id.slice(id.lastIndexOf('-') + 1))];
  }
}

function hashKeyOf(partitionKey: string): bigint {
  return BigInt(`0x${createHash('md5').update(partitionKey, 'utf8').digest('hex')}`);
}

export function sizeOf({ Data, PartitionKey }: Entry): number {
  return Buffer.byteLength(Data) + Buffer.byteLength(PartitionKey);
}

/** "m1, m2" */
export function named(origins: readonly Origin[]): string {
  return origins.length === 0 ? 'nothing' : origins.map((origin) => `m${origin}`).join(', ');
}

export function isSame(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((item, index) => item === right[index]);
}
