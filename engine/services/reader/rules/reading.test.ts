/** Reading shard by shard (`engine/programs/shardReading.ts`), seen through the program that does nothing else. */
import { describe, expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../../../testing/testWorld.ts';
import type { ReaderView } from '../contract.ts';

const instantly = { work: { kind: 'fixed', seconds: 0 } };
/** Half of the hash space. "a" is in the lower half, "user-1" in the upper (KDS-03). */
const half = (2n ** 127n).toString();
const quarter = (2n ** 126n).toString();

function unwired(stream: Record<string, unknown> = {}, reader: Record<string, unknown> = {}) {
  return testWorld({ latencyMs: 0 })
    .stream('clicks', { reshardSeconds: 0, ...stream })
    .reader('audit', { ...instantly, ...reader });
}
const reading = (...settings: Parameters<typeof unwired>) => unwired(...settings).link('clicks', 'audit');

const put = (world: TestWorld, ...keys: string[]) => {
  for (const PartitionKey of keys) world.call('clicks', 'PutRecord', { Data: 'x', PartitionKey });
};
const shardId = (index: number) => `shardId-${String(index).padStart(12, '0')}`;
const split = (world: TestWorld, index: number, at: string) => {
  const answer = world.call('clicks', 'SplitShard', { ShardToSplit: shardId(index), NewStartingHashKey: at });
  expect(answer.code).toBeUndefined();
  world.advance(0);
};
const merge = (world: TestWorld, index: number, other: number) => {
  const answer = world.call('clicks', 'MergeShards', {
    ShardToMerge: shardId(index),
    AdjacentShardToMerge: shardId(other),
  });
  expect(answer.code).toBeUndefined();
  world.advance(0);
};
const seen = (world: TestWorld) => world.view<ReaderView>('audit');
const activities = (world: TestWorld) =>
  seen(world).shards.map(({ index, activity }) => `${index} ${activity}`);
/** What was asked of the stream: time, action, and where a new iterator begins. */
const asked = (world: TestWorld) =>
  world.facts('RequestDeparted', 'audit').map(({ atMs, detail }) => {
    const { ShardIteratorType: type = '' } = detail.input as { ShardIteratorType?: string };
    return `${atMs} ${detail.action}${type && ` ${type}`}`;
  });
/** Story numbers in the order in which they were done. */
const done = (world: TestWorld) =>
  world
    .facts(undefined, 'audit')
    .flatMap(({ type, detail }) =>
      type === 'RecordProcessed' ? [detail.message] : type === 'RecordsProcessed' ? detail.messages : [],
    );

describe('the loop', () => {
  test('[KDS-33] lists, asks for an iterator, and then reads after every pause, from the next iterator on', () => {
    const world = reading({}, { pollIntervalSeconds: 1 });
    put(world, 'a', 'a');
    world.advanceTo('2s');
    expect(asked(world)).toEqual([
      '0 ListShards',
      '0 GetShardIterator TRIM_HORIZON',
      '0 GetRecords',
      '1000 GetRecords',
      '2000 GetRecords',
    ]);
    expect(done(world)).toEqual([1, 2]);
    expect(seen(world)).toMatchObject({ readsTotal: 3, emptyReadsTotal: 2, recordsTotal: 2 });
  });

  test('[KDS-31] a full read is followed by a pause, too; Limit is what is asked for', () => {
    const world = reading({}, { limit: 2 });
    put(world, 'a', 'a', 'a', 'a', 'a');
    world.advanceTo('1s');
    expect(done(world)).toEqual([1, 2, 3, 4]);
    world.advanceTo('2s');
    expect(done(world)).toEqual([1, 2, 3, 4, 5]);
  });

  test('the pause counts from the answer: work that took longer is followed by a read at once', () => {
    const world = reading({}, { work: { kind: 'fixed', seconds: 3 } });
    put(world, 'a');
    world.advanceTo('3s');
    expect(asked(world).slice(2)).toEqual(['0 GetRecords', '3000 GetRecords']);
  });

  test('every shard is read by itself', () => {
    const world = reading({ ShardCount: 4 });
    world.advanceTo('1.5s');
    expect(asked(world).filter((line) => line === '1000 GetRecords')).toHaveLength(4);
    expect(activities(world)).toEqual(['0 pausing', '1 pausing', '2 pausing', '3 pausing']);
    expect(seen(world).shards[0]).toMatchObject({ sinceMs: 1_000, untilMs: 2_000 });
  });

  test('two readers of one stream do not know of each other: each gets every record', () => {
    const world = reading().reader('billing', instantly).link('clicks', 'billing');
    put(world, 'a', 'user-1');
    world.advanceTo('1s');
    for (const id of ['audit', 'billing']) {
      expect(world.view<ReaderView>(id)).toMatchObject({ effectsOnce: 2, duplicateEffects: 0 });
    }
  });
});

describe('where it begins', () => {
  test('[KDS-34] LATEST: only what comes afterwards, and only from open shards', () => {
    const world = unwired({}, { startingPosition: 'LATEST' });
    put(world, 'a');
    split(world, 0, half);
    put(world, 'a', 'user-1');
    world.link('clicks', 'audit');
    world.advanceTo('0.5s');
    expect(asked(world).slice(0, 3)).toEqual([
      '0 ListShards',
      '0 GetShardIterator LATEST',
      '0 GetShardIterator LATEST',
    ]);
    expect(activities(world)).toEqual(['1 pausing', '2 pausing']);
    put(world, 'a');
    world.advanceTo('2s');
    expect(done(world)).toEqual([4]);
  });

  test('[KCL-06] LATEST: a child that comes while it reads is read from its beginning', () => {
    const world = reading({}, { startingPosition: 'LATEST' });
    world.advanceTo('0.5s');
    split(world, 0, half);
    put(world, 'a', 'user-1');
    world.advanceTo('5s');
    expect(asked(world).filter((line) => line.includes('Iterator'))).toEqual([
      '0 GetShardIterator LATEST',
      '1000 GetShardIterator TRIM_HORIZON',
      '1000 GetShardIterator TRIM_HORIZON',
    ]);
    expect(done(world)).toEqual([1, 2]);
  });

  test('[KDS-34] TRIM_HORIZON: closed parents first, then their children', () => {
    const world = unwired({}, { limit: 1 });
    put(world, 'a', 'a');
    split(world, 0, half);
    put(world, 'a', 'user-1');
    world.link('clicks', 'audit');
    world.advanceTo('0.5s');
    expect(activities(world)).toEqual(['0 pausing', '1 waitsForParent', '2 waitsForParent']);
    expect(done(world)).toEqual([1]);
    world.advanceTo('5s');
    expect(done(world)).toEqual([1, 2, 3, 4]);
    expect(activities(world)).toEqual(['1 pausing', '2 pausing', '0 done']);
  });
});

describe('resharding', () => {
  const slow = { work: { kind: 'fixed', seconds: 1 }, shardSyncSeconds: 1 };
  /** Five records of one key; while they are in work the shard is split, and a sixth comes. */
  const splitWhileWorking = (ordersChildren: boolean) => {
    const world = reading({}, { ...slow, ordersChildren });
    put(world, 'a', 'a', 'a', 'a', 'a');
    world.advanceTo('1.5s');
    split(world, 0, half);
    put(world, 'a');
    world.advanceTo('10s');
    return world;
  };

  test('[KDS-57] children wait until the parent is finished: the order of a key holds across a split', () => {
    const world = splitWhileWorking(true);
    expect(done(world)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(seen(world)).toMatchObject({ outOfOrder: 0, doneCount: 1, shardCount: 3 });
    expect(world.facts('ChildWaits').map(({ atMs, detail }) => [atMs, detail.shard, detail.parents])).toEqual(
      [
        [2_000, 1, '0'],
        [2_000, 2, '0'],
      ],
    );
    expect(world.facts('ShardFinished').map(({ atMs, detail }) => [atMs, detail.shard])).toEqual([
      [5_000, 0],
    ]);
  });

  test('[KDS-57] children that are begun at once overtake what is still in the parent: the order breaks', () => {
    const world = splitWhileWorking(false);
    expect(done(world)).toEqual([1, 2, 3, 6, 4, 5]);
    expect(seen(world).outOfOrder).toBe(2);
    expect(world.facts('OrderBroken').map(({ detail }) => [detail.message, detail.after])).toEqual([
      [4, 6],
      [5, 6],
    ]);
    expect(world.facts('ChildWaits')).toEqual([]);
  });

  test('[KCL-06] the child of a merge waits for both of its parents', () => {
    const world = reading({ ShardCount: 2 }, slow);
    put(world, 'a', 'a', 'a', 'a', 'user-1');
    world.advanceTo('0.5s');
    merge(world, 0, 1);
    put(world, 'a', 'user-1');
    world.advanceTo('3.5s');
    expect(activities(world)).toEqual(['0 working', '2 waitsForParent', '1 done']);
    world.advanceTo('10s');
    expect(done(world)).toEqual([1, 5, 2, 3, 4, 6, 7]);
    expect(seen(world).outOfOrder).toBe(0);
  });

  test('[KDS-37] it is told of children at the end of their parent, without waiting for the next list', () => {
    const world = reading();
    world.advanceTo('0.5s');
    split(world, 0, half);
    world.advanceTo('1s');
    expect(activities(world)).toEqual(['1 pausing', '2 pausing', '0 done']);
    expect(asked(world).filter((line) => line.includes('ListShards'))).toEqual(['0 ListShards']);
  });

  test('[KCL-08] it lists the shards every 60 s unless told otherwise', () => {
    const world = reading();
    world.advanceTo('2min');
    expect(asked(world).filter((line) => line.includes('ListShards'))).toEqual([
      '0 ListShards',
      '60000 ListShards',
      '120000 ListShards',
    ]);
  });

  test('grandchildren wait for the children', () => {
    const world = reading({}, { ...slow, shardSyncSeconds: 60 });
    put(world, 'a', 'a', 'a');
    world.advanceTo('0.5s');
    split(world, 0, half);
    put(world, 'a', 'a');
    split(world, 1, quarter);
    put(world, 'a');
    world.advanceTo('20s');
    expect(done(world)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(activities(world).slice(-2)).toEqual(['0 done', '1 done']);
  });

  test('told not to wait any more, the children begin at once', () => {
    const world = reading({}, slow);
    put(world, 'a', 'a', 'a', 'a', 'a');
    world.advanceTo('0.5s');
    split(world, 0, half);
    world.advanceTo('1.5s');
    expect(activities(world)).toEqual(['0 working', '1 waitsForParent', '2 waitsForParent']);
    world.configure('audit', { ...slow, ordersChildren: false });
    world.advance(0);
    expect(activities(world)).toEqual(['0 working', '1 pausing', '2 pausing']);
  });

  test('an expired shard is forgotten with the next list', () => {
    const world = reading({}, { pollIntervalSeconds: 200 });
    put(world, 'a');
    world.advanceTo('0.5s');
    split(world, 0, half);
    world.advanceTo('23h');
    expect(activities(world)).toContain('0 done');
    world.advanceTo('25h');
    expect(activities(world).map((line) => line.slice(0, 1))).toEqual(['1', '2']);
  });
});

describe('what goes wrong', () => {
  test('[KDS-35] an iterator that expired is replaced behind the last record that was read', () => {
    // One record takes longer than an iterator lives.
    const world = reading({}, { work: { kind: 'fixed', seconds: 400 }, limit: 1 });
    put(world, 'a', 'a');
    world.advanceTo('500s');
    expect(world.facts('ReadRefused').map(({ atMs, detail }) => [atMs, detail.code])).toEqual([
      [400_000, 'ExpiredIteratorException'],
    ]);
    expect(asked(world).filter((line) => line.includes('Iterator'))).toEqual([
      '0 GetShardIterator TRIM_HORIZON',
      '400000 GetShardIterator AFTER_SEQUENCE_NUMBER',
    ]);
    world.advanceTo('801s');
    expect(done(world)).toEqual([1, 2]);
  });

  test('[KDS-30] six readers of a shard that takes five reads a second: there are throttles all the time, and nobody starves', () => {
    const world = reading();
    const others = ['b', 'c', 'd', 'e', 'f'];
    for (const id of others) world.reader(id, instantly).link('clicks', id);
    put(world, 'a');
    world.advanceTo('60s');
    put(world, 'a');
    world.advanceTo('65s');
    const views = ['audit', ...others].map((id) => world.view<ReaderView>(id));
    expect(views.map(({ effectsOnce }) => effectsOnce)).toEqual([2, 2, 2, 2, 2, 2]);
    expect(views.reduce((sum, { throttledTotal }) => sum + throttledTotal, 0)).toBeGreaterThan(50);
    // Without a throttle it would be 66.
    expect(Math.min(...views.map(({ readsTotal }) => readsTotal))).toBeGreaterThan(30);
  });

  test('a read without an answer is made again from the same place: nothing is lost, nothing comes twice', () => {
    const world = reading({}, { requestTimeoutSeconds: 2 });
    world.advanceTo('0.5s');
    put(world, 'a');
    world.fault('clicks → audit', 'partition');
    world.advanceTo('10s');
    expect(done(world)).toEqual([]);
    world.heal('clicks → audit', 'partition');
    world.advanceTo('15s');
    expect(done(world)).toEqual([1]);
    expect(world.facts('ReadRefused')[0]).toMatchObject({
      atMs: 3_000,
      detail: { action: 'GetRecords', code: 'RequestTimeout', shard: 0, retryInMs: 1_000 },
    });
  });

  test('a list without an answer is asked for again', () => {
    const world = reading({}, { requestTimeoutSeconds: 2 });
    world.fault('clicks → audit', 'partition');
    world.advanceTo('1s');
    world.heal('clicks → audit', 'partition');
    put(world, 'a');
    world.advanceTo('3s');
    expect(asked(world).slice(0, 2)).toEqual(['0 ListShards', '3000 ListShards']);
    expect(done(world)).toEqual([1]);
  });
});

describe('the wire', () => {
  test('taken away, reading stops; drawn again, it goes on behind the checkpoint', () => {
    const world = reading();
    put(world, 'a');
    world.advanceTo('1.5s');
    world.disconnect('clicks', 'audit');
    put(world, 'a');
    world.advanceTo('5s');
    expect(done(world)).toEqual([1]);
    expect(seen(world)).toMatchObject({ shards: [], shardCount: 0 });
    expect(seen(world).stream).toBeUndefined();
    world.link('clicks', 'audit');
    world.advanceTo('6s');
    expect(done(world)).toEqual([1, 2]);
    expect(seen(world).stream).toBe('clicks');
  });

  test('taken away while a read is under way, the answer finds nobody', () => {
    const world = testWorld({ latencyMs: 100 })
      .stream('clicks')
      .reader('audit', instantly)
      .link('clicks', 'audit');
    put(world, 'a');
    // List and iterator take 200 ms each; the read arrives at 500 ms and its answer at 600 ms.
    world.advanceTo('0.55s');
    world.disconnect('clicks', 'audit');
    world.link('clicks', 'audit');
    world.advanceTo('10s');
    expect(done(world)).toEqual([1]);
    expect(world.facts('RecordsTaken').map(({ atMs }) => atMs)).toEqual([1_150]);
  });

  test('taken away while a list is under way, and drawn from another stream: the answer finds nobody', () => {
    const world = testWorld({ latencyMs: 100 })
      .stream('clicks', { ShardCount: 3 })
      .stream('views')
      .reader('audit', instantly)
      .link('clicks', 'audit');
    world.advanceTo('0.1s');
    world.apply({ type: 'disconnect', id: 'clicks → audit' });
    const link = { id: 'clicks → audit', from: 'views', to: 'audit', kind: 'poll', settings: {} };
    expect(world.apply({ type: 'connect', link }).problem).toBeUndefined();
    world.advanceTo('2s');
    expect(seen(world)).toMatchObject({ stream: 'views', shardCount: 1 });
  });

  test('a child that was made while no wire was there is read from its beginning', () => {
    const world = reading({}, { startingPosition: 'LATEST' });
    world.advanceTo('0.5s');
    world.disconnect('clicks', 'audit');
    split(world, 0, half);
    put(world, 'a', 'user-1');
    world.advanceTo('1s');
    world.link('clicks', 'audit');
    world.advanceTo('5s');
    expect(done(world)).toEqual([1, 2]);
  });
});
