/** What other services may know of Kinesis Data Streams: its requests, its answers, its view. Types only. */
import type { Origin } from '../../kernel/service.ts';

export interface PutRecordInput {
  StreamName?: string;
  StreamARN?: string;
  /** As text; it is base64 only where it crosses the wire. */
  Data: string;
  PartitionKey: string;
  ExplicitHashKey?: string;
  SequenceNumberForOrdering?: string;
}

export interface PutRecordOutput {
  ShardId: string;
  SequenceNumber: string;
}

export interface PutRecordsInput {
  StreamName?: string;
  StreamARN?: string;
  Records: readonly Pick<PutRecordInput, 'Data' | 'PartitionKey' | 'ExplicitHashKey'>[];
}

/** One place of the answer: a success or a failure (KDS-21). */
export interface PutRecordsResult {
  SequenceNumber?: string;
  ShardId?: string;
  ErrorCode?: string;
  ErrorMessage?: string;
}

export interface PutRecordsOutput {
  FailedRecordCount: number;
  Records: readonly PutRecordsResult[];
}

export type ShardIteratorType =
  | 'TRIM_HORIZON'
  | 'LATEST'
  | 'AT_SEQUENCE_NUMBER'
  | 'AFTER_SEQUENCE_NUMBER'
  | 'AT_TIMESTAMP';

export interface GetShardIteratorInput {
  StreamName?: string;
  StreamARN?: string;
  ShardId: string;
  ShardIteratorType: ShardIteratorType;
  StartingSequenceNumber?: string;
  /** Seconds of virtual time, fractions allowed. */
  Timestamp?: number;
}

export interface GetShardIteratorOutput {
  ShardIterator: string;
}

export interface GetRecordsInput {
  ShardIterator: string;
  Limit?: number;
  StreamARN?: string;
}

/** A record as it is stored and handed out. Immutable: every reader shares it. */
export interface StreamRecord {
  SequenceNumber: string;
  /** Seconds of virtual time. */
  ApproximateArrivalTimestamp: number;
  Data: string;
  PartitionKey: string;
}

export interface ChildShard {
  ShardId: string;
  ParentShards: readonly string[];
  HashKeyRange: HashKeyRange;
}

/** The answer carries the story numbers of its records as origins, in the same order. */
export interface GetRecordsOutput {
  Records: readonly StreamRecord[];
  /** Absent at the end of a closed shard (KDS-37). */
  NextShardIterator?: string;
  MillisBehindLatest: number;
  /** Present at the end of a closed shard. */
  ChildShards?: readonly ChildShard[];
}

export interface HashKeyRange {
  /** Decimal. */
  StartingHashKey: string;
  EndingHashKey: string;
}

export interface ShardDescription {
  ShardId: string;
  ParentShardId?: string;
  AdjacentParentShardId?: string;
  HashKeyRange: HashKeyRange;
  SequenceNumberRange: { StartingSequenceNumber: string; EndingSequenceNumber?: string };
}

export interface ListShardsOutput {
  Shards: readonly ShardDescription[];
  /** Present when there are more. */
  NextToken?: string;
}

export interface SplitShardInput {
  StreamName?: string;
  ShardToSplit: string;
  /** Decimal. */
  NewStartingHashKey: string;
}

export interface MergeShardsInput {
  StreamName?: string;
  ShardToMerge: string;
  AdjacentShardToMerge: string;
}

// ── views ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A record on a shard's tape. */
export interface TapeRecord {
  origin: Origin;
  key: string;
  /** Place in its shard, from 0 on; a record keeps it for life. */
  position: number;
  atMs: number;
}

/** How far a consumer has read in a shard, as the stream saw its reads. */
export interface Bookmark {
  /** Id of the resource that reads. */
  consumer: string;
  /** Place of the next record it will get. */
  position: number;
  /** MillisBehindLatest of its last read, and when that was, ms. */
  behindMs: number;
  atMs: number;
}

export interface ShardView {
  /** "shardId-000000000003" */
  id: string;
  /** 3 */
  index: number;
  state: 'open' | 'closed' | 'expired';
  /** Its part of the hash space, 0 to 1. */
  fromShare: number;
  toShare: number;
  /** Decimal, for the inspector. */
  startingHashKey: string;
  endingHashKey: string;
  /** Indexes of the shards it came from, and of those that came from it. */
  parents: readonly number[];
  children: readonly number[];
  /** Places of the first record that is kept, and of the next that will come. */
  firstPosition: number;
  nextPosition: number;
  /** The newest records, oldest first, at most `tapeMax`. */
  tape: readonly TapeRecord[];
  bookmarks: readonly Bookmark[];
  /** Written in the last second (KDS-20: limits 1,000 and 1,048,576). */
  recordsPerSecond: number;
  bytesPerSecond: number;
  /** Records refused in the last second, and ever; when the last one was, ms. */
  throttledPerSecond: number;
  throttledTotal: number;
  throttledAtMs?: number;
  /** Reads refused ever. */
  readsThrottledTotal: number;
  /** The partition key with most of the last records, and its share of them, 0 to 1; absent when there are none. */
  hotKey?: { key: string; share: number };
}

export interface StreamView {
  kind: 'kinesis';
  arn: string;
  status: 'ACTIVE' | 'UPDATING';
  /** When the present reshard is done, ms. */
  activeAtMs?: number;
  retentionHours: number;
  openCount: number;
  closedCount: number;
  /** Open and closed ones in the order of their hash ranges, parents before children; at most `shardsMax`. */
  shards: readonly ShardView[];
  shardCount: number;
  /** Load of every open shard in hash order, 0 to 1 of whichever limit is nearer; more than 1 never. For the picture of many. */
  loads: readonly number[];
  putTotal: number;
  bytesTotal: number;
  throttledTotal: number;
  readTotal: number;
  /** Ids of all consumers that ever read. */
  consumers: readonly string[];
  /** The stream as a whole: where most of the load of the last second went. */
  hotKey?: { key: string; share: number; shard: number };
}

export const tapeMax = 24;
export const shardsMax = 12;
