import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { FunctionView } from '../contract.ts';

const settings = { coldStartSeconds: 0, work: { kind: 'fixed', seconds: 1 }, Timeout: 60 };
/** One shard, unless said otherwise; every road takes no time. */
function mapped(link: object = {}, more: object = {}, stream: object = {}) {
  return testWorld({ latencyMs: 0 })
    .stream('clicks', stream as Record<string, unknown>)
    .lambda('count', { ...settings, ...more })
    .link('clicks', 'count', { StartingPosition: 'TRIM_HORIZON', ...link });
}
type World = ReturnType<typeof mapped>;
const put = (world: World, keys: readonly string[]) => {
  for (const PartitionKey of keys) world.call('clicks', 'PutRecord', { Data: PartitionKey, PartitionKey });
};
const batches = (world: World) =>
  world.facts('InvocationStarted').map(({ atMs, detail }) => [atMs, detail.messages]);
const mapping = (world: World) => world.view<FunctionView>('count').mappings[0];
const tenKeys = (letter: string) => Array.from({ length: 10 }, () => letter);

describe('reading', () => {
  test('[LAM-32] every shard is read once a second', () => {
    const world = mapped();
    world.advanceTo('10s');
    const reads = world
      .facts('RequestDeparted', 'count')
      .filter(({ detail }) => detail.action === 'GetRecords')
      .map(({ atMs }) => atMs);
    expect(reads).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((second) => second * 1000));
  });

  test('[LAM-34] TRIM_HORIZON begins at the oldest record, LATEST with the next', () => {
    const read = (StartingPosition: string) => {
      const world = testWorld({ latencyMs: 0 }).stream('clicks').lambda('count', settings);
      put(world, ['old']);
      world.advanceTo('5s');
      world.link('clicks', 'count', { StartingPosition });
      world.advanceTo('6s');
      put(world, ['new']);
      world.advanceTo('10s');
      return batches(world).map(([, messages]) => messages);
    };
    expect(read('TRIM_HORIZON')).toEqual([[1], [2]]);
    expect(read('LATEST')).toEqual([[2]]);
  });

  test('[LAM-41] children are read after the parent is finished', () => {
    const world = mapped({ MaximumRetryAttempts: -1 }, { failMessages: ['bad'] });
    put(world, ['a', 'bad', 'b']);
    world.advanceTo('5s');
    world.call('clicks', 'SplitShard', {
      ShardToSplit: 'shardId-000000000000',
      NewStartingHashKey: '170141183460469231731687303715884105728',
    });
    world.advanceTo('2min');
    put(world, ['c', 'd', 'e', 'f']);
    world.advanceTo('3min');
    // The parent is blocked by its bad record: nothing of the children has been read.
    const lanes = mapping(world)?.lanes.map(({ index, state }) => [index, state]);
    expect(lanes).toEqual([
      [0, 'blocked'],
      [1, 'waitsForParent'],
      [2, 'waitsForParent'],
    ]);
    world.configure('count', { ...settings, failMessages: [] });
    world.advanceTo('6min');
    expect(new Set(batches(world).flatMap(([, messages]) => messages as number[]))).toEqual(
      new Set([1, 2, 3, 4, 5, 6, 7]),
    );
    expect(mapping(world)?.lanes.map(({ index, state }) => [index, state])).toEqual([
      [1, 'reading'],
      [2, 'reading'],
      [0, 'done'],
    ]);
  });
});

