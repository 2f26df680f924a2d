import { describe, expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../../../testing/testWorld.ts';
import type { ReaderView } from '../contract.ts';

function reading(settings: Record<string, unknown> = {}) {
  return testWorld({ latencyMs: 0 })
    .stream('clicks', { reshardSeconds: 0 })
    .reader('audit', { work: { kind: 'fixed', seconds: 1 }, restartSeconds: 2, ...settings })
    .link('clicks', 'audit');
}
const put = (world: TestWorld, count: number) => {
  for (let sent = 0; sent < count; sent++)
    world.call('clicks', 'PutRecord', { Data: 'x', PartitionKey: 'a' });
};
const seen = (world: TestWorld) => world.view<ReaderView>('audit');
const checkpoints = (world: TestWorld) =>
  world.facts('CheckpointMade').map(({ atMs, detail }) => [atMs, detail.message]);
const done = (world: TestWorld) =>
  world.facts('RecordProcessed').map(({ detail }) => `m${detail.message} effect ${detail.effect}`);

describe('when', () => {
  test('after every batch unless told otherwise', () => {
    const world = reading();
    put(world, 3);
    world.advanceTo('2.5s');
    expect(checkpoints(world)).toEqual([]);
    expect(seen(world).shards[0]?.checkpoint).toBeUndefined();
    world.advanceTo('3s');
    expect(checkpoints(world)).toEqual([[3_000, 3]]);
    const { checkpoint, sinceCheckpoint } = seen(world).shards[0] ?? {};
    expect([checkpoint, sinceCheckpoint]).toEqual([
      world.facts('CheckpointMade')[0]?.detail.sequenceNumber,
      0,
    ]);
    expect(checkpoint).toMatch(/^49\d{54}$/);
  });

  test('after so many records', () => {
    const world = reading({ checkpointEvery: 2 });
    put(world, 5);
    world.advanceTo('6s');
    expect(checkpoints(world)).toEqual([
      [2_000, 2],
      [4_000, 4],
    ]);
    expect(seen(world).shards[0]?.sinceCheckpoint).toBe(1);
  });

  test('counts go on from one batch to the next', () => {
    const world = reading({ checkpointEvery: 4, limit: 3 });
    put(world, 6);
    world.advanceTo('10s');
    expect(checkpoints(world)).toEqual([[4_000, 4]]);
    expect(seen(world).shards[0]?.sinceCheckpoint).toBe(2);
  });

  test('where the work takes no time, one checkpoint stands for several that are due at once', () => {
    const world = reading({ work: { kind: 'fixed', seconds: 0 }, checkpointEvery: 2 });
    put(world, 7);
    world.advanceTo('0.5s');
    expect(checkpoints(world)).toEqual([[0, 6]]);
    expect(seen(world).shards[0]?.sinceCheckpoint).toBe(1);
  });

  test('lowered while it runs, the next record that is done brings one', () => {
    const world = reading({ checkpointEvery: 100 });
    put(world, 8);
    world.advanceTo('5.5s');
    world.configure('audit', { work: { kind: 'fixed', seconds: 1 }, checkpointEvery: 4 });
    world.advanceTo('6s');
    expect(checkpoints(world)).toEqual([[6_000, 6]]);
  });

  test('[KCL-06] at the end of a closed shard, whatever the count: SHARD_END', () => {
    const world = reading({ checkpointEvery: 100 });
    put(world, 2);
    world.call('clicks', 'SplitShard', {
      ShardToSplit: 'shardId-000000000000',
      NewStartingHashKey: (2n ** 127n).toString(),
    });
    world.advanceTo('5s');
    expect(world.facts('CheckpointMade').map(({ detail }) => detail.sequenceNumber)).toEqual(['SHARD_END']);
    expect(seen(world).shards.at(-1)).toMatchObject({ index: 0, activity: 'done', checkpoint: 'SHARD_END' });
  });
});

describe('[KCL-07] after a crash', () => {
  test('it goes on right after the last checkpoint: what was done since is done again', () => {
    const world = reading({ checkpointEvery: 2 });
    put(world, 5);
    world.advanceTo('3.5s');
    world.call('audit', 'CrashReader');
    expect(world.facts('ReaderCrashed')[0]?.detail.repeatCount).toBe(1);
    world.advanceTo('20s');
    expect(done(world)).toEqual([
      'm1 effect 1',
      'm2 effect 1',
      'm3 effect 1',
      'm3 effect 2',
      'm4 effect 1',
      'm5 effect 1',
    ]);
    expect(seen(world)).toMatchObject({
      effectsTotal: 6,
      effectsOnce: 5,
      duplicateEffects: 1,
      outOfOrder: 0,
    });
  });

  test('without any checkpoint, where it had begun', () => {
    const world = reading({ startingPosition: 'LATEST' });
    put(world, 1);
    world.advanceTo('0.5s');
    put(world, 2);
    world.advanceTo('2.5s');
    world.call('audit', 'CrashReader');
    world.advanceTo('20s');
    // It had begun at LATEST; what is there by now has been passed. Only a checkpoint would have saved it.
    expect(done(world)).toEqual(['m2 effect 1']);
  });

  test('a finished shard stays finished', () => {
    const world = reading();
    put(world, 1);
    world.call('clicks', 'SplitShard', {
      ShardToSplit: 'shardId-000000000000',
      NewStartingHashKey: (2n ** 127n).toString(),
    });
    world.advance(0);
    put(world, 2);
    // m1 and the end of its shard at 1 s; m2 and m3 come from a child.
    world.advanceTo('2.5s');
    expect(done(world)).toEqual(['m1 effect 1', 'm2 effect 1']);
    world.call('audit', 'CrashReader');
    world.advanceTo('20s');
    expect(done(world).slice(2)).toEqual(['m2 effect 2', 'm3 effect 1']);
  });
});
