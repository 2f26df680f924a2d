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

export interface GetObjectOutput {
  Body: string;
  ContentLength: number;
  ETag: string;
}

/** One record of an event notification. */
export interface S3EventRecord {
  eventVersion: string;
  eventSource: 'aws:s3';
  awsRegion: string;
  eventTime: string;
  eventName: string;
  s3: {
    configurationId: string;
    bucket: { name: string; arn: string };
    object: { key: string; size: number; eTag: string };
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
