/** A bucket as the page sees it: small and bounded, whether it holds three objects or a million. */
import type { ContentsPage, ContentsRow, OpenedItem, Origin } from '../../kernel/service.ts';
import {
  type BucketView,
  type NotificationSettings,
  type NotificationView,
  type ObjectView,
  objectsMax,
  prefixesMax,
} from './contract.ts';
import type { BucketState, FirstPart, NotificationTally, StoredObject } from './model.ts';
import { findObject } from './rules/objects.ts';

/** Slots and first parts looked at for a view; beyond that the counters alone speak. */
const scanMax = 2_000;
/** Story numbers looked at to find a message. */
const originsScanMax = 2_000_000;
const previewLength = 120;

export function view(bucket: BucketState): BucketView {
  return {
    kind: 's3',
    arn: bucket.arn,
    objectCount: bucket.objects.size,
    bytes: bucket.bytes,
    putTotal: bucket.putTotal,
    deletedTotal: bucket.deletedTotal,
    newest: newestOf(bucket),
    prefixes: largestFirstParts(bucket),
    prefixCount: bucket.firstParts.size,
    notifications: bucket.notifications.map(notificationView),
  };
}

function newestOf(bucket: BucketState): ObjectView[] {
  const newest: ObjectView[] = [];
  backwards(bucket, ({ key, sizeBytes, origins, atMs }) => {
    newest.push({ key, bytes: sizeBytes, records: origins.length, atMs });
    return newest.length < objectsMax;
  });
  return newest.reverse();
}

/** Objects from the newest on, for as long as `visit` says so and not too many slots back. */
function backwards(bucket: BucketState, visit: (object: Readonly<StoredObject>) => boolean): void {
  const { objects } = bucket;
  const lowest = Math.max(0, objects.next - scanMax);
  for (let slot = objects.next - 1; slot >= lowest; slot--) {
    const object = objects.get(slot);
    if (object && !visit(object)) return;
  }
}

function largestFirstParts(bucket: BucketState): BucketView['prefixes'] {
  const parts: Readonly<FirstPart>[] = [];
  bucket.firstParts.scan((part) => {
    parts.push(part);
    return parts.length < scanMax;
  });
  return parts
    .sort((left, right) => right.objectCount - left.objectCount)
    .slice(0, prefixesMax)
    .map(({ prefix, objectCount, bytes }) => ({ prefix, objectCount, bytes }));
}

function notificationView({
  link,
  sentTotal,
  failedTotal,
  lastFailure,
}: NotificationTally): NotificationView {
  const { event, prefix, suffix } = link.settings as unknown as NotificationSettings;
  const row: NotificationView = { link: link.id, to: link.to, event, prefix, suffix, sentTotal, failedTotal };
  if (lastFailure) row.lastFailure = lastFailure;
  return row;
}

/** A page of the objects, in the order in which they were put. */
export function contents(bucket: BucketState, _nowMs: number, from: number, count: number): ContentsPage {
  const rows: ContentsRow[] = [];
  let place = 0;
  bucket.objects.scan((object) => {
    if (place++ >= from) rows.push(rowOf(object));
    return rows.length < count;
  });
  return { total: bucket.objects.size, rows };
}

function rowOf({ key, origins, atMs, body, sizeBytes }: Readonly<StoredObject>): ContentsRow {
  const row: ContentsRow = {
    key,
    state: 'object',
    sentAtMs: atMs,
    preview: body.slice(0, previewLength),
    sizeBytes,
  };
  if (origins.length === 1) row.origin = origins[0];
  return row;
}

export function open(bucket: BucketState, key: string): OpenedItem | undefined {
  const object = findObject(bucket, key);
  if (!object) return undefined;
  const { body: text, sizeBytes, atMs, origins } = object;
  return { key, text, sizeBytes, atMs, origins };
}

/** The newest object that a message is in: which one, and at what place in it. */
export function message(bucket: BucketState, origin: Origin): object | undefined {
  let found: object | undefined;
  let looked = 0;
  backwards(bucket, ({ key, sizeBytes, atMs, etag, origins }) => {
    const place = origins.indexOf(origin);
    if (place >= 0) found = { key, place, records: origins.length, sizeBytes, putAtMs: atMs, etag };
    looked += origins.length;
    return place < 0 && looked < originsScanMax;
  });
  return found;
}
