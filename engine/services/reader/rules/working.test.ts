import { describe, expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../../../testing/testWorld.ts';
import type { ReaderView } from '../contract.ts';

const seconds = (value: number) => ({ work: { kind: 'fixed', seconds: value } });
function reading(settings: Record<string, unknown> = {}, stream: Record<string, unknown> = {}) {
  return testWorld({ latencyMs: 0 })
    .stream('clicks', stream)
    .reader('audit', { ...seconds(1), ...settings })
    .link('clicks', 'audit');
}
const put = (world: TestWorld, ...bodies: string[]) => {
  for (const Data of bodies) world.call('clicks', 'PutRecord', { Data, PartitionKey: 'a' });
};
const seen = (world: TestWorld) => world.view<ReaderView>('audit');
/** "second record" of everything of a type. */
const times = (world: TestWorld, type: string) =>
  world.facts(type).map(({ atMs, detail }) => `${atMs / 1000} m${detail.message}`);

describe('record by record', () => {
  test('a batch is worked on in order, one record after the other', () => {
    const world = reading();
    put(world, 'a', 'b', 'c');
    world.advanceTo('5s');
    expect(times(world, 'RecordProcessed')).toEqual(['1 m1', '2 m2', '3 m3']);
    expect(world.facts('RecordsTaken').map(({ detail }) => detail.messages)).toEqual([[1, 2, 3]]);
  });

  test('the shards are worked on side by side', () => {
    const world = reading({}, { ShardCount: 2 });
    world.call('clicks', 'PutRecord', { Data: 'x', PartitionKey: 'a' });
    world.call('clicks', 'PutRecord', { Data: 'x', PartitionKey: 'user-1' });
    world.advanceTo('1s');
    expect(times(world, 'RecordProcessed')).toEqual(['1 m1', '1 m2']);
  });

  test('slowed down, the work takes so many times as long', () => {
    const world = reading();
    put(world, 'a');
    world.fault('audit', 'slow', { factor: 3 });
    world.advanceTo('5s');
    expect(times(world, 'RecordProcessed')).toEqual(['3 m1']);
  });

  test('what it is at can be seen', () => {
    const world = reading();
    put(world, 'a', 'b', 'c');
    world.advanceTo('1.5s');
    expect(seen(world).shards[0]).toMatchObject({
      activity: 'working',
      sinceMs: 1_000,
      untilMs: 2_000,
      batch: { count: 3, first: 1, done: 1 },
      sinceCheckpoint: 1,
    });
  });
});

describe('a record that fails', () => {
  test('is tried again and again, and blocks its shard', () => {
    const world = reading({ failMessages: ['m2'], retrySeconds: 2 });
    put(world, 'a', 'b', 'c');
    world.advanceTo('9s');
    // Work of a second, pause of two.
    expect(times(world, 'RecordFailed')).toEqual(['2 m2', '5 m2', '8 m2']);
    expect(times(world, 'RecordProcessed')).toEqual(['1 m1']);
    expect(seen(world)).toMatchObject({ failedTotal: 3, effectsOnce: 1 });
  });

  test('mended, its shard goes on where it stood', () => {
    const world = reading({ failMessages: ['poison'] });
    put(world, 'a', 'poison', 'c');
    world.advanceTo('10.5s');
    world.configure('audit', seconds(1));
    world.advanceTo('20s');
    expect(seen(world)).toMatchObject({ effectsOnce: 3, duplicateEffects: 0, outOfOrder: 0 });
  });

  test('is passed over where that was asked for', () => {
    const world = reading({ failMessages: ['m2'], whenFailed: 'skip' });
    put(world, 'a', 'b', 'c');
    world.advanceTo('9s');
    expect(times(world, 'RecordFailed')).toEqual(['2 m2']);
    expect(times(world, 'RecordProcessed')).toEqual(['1 m1', '3 m3']);
    expect(seen(world).shards[0]?.sinceCheckpoint).toBe(0);
  });

  test('by chance it fails as often as was asked for', () => {
    const world = reading({ ...seconds(0), failRate: 0.25, whenFailed: 'skip' });
    for (let count = 0; count < 400; count++) put(world, 'x');
    world.advanceTo('1s');
    const { failedTotal, effectsOnce } = seen(world);
    expect(failedTotal + effectsOnce).toBe(400);
    expect(failedTotal).toBeGreaterThan(60);
    expect(failedTotal).toBeLessThan(140);
  });
});

describe('work that takes no time', () => {
  test('is one fact for a whole batch', () => {
    const world = reading(seconds(0));
    put(world, 'a', 'b', 'c');
    world.advanceTo('0.5s');
    expect(world.facts('RecordsProcessed').map(({ detail }) => detail.messages)).toEqual([[1, 2, 3]]);
    expect(world.facts('RecordProcessed')).toEqual([]);
    expect(seen(world)).toMatchObject({ effectsOnce: 3, effectsTotal: 3 });
  });

  test('stops at a record that fails, and goes on from it', () => {
    const world = reading({ ...seconds(0), failMessages: ['m3'], retrySeconds: 1 });
    put(world, 'a', 'b', 'c', 'd');
    world.advanceTo('2.5s');
    expect(world.facts('RecordsProcessed').map(({ detail }) => detail.messages)).toEqual([[1, 2]]);
    expect(times(world, 'RecordFailed')).toEqual(['0 m3', '1 m3', '2 m3']);
    world.configure('audit', seconds(0));
    world.advanceTo('3s');
    expect(world.facts('RecordsProcessed')[1]?.detail.messages).toEqual([3, 4]);
  });

  test('passes over those that fail', () => {
    const world = reading({ ...seconds(0), failMessages: ['m1', 'm3'], whenFailed: 'skip' });
    put(world, 'a', 'b', 'c', 'd');
    world.advanceTo('0.5s');
    expect(world.facts('RecordsProcessed').map(({ detail }) => detail.messages)).toEqual([[2], [4]]);
    expect(seen(world)).toMatchObject({ failedTotal: 2, effectsOnce: 2 });
  });
});
