import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { GetRecordsOutput, GetShardIteratorOutput, ListShardsOutput, StreamView } from '../contract.ts';

const clicks = (settings: object = {}) => testWorld().stream('clicks', { ...settings });
type World = ReturnType<typeof clicks>;

const put = (world: World, Data = 'x', more: object = {}) =>
  world.call('clicks', 'PutRecord', { Data, PartitionKey: 'k', ...more });
const start = (world: World, ShardIteratorType = 'TRIM_HORIZON', ShardId = 'shardId-0') =>
  world.call<GetShardIteratorOutput>('clicks', 'GetShardIterator', { ShardId, ShardIteratorType });
const get = (world: World, ShardIterator: string | undefined, more: object = {}) =>
  world.call<GetRecordsOutput>('clicks', 'GetRecords', { ShardIterator, ...more });
const bodies = (read: { Records?: readonly { Data: string }[] }) => read.Records?.map(({ Data }) => Data);

describe('retention', () => {
  test('[KDS-55] is a day, from the arrival, read or not', () => {
    const world = clicks();
    put(world, 'a');
    world.advanceTo('10h');
    put(world, 'b');
    get(world, start(world).ShardIterator);
    world.advanceTo(86_400_000 - 1);
    expect(world.contents('clicks')).toHaveLength(2);
    world.advanceTo('24h');
    expect(world.contents('clicks')).toEqual(['m2 shard 0']);
    world.advanceTo('34h');
    expect(world.contents('clicks')).toEqual([]);
  });

  test('[KDS-55] comes to an end at once where an arrival is no whole millisecond', () => {
    const world = clicks();
    world.advanceTo(0.592);
    put(world, 'a');
    world.engine.advance(90_000_000, 100);
    expect(world.engine.nowMs).toBe(90_000_000);
    expect(world.facts('RecordsExpired').map(({ atMs }) => atMs)).toEqual([86_400_000.592]);
  });

  test('[KDS-11][KDS-55] a place whose record is gone is the trim horizon', () => {
    const world = clicks();
    for (const body of ['a', 'b', 'c']) {
      put(world, body);
      world.advance('1h');
    }
    world.advanceTo(86_400_000 - 60_000);
    const first = get(world, start(world).ShardIterator, { Limit: 1 });
    const { ShardIterator: before } = start(world);
    world.advanceTo('24h');
    expect(bodies(get(world, before))).toEqual(['b', 'c']);
    expect(bodies(get(world, first.NextShardIterator))).toEqual(['b', 'c']);
  });

  test('[KDS-55] after everything is gone, what comes is read', () => {
    const world = clicks();
    put(world, 'a');
    world.advanceTo(86_400_000 - 1);
    const latest = start(world, 'LATEST').ShardIterator;
    const read = get(world, start(world).ShardIterator);
    world.advanceTo('24h');
    put(world, 'b');
    put(world, 'c');
    expect(bodies(get(world, latest))).toEqual(['b', 'c']);
    expect(bodies(get(world, read.NextShardIterator))).toEqual(['b', 'c']);
    expect(world.view<StreamView>('clicks').shards[0]).toMatchObject({ firstPosition: 1, nextPosition: 3 });
  });

  test('[KDS-55] is told shard by shard', () => {
    const world = clicks({ ShardCount: 2 });
    put(world, 'a', { ExplicitHashKey: '0' });
    for (const body of ['b', 'c', 'd']) put(world, body, { ExplicitHashKey: (2n ** 127n).toString() });
    world.advanceTo('24h');
    expect(world.facts('RecordsExpired').map(({ detail }) => detail)).toEqual([
      { shard: 0, count: 1, retentionMs: 86_400_000 },
      { shard: 1, count: 3, retentionMs: 86_400_000 },
    ]);
  });

  test('[KDS-55] a reader that was too slow is named, with what it missed', () => {
    const world = clicks().reader('audit').link('clicks', 'audit');
    put(world, 'a');
    world.advanceTo('1min');
    world.fault('audit', 'crash');
    for (const body of ['b', 'c']) put(world, body);
    world.advanceTo('1h');
    put(world, 'd');
    world.advanceTo('26h');
    expect(world.facts('RecordsMissed').map(({ detail }) => detail)).toMatchObject([
      { shard: 0, by: 'audit', count: 2 },
      { shard: 0, by: 'audit', count: 1 },
    ]);
  });

  test('somebody who only looked in once misses nothing', () => {
    const world = clicks();
    for (const body of ['a', 'b']) put(world, body);
    get(world, start(world).ShardIterator, { Limit: 1 });
    world.advanceTo('25h');
    expect(world.facts('RecordsMissed')).toEqual([]);
  });
});

describe('a closed shard', () => {
  test('[KDS-56][KDS-57] is readable until its last record is trimmed, and then gone', () => {
    const world = clicks({ reshardSeconds: 0 });
    put(world, 'old');
    world.advanceTo('1h');
    world.call('clicks', 'SplitShard', { ShardToSplit: 'shardId-0', NewStartingHashKey: '9' });
    world.advanceTo('2h');
    put(world, 'new');
    expect(bodies(get(world, start(world).ShardIterator))).toEqual(['old']);
    const states = () =>
      world.view<StreamView>('clicks').shards.map(({ index, state }) => `${index} ${state}`);
    world.advanceTo(25 * 3_600_000 - 1);
    expect(states()).toEqual(['0 closed', '1 open', '2 open']);
    const { ShardIterator } = start(world);
    world.advanceTo('25h');
    expect(states()).toEqual(['1 open', '2 open']);
    expect(world.facts('ShardExpired').map(({ detail }) => detail.shard)).toEqual([0]);
    expect(world.call<ListShardsOutput>('clicks', 'ListShards').Shards).toHaveLength(2);
    expect(start(world).code).toBe('ResourceNotFoundException');
    // Who still holds an iterator is sent to the children.
    expect(get(world, ShardIterator)).toMatchObject({ Records: [], ChildShards: [{}, {}] });
  });

  test('[KDS-56] goes even when it never held a record, and its number is not used again', () => {
    const world = clicks({ ShardCount: 2, reshardSeconds: 0 });
    world.call('clicks', 'MergeShards', { ShardToMerge: 'shardId-0', AdjacentShardToMerge: 'shardId-1' });
    world.advanceTo('24h');
    expect(world.view<StreamView>('clicks').shards.map(({ id }) => id)).toEqual(['shardId-000000000002']);
    world.call('clicks', 'SplitShard', { ShardToSplit: 'shardId-2', NewStartingHashKey: '9' });
    world.advance(1);
    expect(world.view<StreamView>('clicks').shards.map(({ index }) => index)).toEqual([2, 3, 4]);
  });
});
