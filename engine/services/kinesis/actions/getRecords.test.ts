import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { GetRecordsOutput, GetShardIteratorOutput, StreamView } from '../contract.ts';

const clicks = (settings: object = {}) => testWorld().stream('clicks', { ...settings });
type World = ReturnType<typeof clicks>;

const put = (world: World, ...bodies: string[]) => {
  for (const Data of bodies) world.call('clicks', 'PutRecord', { Data, PartitionKey: 'k' });
};
const start = (world: World, ShardIteratorType = 'TRIM_HORIZON', ShardId = 'shardId-0') =>
  world.call<GetShardIteratorOutput>('clicks', 'GetShardIterator', { ShardId, ShardIteratorType })
    .ShardIterator as string;
const get = (world: World, ShardIterator: string | undefined, more: object = {}) =>
  world.call<GetRecordsOutput>('clicks', 'GetRecords', { ShardIterator, ...more });
const bodies = (read: { Records?: readonly { Data: string }[] }) => read.Records?.map(({ Data }) => Data);

describe('what a read gives', () => {
  test('[KDS-11] records in order, which stay for the next reader', () => {
    const world = clicks();
    put(world, 'a', 'b', 'c');
    expect(bodies(get(world, start(world)))).toEqual(['a', 'b', 'c']);
    expect(bodies(get(world, start(world)))).toEqual(['a', 'b', 'c']);
    expect(world.contents('clicks')).toHaveLength(3);
  });

  test('[KDS-12] with number, key and the time of arrival', () => {
    const world = clicks();
    world.advance('1500ms');
    put(world, 'a');
    expect(get(world, start(world)).Records).toEqual([
      {
        Data: 'a',
        PartitionKey: 'k',
        ApproximateArrivalTimestamp: 1.5,
        SequenceNumber: expect.stringMatching(/^49\d{54}$/),
      },
    ]);
  });

  test('[KDS-31] at most Limit, and the next iterator goes on behind them', () => {
    const world = clicks();
    put(world, 'a', 'b', 'c');
    const first = get(world, start(world), { Limit: 2 });
    expect(bodies(first)).toEqual(['a', 'b']);
    expect(bodies(get(world, first.NextShardIterator))).toEqual(['c']);
    // An iterator is a place: the same one gives the same again.
    expect(bodies(get(world, first.NextShardIterator))).toEqual(['c']);
  });

  test.each([
    [0, 'ValidationException'],
    [10_001, 'ValidationException'],
    [10_000, undefined],
  ])('[KDS-31] a Limit of %d', (Limit, code) => {
    const world = clicks();
    expect(get(world, start(world), { Limit }).code).toBe(code);
  });

  test('[KDS-31] 10,000 unless told otherwise', () => {
    const world = clicks();
    for (let second = 0; second < 11; second++) {
      const Records = Array.from({ length: 500 }, () => ({ Data: 'x', PartitionKey: 'k' }));
      for (const _ of [1, 2]) world.call('clicks', 'PutRecords', { Records });
      world.advance('1s');
    }
    const first = get(world, start(world));
    expect(first.Records).toHaveLength(10_000);
    expect(get(world, first.NextShardIterator).Records).toHaveLength(1_000);
  });

  test('[KDS-33] nothing is an answer, too, and reading goes on', () => {
    const world = clicks();
    const empty = get(world, start(world));
    expect(empty).toMatchObject({ Records: [], MillisBehindLatest: 0 });
    put(world, 'a');
    expect(bodies(get(world, empty.NextShardIterator))).toEqual(['a']);
    expect(world.facts('ReadEmpty')).toHaveLength(1);
  });

  test('[KDS-38] how far behind: the age of the last record, and 0 at the tip only', () => {
    const world = clicks();
    put(world, 'a', 'b');
    world.advance('4s');
    put(world, 'c', 'd');
    const first = get(world, start(world), { Limit: 2 });
    expect(first.MillisBehindLatest).toBe(4_000);
    const second = get(world, first.NextShardIterator, { Limit: 1 });
    expect(second.MillisBehindLatest).toBe(1);
    expect(get(world, second.NextShardIterator).MillisBehindLatest).toBe(0);
  });

  test('the reader is told which messages came, in the order of the records', () => {
    const world = clicks();
    world.call('clicks', 'PutRecords', { Records: [{ Data: 'a', PartitionKey: 'k' }] }, [40]);
    world.call('clicks', 'PutRecord', { Data: 'b', PartitionKey: 'k' }, [30]);
    get(world, start(world));
    expect(world.facts('RecordsRead').map(({ detail }) => detail)).toEqual([
      { messages: [40, 30], shard: 0, by: '', behindMs: 0 },
    ]);
  });
});

