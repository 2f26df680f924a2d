/** What other services may know of S3: its requests, its answers, its events, its view. Types only. */

export interface PutObjectInput {
  Bucket?: string;
  Key: string;
  Body: string;
  ContentType?: string;
}

export interface PutObjectOutput {
  ETag: string;
}

export interface GetObjectInput {
  Bucket?: string;
  Key: string;
}

export interface GetObjectOutput {
  Body: string;
  ContentLength: number;
  ContentType: string;
  ETag: string;
  /** "2026-01-01T00:00:00.000Z" */
  LastModified: string;
}

export type HeadObjectOutput = Omit<GetObjectOutput, 'Body'>;

export interface ListObjectsV2Input {
  Bucket?: string;
  Prefix?: string;
  /** Keys that have it behind the prefix are told as one common prefix. */
  Delimiter?: string;
  MaxKeys?: number;
  /** From the answer before. */
  ContinuationToken?: string;
  /** Only keys behind this one. */
  StartAfter?: string;
}

export interface ListedObject {
  Key: string;
  LastModified: string;
  ETag: string;
  Size: number;
  StorageClass: 'STANDARD';
}

export interface ListObjectsV2Output {
  Name: string;
  Prefix: string;
  Delimiter?: string;
  MaxKeys: number;
  /** Keys and common prefixes in this answer. */
  KeyCount: number;
  IsTruncated: boolean;
  Contents?: readonly ListedObject[];
  CommonPrefixes?: readonly { Prefix: string }[];
  ContinuationToken?: string;
  NextContinuationToken?: string;
  StartAfter?: string;
}

/** One record of an event notification. */
export interface S3EventRecord {
  eventVersion: string;
  eventSource: 'aws:s3';
  awsRegion: string;
  eventTime: string;
  eventName: string;
  s3: {
    s3SchemaVersion: '1.0';
    configurationId: string;
    bucket: { name: string; arn: string };
    /** The key is URL-encoded. Size and ETag are not known of what was removed. */
    object: { key: string; size?: number; eTag?: string; sequencer: string };
  };
}

export interface S3Event {
  Records: readonly S3EventRecord[];
}

/** Settings of a wire "notify". */
export interface NotificationSettings {
  /** "s3:ObjectCreated:*" or "s3:ObjectRemoved:*" */
  event: string;
  /** Only keys that begin and end so; '' is any. */
  prefix: string;
  suffix: string;
}

// ── views ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface ObjectView {
  key: string;
  bytes: number;
  /** Messages in it. */
  records: number;
  atMs: number;
}

export interface NotificationView {
  /** Id of the wire and of what it leads to. */
  link: string;
  to: string;
  event: string;
  prefix: string;
  suffix: string;
  sentTotal: number;
  failedTotal: number;
  lastFailure?: { code: string; sentence: string; atMs: number };
}

export interface BucketView {
  kind: 's3';
  arn: string;
  objectCount: number;
  bytes: number;
  putTotal: number;
  deletedTotal: number;
  /** Newest last, at most `objectsMax`. */
  newest: readonly ObjectView[];
  /** First parts of the keys with what lies under them, most objects first, at most `prefixesMax`. */
  prefixes: readonly { prefix: string; objectCount: number; bytes: number }[];
  prefixCount: number;
  notifications: readonly NotificationView[];
}

export const objectsMax = 6;
export const prefixesMax = 4;
