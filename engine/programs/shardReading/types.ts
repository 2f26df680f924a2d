/** What reading a stream shard by shard is made of, for the services that do it. */
import type { CowTable, Row } from '../../kernel/cow.ts';
import type { Context, Link, Origin, ServicePrincipal, WakeId } from '../../kernel/service.ts';
import type { StreamRecord } from '../../services/kinesis/contract.ts';

/** Where reading of a shard begins. `END`: it is not read at all. Immutable. */
export type StartingPoint =
  | { type: 'TRIM_HORIZON' | 'LATEST' | 'END' }
  | { type: 'AT_SEQUENCE_NUMBER' | 'AFTER_SEQUENCE_NUMBER'; sequenceNumber: string }
  | { type: 'AT_TIMESTAMP'; timestampSeconds: number };

/** One wire and one shard of the stream behind it. The row's slot is its name: no slot is ever used twice. */
export interface ShardCursor extends Row {
  /** Id of the wire. */
  link: string;
  stream: string;
  /** "shardId-000000000003" and 3. */
  shardId: string;
  index: number;
  parents: readonly string[];
  /**
   * waitsForParent: a parent is not finished; starting: GetShardIterator is under way; reading: GetRecords is under way;
   * holding: the service has the records; pausing: until the next read; halted: until `resume`; done: nothing more will come.
   */
  state: 'waitsForParent' | 'starting' | 'reading' | 'holding' | 'pausing' | 'halted' | 'done';
  sinceMs: number;
  /** When a pause ends. */
  untilMs: number | undefined;
  wakeId: WakeId;
  /** Answers to calls of an earlier life find nobody. */
  life: number;
  /** Where the next read begins. Absent before the first, and when the end of a closed shard was read. */
  iterator: string | undefined;
  startAt: StartingPoint;
  /** Its start was END: it was never read. */
  isSkipped: boolean;
  firstSeenMs: number;
  /** When the answer to the last read came; 0 before the first. */
  readAtMs: number;
  /** MillisBehindLatest of the last read. */
  behindMs: number;
  /** Sequence number of the last record read since the last (re)start. */
  lastSequenceNumber: string | undefined;
  /** Records read, reads that were answered, and those of them that gave nothing. */
  readTotal: number;
  readsTotal: number;
  emptyReadsTotal: number;
}

/** A wire that is read. Immutable: replaced whenever something changes. */
export interface StreamWatch {
  link: Link;
  stream: string;
  /** The shards were listed at least once. */
  isKnown: boolean;
  isHalted: boolean;
  /** The ListShards whose answer is waited for; answers to others find nobody. 0 is none. */
  callId: number;
  /** The next ListShards. */
  wakeId: WakeId;
}

/** What the service's state has, all of it at the top level. `noShards(epoch)` makes them. */
export interface ReadsShards {
  cursors: CowTable<ShardCursor>;
  watches: readonly StreamWatch[];
}

/** A shard that is met for the first time on this wire. */
export interface SeenShard {
  shardId: string;
  parents: readonly string[];
  isOpen: boolean;
  /** It was there when the stream was listed for the first time; otherwise a reshard made it while we were reading. */
  isFirstSight: boolean;
}

/** The answer to one read. Immutable. */
export interface ShardRead {
  /** Empty only when `isLast`. */
  records: readonly StreamRecord[];
  /** Story numbers, in the same order. */
  origins: readonly Origin[];
  behindMs: number;
  /** The end of a closed shard: `goOn` will finish it and let its children begin. */
  isLast: boolean;
}

/** A call that failed. It is repeated without the service's doing. */
export interface ReadRefusal {
  link: string;
  stream: string;
  /** Absent for ListShards. */
  slot: number | undefined;
  shardId: string | undefined;
  action: 'ListShards' | 'GetShardIterator' | 'GetRecords';
  /** "RequestTimeout" when no answer came. */
  code: string;
  sentence: string;
  /** When it is tried again, ms. */
  retryAtMs: number;
}

export interface ShardReadingOptions<State extends ReadsShards> {
  /** Where a shard is begun; `usualStart` knows the rule for a starting position. Asked once a shard. */
  startOf(ctx: Context, state: State, link: Link, shard: SeenShard): StartingPoint;
  /** Limit of a read, 1 to 10,000. */
  limitOf(state: State, cursor: Readonly<ShardCursor>): number;
  /** From the answer of a read to the next read of the shard, at least, ms. */
  pauseMsOf(state: State, cursor: Readonly<ShardCursor>): number;
  /** Children wait until their parents are *finished*: read to the end, and let go by the service (KDS-57, KCL-06). */
  isOrdered(state: State, link: Link): boolean;
  /** Records came, or the end of a closed shard. The cursor is `holding` until the service calls `goOn`, now or later. */
  take(ctx: Context, state: State, slot: number, read: ShardRead): void;
  /** A read gave nothing. */
  empty?(ctx: Context, state: State, slot: number): void;
  refused?(ctx: Context, state: State, refusal: ReadRefusal): void;
  /** A shard is finished; its row is there still, `done`. */
  finished?(ctx: Context, state: State, slot: number): void;
  /** A child was met whose parents are not finished. */
  childWaits?(ctx: Context, state: State, slot: number): void;
  /** A row is about to be removed: its wire is gone, or its shard has expired. */
  forgotten?(ctx: Context, state: State, slot: number): void;
  /** Present for an AWS service that reads in its own name. */
  principalOf?(ctx: Context, state: State): ServicePrincipal;
  /** Between two ListShards, ms. 60,000 unless given (KCL-08). */
  listEveryMsOf?(state: State): number;
  /** How long a call is waited for, ms. 5,000 unless given. */
  timeoutMsOf?(state: State): number;
}
