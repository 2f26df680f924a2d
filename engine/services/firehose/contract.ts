/** What other services may know of Amazon Data Firehose: its requests, its answers, its view. Types only. */
import type { Origin } from '../../kernel/service.ts';

export interface FirehoseRecord {
  /** As text; it is base64 only where it crosses the wire. */
  Data: string;
}

export interface FirehosePutRecordInput {
  DeliveryStreamName?: string;
  Record: FirehoseRecord;
}

export interface FirehosePutRecordOutput {
  RecordId: string;
}

export interface FirehosePutRecordBatchInput {
  DeliveryStreamName?: string;
  Records: readonly FirehoseRecord[];
}

export interface FirehosePutRecordBatchOutput {
  FailedPutCount: number;
  RequestResponses: readonly { RecordId?: string; ErrorCode?: string; ErrorMessage?: string }[];
}

/** What a transform function is invoked with, and has to give back (FH-17). `data` as text, base64 on the wire. */
export interface TransformEvent {
  invocationId: string;
  deliveryStreamArn: string;
  region: string;
  records: readonly { recordId: string; approximateArrivalTimestamp: number; data: string }[];
}

export interface TransformResult {
  records: readonly {
    recordId: string;
    result: 'Ok' | 'Dropped' | 'ProcessingFailed';
    data: string;
  }[];
}

// ── views ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface TankView {
  bytes: number;
  records: number;
  /** The size at which it flushes. */
  hintBytes: number;
  /** The interval after which it flushes, ms. */
  hintMs: number;
  /** When the first record in it came and when the interval is over, ms; absent when it is empty. */
  sinceMs?: number;
  flushAtMs?: number;
}

/** An object that was written to the bucket. */
export interface FlushedObject {
  key: string;
  bytes: number;
  records: number;
  atMs: number;
  /** What made it flush; "errors" for records under an error prefix. */
  reason: 'size' | 'interval' | 'errors';
}

export interface DeliveryStreamView {
  kind: 'firehose';
  arn: string;
  source: 'DirectPut' | 'KinesisStreamAsSource';
  sourceStream?: string;
  /** Ids of the function and of the bucket; absent while no wire leads there. */
  transform?: string;
  bucket?: string;
  /** The S3 buffer. */
  tank: TankView;
  /** The buffer before the transform; absent without one. */
  transformTank?: TankView;
  /** The batch the function has now. */
  transforming?: { records: number; bytes: number; attempt: number; attemptsMax: number; sinceMs: number };
  /** Objects under way to the bucket, and one that waits for another attempt. */
  deliveringCount: number;
  /** Objects that wait: for another attempt, or for a bucket. */
  waitingCount?: number;
  retry?: { attempt: number; atMs: number; code: string };
  acceptedTotal: number;
  throttledTotal: number;
  /** By what the transform said. */
  okTotal: number;
  droppedTotal: number;
  failedTotal: number;
  /** Records that are in an object, records under an error prefix, and records that were given up. */
  deliveredTotal: number;
  erredTotal: number;
  lostTotal: number;
  /** Newest last, at most `flushedMax`. */
  flushed: readonly FlushedObject[];
  objectsTotal: number;
  last?: { origin: Origin; atMs: number };
}

export const flushedMax = 4;
