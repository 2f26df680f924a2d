import { describe, expect, test } from 'vitest';
import { testWorld } from '../../testing/testWorld.ts';
import { type GetShardIteratorOutput, type StreamView, shardsMax, tapeMax } from './contract.ts';

const clicks = (settings: object = {}) => testWorld().stream('clicks', { ...settings });
type World = ReturnType<typeof clicks>;

const view = (world: World) => world.view<StreamView>('clicks');
const put = (world: World, PartitionKey = 'k', more: object = {}) =>
  world.call('clicks', 'PutRecord', { Data: 'x', PartitionKey, ...more });
const putMany = (world: World, count: number, keyOf: (index: number) => string) =>
  world.call('clicks', 'PutRecords', {
    Records: Array.from({ length: count }, (_, index) => ({ Data: 'x', PartitionKey: keyOf(index) })),
  });
const read = (world: World, Limit?: number) => {
  const { ShardIterator } = world.call<GetShardIteratorOutput>('clicks', 'GetShardIterator', {
    ShardId: 'shardId-0',
    ShardIteratorType: 'TRIM_HORIZON',
  });
  world.call('clicks', 'GetRecords', { ShardIterator, ...(Limit ? { Limit } : {}) });
};

describe('the small view', () => {
  test('stays small, whatever the stream holds', () => {
    const world = clicks({ ShardCount: 500 });
    for (let round = 0; round < 10; round++) putMany(world, 500, (index) => `${round}-${index}`);
    const shown = view(world);
    expect([shown.shards.length, shown.shardCount, shown.openCount, shown.loads.length]).toEqual([
      shardsMax,
      500,
      500,
      500,
    ]);
    const one = clicks();
    putMany(one, 100, () => 'k');
    expect(view(one).shards[0]?.tape).toHaveLength(tapeMax);
    expect(view(one).shards[0]?.tape.at(-1)).toEqual({ origin: 100, key: 'k', position: 99, atMs: 0 });
  });

  test('the tape holds the newest records of its shard, oldest first', () => {
    const world = clicks({ ShardCount: 2 });
    const [low, high] = [{ ExplicitHashKey: '0' }, { ExplicitHashKey: (2n ** 127n).toString() }];
    put(world, 'a', low);
    put(world, 'b', high);
    world.advance('2s');
    put(world, 'c', low);
    expect(view(world).shards.map(({ tape }) => tape)).toEqual([
      [
        { origin: 1, key: 'a', position: 0, atMs: 0 },
        { origin: 3, key: 'c', position: 1, atMs: 2_000 },
      ],
      [{ origin: 2, key: 'b', position: 0, atMs: 0 }],
    ]);
  });

  test('a shard shows its part of the hash space', () => {
    const { shards } = view(clicks({ ShardCount: 4 }));
    expect(shards.map(({ fromShare, toShare }) => [fromShare, toShare])).toEqual([
      [0, 0.25],
      [0.25, 0.5],
      [0.5, 0.75],
      [0.75, 1],
    ]);
    expect(shards[3]?.endingHashKey).toBe((2n ** 128n - 1n).toString());
  });
});

