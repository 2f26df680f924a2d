/** What the portrait of a stream reader says, apart from how it says it. */
import type { ReaderShard, ReaderView } from '../../../engine/index.ts';
import { count, countdown, duration, shortCount } from '../durations.ts';
import { plural } from '../plural.ts';

const behind = (ms: number) =>
  ms < 10_000 ? `${(Math.ceil(ms / 100) / 10).toFixed(1)} s behind` : `${duration(ms, 1)} behind`;

export const words = {
  label: (shards: number) => (shards === 0 ? 'stream reader' : plural(shards, 'shard', 'shards')),
  noStream: 'no stream to read: draw a wire from a stream to here',
  noShards: 'asks the stream for its shards',
  shards: 'shards',
  shard: (index: number) => `shard ${index}`,
  batch: (first: number) => `m${first}`,
  followBatch: (first: number) => `m${first} is the first record of the batch in work: follow it`,
  age: ({ behindMs, activity, readTotal }: ReaderShard) => {
    if (activity === 'done') return 'read to its end';
    if (activity === 'waitsForParent' || activity === 'starting') return '–';
    if (behindMs > 0) return behind(behindMs);
    if (readTotal === 0) return '–';
    return activity === 'working' ? 'was at the tip' : 'at the tip';
  },
  ageTitle: (behindMs: number) =>
    `iterator age: the last read was ${duration(behindMs)} behind the newest record (MillisBehindLatest)`,
  crashed: 'down',
  activity: {
    starting: 'asks for an iterator',
    reading: 'GetRecords…',
    working: 'works',
    pausing: 'pauses',
    done: 'closed shard',
  },
  pausing: (left: number) => `next read in ${countdown(left)}`,
  waitsFor: (parents: readonly number[]) =>
    parents.length === 0 ? 'waits for its parent' : `waits for shard ${parents.join(' and ')}`,
  waitsTitle: 'records of a parent come before those of its children: it is read to its end first',
  done: (done: number, size: number) => `${shortCount(done)} of ${shortCount(size)}`,
  doneTitle: (done: number, size: number) =>
    `${count(done)} of the ${plural(size, 'record', 'records')} of this batch processed`,
  noCheckpoint: 'no checkpoint',
  sinceCheckpoint: (records: number) => `${shortCount(records)} since checkpoint`,
  checkpointTitle: ({ checkpoint, sinceCheckpoint }: ReaderShard) =>
    [
      checkpoint === undefined ? 'no checkpoint so far' : `last checkpoint at sequence number ${checkpoint}`,
      ...(sinceCheckpoint > 0 ? [`a crash now repeats ${plural(sinceCheckpoint, 'record', 'records')}`] : []),
    ].join('; '),
  moreShards: (more: number) => `+ ${plural(more, 'more shard', 'more shards')}`,
  effects: (once: number, total: number) => `effects ${count(once)} of ${count(total)}`,
  effectsTitle: 'records processed exactly once, of all that were processed at least once',
  twice: (records: number) => `${count(records)} twice`,
  outOfOrder: (records: number) => `${count(records)} out of order`,
  outOfOrderTitle: 'records processed after a later one of the same partition key',
  failed: (records: number) => `${count(records)} failed`,
  throttled: (reads: number) => `${count(reads)} throttled`,
  throttledTitle: 'reads refused: a shard answers 5 GetRecords and 2 MiB a second',
  reads: (empty: number, reads: number) => `${count(empty)} of ${count(reads)} reads empty`,
  figures: { records: 'records', behind: 'behind', twice: 'twice' },
  behindMost: (ms: number) => duration(ms, 1),
  sentence: ({
    shardCount,
    recordsTotal,
    behindMaxMs,
    duplicateEffects,
    outOfOrder,
    isCrashed,
  }: ReaderView) =>
    [
      ...(isCrashed ? ['down'] : []),
      `reads ${plural(shardCount, 'shard', 'shards')}`,
      `${plural(recordsTotal, 'record', 'records')} so far`,
      behindMaxMs > 0 ? `at most ${behind(behindMaxMs)}` : 'at the tip',
      ...(duplicateEffects > 0 ? [`${count(duplicateEffects)} twice`] : []),
      ...(outOfOrder > 0 ? [`${count(outOfOrder)} out of order`] : []),
    ].join(', '),
};
