/** A stream as the page sees it: small and bounded, whether it has one shard or five hundred. */
import type { ContentsPage, ContentsRow, Origin } from '../../kernel/service.ts';
import {
  type Bookmark,
  type ShardView,
  type StreamView,
  shardsMax,
  type TapeRecord,
  tapeMax,
} from './contract.ts';
import { writeBytesPerSecond, writeRecordsPerSecond } from './limits.ts';
import { arrivedAtMs, nowhere, type Shard, type StoredRecord, type StreamState } from './model.ts';
import { shareBelow } from './rules/hashKeys.ts';
import { rateOf } from './rules/rates.ts';
import { markOf } from './rules/read.ts';

/** Newest records that are counted to find the key most of them bear. */
const hotKeyShardMax = 60;
const hotKeyStreamMax = 200;
const hotKeyWindowMs = 1_000;
/** Newest records looked through for one message. */
const messageScanMax = 200_000;

export function view(stream: StreamState, nowMs: number): StreamView {
  const shown: StreamView = {
    kind: 'kinesis',
    arn: stream.arn,
    status: stream.status,
    retentionHours: stream.settings.RetentionPeriodHours,
    openCount: stream.openRanges.length,
    closedCount: stream.order.length - stream.openRanges.length,
    shards: stream.order.slice(0, shardsMax).map((slot) => shardView(stream, slot, nowMs)),
    shardCount: stream.order.length,
    loads: stream.openRanges.map(({ shard }) => loadOf(stream, shard, nowMs)),
    putTotal: stream.putTotal,
    bytesTotal: stream.bytesTotal,
    throttledTotal: stream.throttledTotal,
    readTotal: stream.readTotal,
    consumers: stream.consumers,
  };
  if (stream.activeAtMs !== undefined) shown.activeAtMs = stream.activeAtMs;
  const hot = hotKeyOfStream(stream, nowMs);
  if (hot) shown.hotKey = hot;
  return shown;
}

function shardView(stream: StreamState, slot: number, nowMs: number): ShardView {
  const shard = stream.shards.get(slot) as Shard;
  const { StartingHashKey, EndingHashKey } = shard.range;
  const rate = rateOf(stream, slot, nowMs);
  const shown: ShardView = {
    id: shard.id,
    index: slot,
    state: shard.state,
    fromShare: shareBelow(StartingHashKey),
    toShare: shareBelow((BigInt(EndingHashKey) + 1n).toString()),
    startingHashKey: StartingHashKey,
    endingHashKey: EndingHashKey,
    parents: shard.parents,
    children: shard.children,
    firstPosition: shard.firstPosition,
    nextPosition: shard.nextPosition,
    tape: tapeOf(stream, shard),
    bookmarks: bookmarksOf(stream, slot),
    recordsPerSecond: rate.records,
    bytesPerSecond: rate.bytes,
    throttledPerSecond: rate.throttled,
    throttledTotal: shard.throttledTotal,
    readsThrottledTotal: shard.readsThrottledTotal,
  };
  if (shard.throttledAtMs !== undefined) shown.throttledAtMs = shard.throttledAtMs;
  const hot = hotKeyOfShard(stream, shard, nowMs);
  if (hot) shown.hotKey = hot;
  return shown;
}

/** Of whichever limit is nearer (KDS-20). */
function loadOf(stream: StreamState, slot: number, nowMs: number): number {
  const { records, bytes } = rateOf(stream, slot, nowMs);
  return Math.min(1, Math.max(records / writeRecordsPerSecond, bytes / writeBytesPerSecond));
}

/** A shard's records from the newest back, for as long as `visit` does not return false. */
function scanBack(
  stream: StreamState,
  shard: Readonly<Shard>,
  visit: (row: Readonly<StoredRecord>) => boolean,
): void {
  let row = shard.last === nowhere ? undefined : stream.records.get(shard.last);
  while (row && visit(row)) row = row.previous === nowhere ? undefined : stream.records.get(row.previous);
}