describe('gauges', () => {
  test('[KDS-20] records and bytes of the last second, and the nearer limit as the load', () => {
    const world = clicks();
    putMany(world, 500, () => 'key');
    expect(view(world).shards[0]).toMatchObject({ recordsPerSecond: 500, bytesPerSecond: 2_000 });
    expect(view(world).loads).toEqual([0.5]);
    put(world, 'k', { Data: 'x'.repeat(786_431 - 2_000) });
    expect(view(world).loads[0]).toBeCloseTo(0.75, 5);
    world.advance('900ms');
    expect(view(world).shards[0]?.recordsPerSecond).toBe(501);
    world.advance('100ms');
    expect(view(world).shards[0]).toMatchObject({ recordsPerSecond: 0, bytesPerSecond: 0 });
  });

  test('[KDS-20] what was refused, in the last second and ever', () => {
    const world = clicks();
    world.advance('3s');
    for (let round = 0; round < 3; round++) putMany(world, 500, () => 'k');
    expect(view(world).shards[0]).toMatchObject({
      throttledPerSecond: 500,
      throttledTotal: 500,
      throttledAtMs: 3_000,
    });
    expect(view(world).loads).toEqual([1]);
    world.advance('2s');
    expect(view(world).shards[0]).toMatchObject({
      throttledPerSecond: 0,
      throttledTotal: 500,
      throttledAtMs: 3_000,
    });
  });

  test('[KDS-66] the hot key of a shard, and of the stream with its shard', () => {
    const world = clicks({ ShardCount: 2 });
    putMany(world, 40, (index) => (index % 4 === 3 ? `user-${index}` : 'celebrity'));
    const { hotKey } = view(world);
    expect(hotKey).toMatchObject({ key: 'celebrity', share: 0.75 });
    const shard = view(world).shards[hotKey?.shard ?? -1];
    expect(shard?.hotKey?.key).toBe('celebrity');
    expect(shard?.hotKey?.share).toBeGreaterThan(0.75);
    world.advance('1s');
    expect(view(world).hotKey).toBeUndefined();
    expect(view(world).shards[0]?.hotKey).toBeUndefined();
  });
});

describe('bookmarks', () => {
  test('[KDS-38] how far each consumer has read, as its reads tell', () => {
    const world = clicks();
    for (const _ of 'abc') put(world);
    world.advance('2s');
    read(world, 2);
    expect(view(world).consumers).toEqual(['']);
    expect(view(world).shards[0]?.bookmarks).toEqual([
      { consumer: '', position: 2, behindMs: 2_000, atMs: 2_000 },
    ]);
    expect(view(world).readTotal).toBe(2);
    read(world);
    expect(view(world).shards[0]?.bookmarks).toEqual([
      { consumer: '', position: 3, behindMs: 0, atMs: 2_000 },
    ]);
  });

  test('[KDS-30] programs have theirs, and share what a shard hands out', () => {
    const world = clicks();
    for (const id of ['audit', 'billing']) world.reader(id, { pollIntervalSeconds: 0.25 }).link('clicks', id);
    put(world);
    world.advance('10s');
    const [shard] = view(world).shards;
    expect(shard?.bookmarks.map(({ consumer, position }) => [consumer, position])).toEqual([
      ['audit', 1],
      ['billing', 1],
    ]);
    // Eight reads a second are asked for, five are given.
    expect(shard?.readsThrottledTotal).toBeGreaterThan(0);
  });
});

describe('looking inside', () => {
  test('a page of records in the order of arrival, and one message whole; neither counts as a read', () => {
    const world = clicks({ ShardCount: 2 });
    for (const key of 'abcde') put(world, key, { Data: key.repeat(200), ExplicitHashKey: '0' });
    const page = world.engine.contents('clicks', 1, 2);
    expect(page?.total).toBe(5);
    expect(page?.rows).toEqual([
      { origin: 2, state: 'shard 0', group: 'b', sentAtMs: 0, preview: 'b'.repeat(120), sizeBytes: 201 },
      expect.objectContaining({ origin: 3 }),
    ]);
    expect(world.engine.message('clicks', 3)).toMatchObject({
      Data: 'c'.repeat(200),
      PartitionKey: 'c',
      ShardId: 'shardId-000000000000',
      position: 2,
    });
    expect(world.engine.message('clicks', 9)).toBeUndefined();
    expect(view(world)).toMatchObject({ putTotal: 5, readTotal: 0, consumers: [] });
  });

  test('of a message that came twice, the newest copy', () => {
    const world = clicks();
    for (const Data of ['first', 'again'])
      world.call('clicks', 'PutRecord', { Data, PartitionKey: 'k' }, [7]);
    expect(world.engine.message('clicks', 7)).toMatchObject({ Data: 'again' });
  });
});
