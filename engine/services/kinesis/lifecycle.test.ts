import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../kernel/service.ts';
import { testWorld } from '../../testing/testWorld.ts';
import type { GetRecordsOutput, GetShardIteratorOutput, StreamView } from './contract.ts';

const put = (world: ReturnType<typeof testWorld>, Data = 'x') =>
  world.call('clicks', 'PutRecord', { Data, PartitionKey: 'k' });

describe('a stream of a scenario', () => {
  test.each([
    ['no shard', { ShardCount: 0 }],
    ['more shards than the playground draws', { ShardCount: 501 }],
    ['a retention below a day', { RetentionPeriodHours: 23 }],
    ['a retention above a year', { RetentionPeriodHours: 8_761 }],
  ])('[KDS-55] cannot begin with %s', (_, settings) => {
    expect(() => testWorld().stream('clicks', settings).engine).toThrow('resources[0]');
  });

  test('[KDS-04][KDS-55] has one shard and a retention of a day unless told otherwise', () => {
    const world = testWorld().stream('clicks');
    expect(world.view<StreamView>('clicks')).toMatchObject({
      openCount: 1,
      retentionHours: 24,
      status: 'ACTIVE',
    });
  });

  test('[KDS-55] a shorter retention in the inspector trims at once', () => {
    const world = testWorld().stream('clicks', { RetentionPeriodHours: 48 });
    put(world);
    world.advanceTo('30h');
    world.configure('clicks', { RetentionPeriodHours: 24 });
    expect(world.contents('clicks')).toEqual([]);
    expect(world.facts('RetentionChanged').map(({ detail }) => detail)).toMatchObject([
      { hours: 24, before: 48 },
    ]);
  });

  test('the number of shards is for splits and merges', () => {
    const world = testWorld().stream('clicks', { ShardCount: 2 });
    const { refusal } = world.apply({ type: 'configure', id: 'clicks', settings: { ShardCount: 3 } });
    expect(refusal?.code).toBe('InvalidArgumentException');
  });

  test('how long a reshard takes can be changed, and holds for the next one', () => {
    const world = testWorld().stream('clicks', { reshardSeconds: 10 });
    world.configure('clicks', { reshardSeconds: 60 });
    world.call('clicks', 'SplitShard', { ShardToSplit: 'shardId-0', NewStartingHashKey: '9' });
    expect(world.view<StreamView>('clicks').activeAtMs).toBe(60_000);
  });
});

describe('its faults', () => {
  test.each([
    ['throttle', 'ProvisionedThroughputExceededException'],
    ['deny', 'AccessDeniedException'],
  ] as const)('under %s it refuses in its own words', (kind, code) => {
    const world = testWorld().stream('clicks').reader('audit').link('clicks', 'audit');
    world.fault('clicks', kind);
    world.advance('5s');
    const heard = world
      .facts('ReplyDeparted', 'clicks')
      .map(({ detail }) => (detail.refusal as Refusal).code);
    expect(heard.length).toBeGreaterThan(0);
    expect(new Set(heard)).toEqual(new Set([code]));
  });
});

describe('time travel', () => {
  test('a seek back finds the stream as it was, and forward as it became', () => {
    const world = testWorld({}, { checkpointInterval: 2 }).stream('clicks', {
      ShardCount: 2,
      reshardSeconds: 4,
    });
    world.stream('other', { ShardCount: 2 });
    const snapshots: [number, unknown][] = [];
    const look = () => {
      const page = world.engine.contents('clicks', 0, 99);
      snapshots.push([world.engine.nowMs, structuredClone([world.engine.view('clicks'), page])]);
    };
    const iterator = world.call<GetShardIteratorOutput>('clicks', 'GetShardIterator', {
      ShardId: 'shardId-0',
      ShardIteratorType: 'TRIM_HORIZON',
    }).ShardIterator;
    let next: string | undefined = iterator;
    for (let step = 0; step < 12; step++) {
      put(world, `${step}`);
      world.call('clicks', 'PutRecords', {
        Records: [0, 1, 2].map((n) => ({ Data: 'y', PartitionKey: `${step}${n}` })),
      });
      if (step === 3)
        world.call('clicks', 'MergeShards', { ShardToMerge: 'shardId-0', AdjacentShardToMerge: 'shardId-1' });
      // A wake-up a step, so that checkpoints are taken.
      world.call('other', step % 2 === 0 ? 'SplitShard' : 'ListShards', {
        ShardToSplit: `shardId-${step === 0 ? 0 : step}`,
        NewStartingHashKey: '9',
      });
      next =
        next &&
        world.call<GetRecordsOutput>('clicks', 'GetRecords', { ShardIterator: next }).NextShardIterator;
      world.advance('0.5s');
      look();
      world.advance('0.5s');
    }
    for (const [atMs, picture] of [...snapshots].reverse()) {
      world.engine.seek(atMs);
      expect([world.engine.view('clicks'), world.engine.contents('clicks', 0, 99)]).toEqual(picture);
    }
    world.engine.seek(11_500);
    expect([world.engine.view('clicks'), world.engine.contents('clicks', 0, 99)]).toEqual(
      snapshots.at(-1)?.[1],
    );
  });
});
