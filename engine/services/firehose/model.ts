/** What a Firehose stream is made of, and how one begins. */
import { CowTable, type Row } from '../../kernel/cow.ts';
import type { Context, Link, Origin, WakeId } from '../../kernel/service.ts';
import { noShards, type ReadsShards } from '../../programs/shardReading.ts';
import type { FlushedObject } from './contract.ts';
import { type BufferedRecord, RecordBuffer } from './rules/recordBuffer.ts';
import type { DeliveryStreamSettings } from './settings.ts';

/** An object on its way to the bucket, for as long as it takes. */
export interface Delivery extends Row {
  /** What made it: the buffer was full or old, or its records failed. */
  reason: FlushedObject['reason'];
  /** All of the key up to the name of the object. */
  prefix: string;
  body: string;
  bytes: number;
  origins: readonly Origin[];
  /** When its oldest record arrived, ms. */
  oldestAtMs: number;
  /** underWay: PutObject is not answered; waiting: until the next attempt; held: until there is a bucket. */
  state: 'underWay' | 'waiting' | 'held';
  /** Attempts made. */
  attempt: number;
  /** Of the last attempt; '' before the first. */
  lastCode: string;
  /** When the next attempt is made, ms. */
  nextAtMs: number;
  wakeId: WakeId;
}

/** A batch that the function has, or will have again. */
export interface TransformBatch extends Row {
  records: readonly BufferedRecord[];
  origins: readonly Origin[];
  bytes: number;
  /** The function, and how often it may be asked, from when the batch was begun. */
  to: string;
  attemptsMax: number;
  /** Attempts begun. */
  attempt: number;
  /** When the present attempt began, ms. */
  sinceMs: number;
  /** Ends the wait for the function; 0 between two attempts. */
  wakeId: WakeId;
}

/** The wire "transform" as it is now. Immutable. */
export interface Transform {
  to: string;
  hintBytes: number;
  hintMs: number;
  attemptsMax: number;
}

export interface DeliveryStreamState extends ReadsShards {
  name: string;
  arn: string;
  createdAtMs: number;
  settings: DeliveryStreamSettings;
  /** Grows with every change of the settings; it is part of the name of objects (FH-23). */
  version: number;
  source: Link | undefined;
  transform: Transform | undefined;
  /** Id of the bucket. */
  bucket: string | undefined;
  /** Records that wait for the function. */
  intake: RecordBuffer;
  /** Records that wait for their object. */
  buffer: RecordBuffer;
  batches: CowTable<TransformBatch>;
  deliveries: CowTable<Delivery>;
  nextPlace: number;
  /** What came by Direct PUT in the present second of the clock (FH-09). */
  putSecond: number;
  putRequests: number;
  putRecords: number;
  putBytes: number;
  underWayCount: number;
  acceptedTotal: number;
  /** Of the accepted records: those put, and those read from a stream. */
  incomingTotal: number;
  incomingBytesTotal: number;
  readTotal: number;
  readBytesTotal: number;
  /** Bytes of all of them, each record rounded up as it is billed. */
  billedBytesTotal: number;
  throttledTotal: number;
  okTotal: number;
  droppedTotal: number;
  failedTotal: number;
  deliveredTotal: number;
  deliveredBytesTotal: number;
  erredTotal: number;
  lostTotal: number;
  objectsTotal: number;
  /** Replaced, never changed in place. */
  flushed: readonly FlushedObject[];
  lastOrigin: Origin | undefined;
  lastAtMs: number;
}

export function newStream(ctx: Context, arn: string, settings: DeliveryStreamSettings): DeliveryStreamState {
  return {
    ...noShards(ctx.epoch),
    name: ctx.self,
    arn,
    createdAtMs: ctx.nowMs,
    settings,
    version: 1,
    source: undefined,
    transform: undefined,
    bucket: undefined,
    intake: RecordBuffer.create(ctx.epoch),
    buffer: RecordBuffer.create(ctx.epoch),
    batches: CowTable.create(ctx.epoch),
    deliveries: CowTable.create(ctx.epoch),
    nextPlace: 0,
    putSecond: -1,
    putRequests: 0,
    putRecords: 0,
    putBytes: 0,
    underWayCount: 0,
    acceptedTotal: 0,
    incomingTotal: 0,
    incomingBytesTotal: 0,
    readTotal: 0,
    readBytesTotal: 0,
    billedBytesTotal: 0,
    throttledTotal: 0,
    okTotal: 0,
    droppedTotal: 0,
    failedTotal: 0,
    deliveredTotal: 0,
    deliveredBytesTotal: 0,
    erredTotal: 0,
    lostTotal: 0,
    objectsTotal: 0,
    flushed: [],
    lastOrigin: undefined,
    lastAtMs: 0,
  };
}
