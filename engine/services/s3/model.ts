/** What a bucket is made of, and how one begins. */
import { CowMap, CowTable, type Epoch, type Row } from '../../kernel/cow.ts';
import type { Link, Origin } from '../../kernel/service.ts';

/** An object. Its slot in `objects` is the order in which objects were put; an overwrite is a new row. */
export interface StoredObject extends Row {
  key: string;
  body: string;
  sizeBytes: number;
  /** Without the quotes it has in an answer. */
  etag: string;
  contentType: string;
  /** When it was put, ms. */
  atMs: number;
  /** The messages in it, in order; at least one. Immutable. */
  origins: readonly Origin[];
}

/** All objects whose keys have the same first part. */
export interface FirstPart extends Row {
  /** "2026/", or '' for keys without a slash. */
  prefix: string;
  objectCount: number;
  bytes: number;
}

/** A wire "notify" and what came of it. Immutable. */
export interface NotificationTally {
  link: Link;
  sentTotal: number;
  failedTotal: number;
  lastFailure: { code: string; sentence: string; atMs: number } | undefined;
}

export interface BucketState {
  name: string;
  arn: string;
  objects: CowTable<StoredObject>;
  slotsByKey: CowMap<number>;
  firstParts: CowTable<FirstPart>;
  slotsByFirstPart: CowMap<number>;
  bytes: number;
  putTotal: number;
  putBytesTotal: number;
  deletedTotal: number;
  /** Replaced, never changed in place. */
  notifications: readonly NotificationTally[];
  /** Grows with every event: tells the order of the events of one key. */
  nextSequencer: number;
}

export function newBucket(epoch: Epoch, name: string, arn: string): BucketState {
  return {
    name,
    arn,
    objects: CowTable.create(epoch),
    slotsByKey: CowMap.create(epoch),
    firstParts: CowTable.create(epoch),
    slotsByFirstPart: CowMap.create(epoch),
    bytes: 0,
    putTotal: 0,
    putBytesTotal: 0,
    deletedTotal: 0,
    notifications: [],
    nextSequencer: 1,
  };
}