describe('what a shard hands out in a second', () => {
  test('[KDS-30] five reads, shared by all', () => {
    const world = clicks();
    const iterator = start(world);
    for (let count = 0; count < 5; count++) expect(get(world, iterator).code).toBeUndefined();
    expect(get(world, iterator)).toMatchObject({
      code: 'ProvisionedThroughputExceededException',
      sentence: expect.stringMatching(/^Rate exceeded for shard shardId-000000000000 in stream clicks under/),
    });
    expect(world.facts('ReadThrottled')[0]?.detail).toMatchObject({ shard: 0, by: '', limit: 'calls' });
    world.advance('199ms');
    expect(get(world, iterator).code).toBeDefined();
    world.advance('1ms');
    expect(get(world, iterator).code).toBeUndefined();
    expect(world.view<StreamView>('clicks').shards[0]?.readsThrottledTotal).toBe(2);
  });

  /** Twelve records of almost 1 MiB. */
  const heavy = () => {
    const world = clicks();
    for (let count = 0; count < 12; count++) {
      put(world, 'x'.repeat(1_048_575));
      world.advance('1s');
    }
    return world;
  };

  test('[KDS-30] 2 MiB: what is more is owed, and the shard is silent until it is paid', () => {
    const world = heavy();
    const first = get(world, start(world), { Limit: 4 });
    expect(first.Records).toHaveLength(4);
    world.advance('1s');
    expect(get(world, first.NextShardIterator).code).toBe('ProvisionedThroughputExceededException');
    expect(world.facts('ReadThrottled')[0]?.detail.limit).toBe('bytes');
    world.advance('1ms');
    expect(get(world, first.NextShardIterator, { Limit: 1 }).code).toBeUndefined();
  });

  test('[KDS-31][KDS-32] an answer ends at 10 MiB, and then there is none for 5 s', () => {
    const world = heavy();
    const first = get(world, start(world));
    expect(first.Records).toHaveLength(10);
    world.advance(4_999);
    expect(get(world, first.NextShardIterator).code).toBe('ProvisionedThroughputExceededException');
    world.advance(1);
    expect(get(world, first.NextShardIterator).Records).toHaveLength(2);
  });
});

describe('iterators', () => {
  test('[KDS-35] are good for five minutes', () => {
    const world = clicks();
    put(world, 'a');
    world.advance('1s');
    const iterator = start(world);
    world.advance('5min');
    expect(bodies(get(world, iterator))).toEqual(['a']);
    world.advance(1);
    expect(get(world, iterator)).toEqual({
      code: 'ExpiredIteratorException',
      sentence:
        'Iterator expired. The iterator was created at time Thu Jan 01 00:00:01 UTC 2026 while right now it is ' +
        'Thu Jan 01 00:05:01 UTC 2026 which is further in the future than the tolerated delay of 300000 milliseconds.',
      status: 400,
    });
  });

  test('[KDS-35] every read gives a fresh one', () => {
    const world = clicks();
    let iterator: string | undefined = start(world);
    for (let count = 0; count < 4; count++) {
      world.advance('4min');
      iterator = get(world, iterator).NextShardIterator;
      expect(iterator).toBeDefined();
    }
  });

  test.each(['nonsense', 'shardId-000000000000:at:x:0:clicks', 'shardId-000000000009:after:-1:0:clicks'])(
    'one that this stream never gave is refused: %s',
    (iterator) => {
      expect(get(clicks(), iterator)).toMatchObject({
        code: 'InvalidArgumentException',
        sentence: 'Invalid ShardIterator.',
      });
    },
  );

  test('nor is the iterator of another stream good here', () => {
    const world = clicks().stream('orders');
    const { ShardIterator } = world.call<GetShardIteratorOutput>('orders', 'GetShardIterator', {
      ShardId: 'shardId-0',
      ShardIteratorType: 'LATEST',
    });
    expect(get(world, ShardIterator).code).toBe('InvalidArgumentException');
  });
});

describe('an iterator of a stream that was removed', () => {
  const upper = (2n ** 127n).toString();
  const putUpper = (world: World) =>
    world.call('clicks', 'PutRecord', { Data: 'new', PartitionKey: 'k', ExplicitHashKey: upper });

  test('is not good for one that was made anew under its name', () => {
    const world = clicks({ ShardCount: 2 });
    put(world, 'a');
    const iterator = start(world);
    world.advance('1s');
    world.remove('clicks').stream('clicks', { ShardCount: 2 });
    expect(get(world, iterator).code).toBe('InvalidArgumentException');
  });

  test('never gives records of another shard, made anew at the same instant or not', () => {
    const world = clicks({ ShardCount: 2 });
    world.call('clicks', 'PutRecord', { Data: 'old', PartitionKey: 'k', ExplicitHashKey: '0' });
    const iterator = start(world, 'LATEST');
    world.remove('clicks').stream('clicks', { ShardCount: 2 });
    for (let count = 0; count < 3; count++) putUpper(world);
    expect(get(world, iterator).code).toBe('InvalidArgumentException');
  });
});

describe('the end of a closed shard', () => {
  test('[KDS-37] has no next iterator, and names the children', () => {
    const world = clicks({ reshardSeconds: 10 });
    put(world, 'a', 'b');
    const middle = 2n ** 127n;
    world.call('clicks', 'SplitShard', { ShardToSplit: 'shardId-0', NewStartingHashKey: middle.toString() });
    const during = get(world, start(world));
    expect(during.ChildShards).toBeUndefined();
    world.advance('10s');
    const first = get(world, start(world), { Limit: 1 });
    expect(first.ChildShards).toBeUndefined();
    const last = get(world, first.NextShardIterator);
    expect(bodies(last)).toEqual(['b']);
    expect(last.NextShardIterator).toBeUndefined();
    expect(last.ChildShards).toEqual([
      {
        ShardId: 'shardId-000000000001',
        ParentShards: ['shardId-000000000000'],
        HashKeyRange: { StartingHashKey: '0', EndingHashKey: (middle - 1n).toString() },
      },
      {
        ShardId: 'shardId-000000000002',
        ParentShards: ['shardId-000000000000'],
        HashKeyRange: { StartingHashKey: middle.toString(), EndingHashKey: (2n ** 128n - 1n).toString() },
      },
    ]);
    // A reader that stood at the tip learns of the end with its next read.
    expect(get(world, during.NextShardIterator)).toMatchObject({ Records: [], MillisBehindLatest: 0 });
    expect(get(world, during.NextShardIterator).ChildShards).toHaveLength(2);
  });
});