describe('batches', () => {
  test('[LAM-30] of a hundred records unless set', () => {
    const world = mapped();
    for (let times = 0; times < 15; times++) put(world, tenKeys('a'));
    world.advanceTo('500ms');
    expect(world.facts('InvocationStarted').map(({ detail }) => detail.records)).toEqual([100]);
    world.advanceTo('3s');
    expect(world.facts('InvocationStarted').map(({ detail }) => detail.records)).toEqual([100, 50]);
  });

  test('[LAM-30] a payload of 6 MB closes one before', () => {
    const world = mapped();
    for (let times = 0; times < 8; times++) {
      world.advanceTo(times * 1_000);
      world.call('clicks', 'PutRecord', { Data: 'x'.repeat(1_000_000), PartitionKey: 'a' });
    }
    world.disconnect('clicks', 'count');
    world.link('clicks', 'count', { StartingPosition: 'TRIM_HORIZON', MaximumBatchingWindowInSeconds: 30 });
    const before = world.facts('InvocationStarted').length;
    world.advanceTo('2min');
    const records = world
      .facts('InvocationStarted')
      .slice(before)
      .map(({ detail }) => detail.records);
    expect(records).toEqual([6, 2]);
  });

  test('[LAM-31] the window gathers from the first record on', () => {
    const world = mapped({ MaximumBatchingWindowInSeconds: 5 });
    for (const at of [1, 2, 3]) {
      world.advanceTo(at * 1000 + 500);
      put(world, ['a']);
    }
    world.advanceTo('4500ms');
    expect(mapping(world)).toMatchObject({ gathered: 3, takenTotal: 3 });
    expect(mapping(world)?.lanes[0]?.state).toBe('gathering');
    world.advanceTo('20s');
    // The first was read at 2 s.
    expect(batches(world)).toEqual([[7_000, [1, 2, 3]]]);
  });

  test('one after the other: the next batch of a shard waits for the one before', () => {
    const world = mapped({ BatchSize: 2 }, { work: { kind: 'fixed', seconds: 10 } });
    put(world, ['a', 'b', 'c', 'd']);
    world.advanceTo('30s');
    expect(batches(world)).toEqual([
      [0, [1, 2]],
      [10_000, [3, 4]],
    ]);
  });

  test('[LAM-40] IteratorAge is the age of the last record when the batch is handed over', () => {
    const world = mapped({ BatchSize: 2 }, { work: { kind: 'fixed', seconds: 10 } });
    put(world, ['a']);
    world.advanceTo('4s');
    put(world, ['b']);
    world.advanceTo('9s');
    expect(mapping(world)?.lanes[0]?.ageMs).toBe(0);
    world.advanceTo('15s');
    // The second was put at 4 s and handed over at 10 s.
    expect(mapping(world)?.lanes[0]?.ageMs).toBe(6_000);
  });
});

describe('[LAM-33] parallelization', () => {
  test('several batches of a shard run at a time, and one key stays in one lane', () => {
    const world = mapped({ ParallelizationFactor: 4, BatchSize: 5 }, { work: { kind: 'fixed', seconds: 3 } });
    const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    for (let times = 0; times < 4; times++) put(world, keys);
    world.advanceTo('1s');
    expect(world.view<FunctionView>('count').concurrency).toBe(4);
    expect(mapping(world)?.lanes.map(({ lane }) => lane)).toEqual([0, 1, 2, 3]);
    world.advanceTo('2min');
    expect(world.view<FunctionView>('count').effectsOnce).toBe(32);
    // Story numbers of one key are eight apart: they are handed over in order, never two at a time.
    const seen = world.facts('InvocationStarted').flatMap(({ detail }) => detail.messages as number[]);
    for (let key = 1; key <= 8; key++) {
      expect(seen.filter((origin) => (origin - key) % 8 === 0)).toEqual([key, key + 8, key + 16, key + 24]);
    }
  });

  test('a blocked lane does not hold up the others', () => {
    const world = mapped({ ParallelizationFactor: 10 }, { failMessages: ['a'] });
    put(world, ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
    world.advanceTo('10s');
    put(world, ['b', 'c', 'd', 'e', 'f', 'g', 'h']);
    world.advanceTo('30s');
    expect(world.view<FunctionView>('count').effectsOnce).toBe(14);
    expect(mapping(world)?.lanes.filter(({ state }) => state === 'blocked')).toHaveLength(1);
  });
});

describe('throttling', () => {
  test('the lane waits, and no retry is used up', () => {
    const world = mapped({ MaximumRetryAttempts: 0 }, { ReservedConcurrentExecutions: 0 });
    put(world, ['a']);
    world.advanceTo('20s');
    expect(world.facts('InvocationThrottled').map(({ atMs }) => atMs)).toEqual([
      0, 1_000, 3_000, 7_000, 15_000,
    ]);
    world.configure('count', settings);
    world.advanceTo('1min');
    expect(world.view<FunctionView>('count').effectsOnce).toBe(1);
    expect(world.facts('BatchGivenUp')).toEqual([]);
    expect(mapping(world)?.throttledTotal).toBe(5);
  });
});

describe('wires', () => {
  test('taken away, the batch in hand ends and no other begins', () => {
    const world = mapped({ BatchSize: 1 }, { work: { kind: 'fixed', seconds: 10 } });
    put(world, ['a', 'b']);
    world.advanceTo('5s');
    world.disconnect('clicks', 'count');
    world.advanceTo('1min');
    expect(world.view<FunctionView>('count')).toMatchObject({ effectsOnce: 1, mappings: [] });
  });

  test('a refused read is told and repeated', () => {
    const world = mapped();
    world.advanceTo('1s');
    world.fault('clicks', 'deny', { forSeconds: 5 });
    world.advanceTo('5s');
    expect(world.facts('ReadRefused')[0]?.detail).toMatchObject({ action: 'GetRecords', stream: 'clicks' });
    put(world, ['a']);
    world.advanceTo('20s');
    expect(world.view<FunctionView>('count').effectsOnce).toBe(1);
  });
});