function tapeOf(stream: StreamState, shard: Readonly<Shard>): TapeRecord[] {
  const tape: TapeRecord[] = [];
  scanBack(stream, shard, (row) => {
    const { origin, position, record } = row;
    tape.push({ origin, key: record.PartitionKey, position, atMs: arrivedAtMs(row) });
    return tape.length < tapeMax;
  });
  return tape.reverse();
}

function bookmarksOf(stream: StreamState, slot: number): Bookmark[] {
  return stream.consumers.flatMap((consumer) => {
    const mark = markOf(stream, slot, consumer);
    return mark ? [{ consumer, ...mark }] : [];
  });
}

/** Counts keys; the first to reach the highest number is the hot one. */
class KeyCount {
  private readonly counts = new Map<string, number>();
  private best: { key: string; count: number; shard: number } | undefined;
  total = 0;

  add({ record, shard }: Readonly<StoredRecord>): void {
    const count = (this.counts.get(record.PartitionKey) ?? 0) + 1;
    this.counts.set(record.PartitionKey, count);
    this.total++;
    if (!this.best || count > this.best.count) this.best = { key: record.PartitionKey, count, shard };
  }

  get hottest(): { key: string; share: number; shard: number } | undefined {
    return this.best && { key: this.best.key, share: this.best.count / this.total, shard: this.best.shard };
  }
}

function hotKeyOfShard(
  stream: StreamState,
  shard: Readonly<Shard>,
  nowMs: number,
): { key: string; share: number } | undefined {
  const keys = new KeyCount();
  scanBack(stream, shard, (row) => {
    if (arrivedAtMs(row) <= nowMs - hotKeyWindowMs) return false;
    keys.add(row);
    return keys.total < hotKeyShardMax;
  });
  const { hottest } = keys;
  return hottest && { key: hottest.key, share: hottest.share };
}

function hotKeyOfStream(
  stream: StreamState,
  nowMs: number,
): { key: string; share: number; shard: number } | undefined {
  const keys = new KeyCount();
  for (let slot = stream.records.next - 1; slot >= 0 && keys.total < hotKeyStreamMax; slot--) {
    const row = stream.records.get(slot);
    if (!row || arrivedAtMs(row) <= nowMs - hotKeyWindowMs) break;
    keys.add(row);
  }
  return keys.hottest;
}

/** A page of the records that are kept, in the order of arrival. Looking is no read. */
export function contents(stream: StreamState, _nowMs: number, from: number, count: number): ContentsPage {
  const { records } = stream;
  const rows: ContentsRow[] = [];
  const first = (records.first() ?? records.next) + from;
  for (let slot = first; slot < records.next && rows.length < count; slot++)
    rows.push(rowOf(records.get(slot) as StoredRecord));
  return { total: records.size, rows };
}

function rowOf(row: Readonly<StoredRecord>): ContentsRow {
  const { origin, shard, record, sizeBytes } = row;
  return {
    origin,
    state: `shard ${shard}`,
    group: record.PartitionKey,
    sentAtMs: arrivedAtMs(row),
    preview: record.Data.slice(0, 120),
    sizeBytes,
  };
}

/** The newest copy of one message, whole. */
export function message(stream: StreamState, origin: Origin): object | undefined {
  const { records, shards } = stream;
  for (let slot = records.next - 1; slot >= records.next - messageScanMax; slot--) {
    const row = slot < 0 ? undefined : records.get(slot);
    if (!row) return undefined;
    if (row.origin !== origin) continue;
    const { position, sizeBytes, record } = row;
    const { id, nextPosition } = shards.get(row.shard) as Shard;
    // Among the open shards in hash order, as the view tells their loads; -1 for a closed one.
    const load = stream.openRanges.findIndex(({ shard }) => shard === row.shard);
    return {
      ...record,
      ShardId: id,
      shard: row.shard,
      load,
      position,
      newer: nextPosition - 1 - position,
      sizeBytes,
    };
  }
  return undefined;
}
