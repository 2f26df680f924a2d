import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { PutRecordOutput, StreamView } from '../contract.ts';

const clicks = (ShardCount = 4) => testWorld().stream('clicks', { ShardCount, reshardSeconds: 10 });
type World = ReturnType<typeof clicks>;

const merge = (world: World, lower: number, upper: number) =>
  world.call('clicks', 'MergeShards', {
    ShardToMerge: `shardId-00000000000${lower}`,
    AdjacentShardToMerge: `shardId-00000000000${upper}`,
  });
const split = (world: World, shard: number, key: bigint) =>
  world.call('clicks', 'SplitShard', {
    ShardToSplit: `shardId-${shard}`,
    NewStartingHashKey: key.toString(),
  });
const goesTo = (world: World, ExplicitHashKey: bigint) =>
  world.call<PutRecordOutput>('clicks', 'PutRecord', {
    Data: 'x',
    PartitionKey: 'k',
    ExplicitHashKey: ExplicitHashKey.toString(),
  }).ShardId;
const line = (world: World) =>
  world.view<StreamView>('clicks').shards.map(({ index, state }) => `${index} ${state}`);

describe('a merge', () => {
  test('[KDS-60] makes one of two neighbours, with both as parents', () => {
    const world = clicks();
    merge(world, 1, 2);
    expect(goesTo(world, 2n ** 126n)).toBe('shardId-000000000001');
    world.advance('10s');
    for (const key of [2n ** 126n, 3n * 2n ** 126n - 1n])
      expect(goesTo(world, key)).toBe('shardId-000000000004');
    for (const key of [2n ** 126n - 1n, 3n * 2n ** 126n]) expect(goesTo(world, key)).toMatch(/[03]$/);
    const child = world.view<StreamView>('clicks').shards.find(({ index }) => index === 4);
    expect(child).toMatchObject({ parents: [1, 2], fromShare: 0.25, toShare: 0.75 });
    expect(world.facts('ShardClosed').map(({ detail }) => detail.shard)).toEqual([1, 2]);
  });

  test('shards stand in hash order, children behind their parents, whatever was done to them', () => {
    const world = clicks(2);
    split(world, 0, 2n ** 126n);
    world.advance('10s');
    expect(line(world)).toEqual(['0 closed', '2 open', '3 open', '1 open']);
    merge(world, 3, 1);
    world.advance('10s');
    expect(line(world)).toEqual(['0 closed', '2 open', '3 closed', '1 closed', '4 open']);
    expect(goesTo(world, 2n ** 126n - 1n)).toBe('shardId-000000000002');
    expect(goesTo(world, 2n ** 126n)).toBe('shardId-000000000004');
    merge(world, 2, 4);
    world.advance('10s');
    expect(goesTo(world, 0n)).toBe('shardId-000000000005');
    expect(world.view<StreamView>('clicks')).toMatchObject({ openCount: 1, closedCount: 5 });
  });
});

describe('what is refused', () => {
  test.each([
    [0, 2],
    [2, 1],
    [1, 1],
  ])('[KDS-60] shards %d and %d are no pair', (lower, upper) => {
    expect(merge(clicks(), lower, upper)).toMatchObject({
      code: 'InvalidArgumentException',
      sentence: expect.stringMatching(
        `^Shards shardId-00000000000${lower} and shardId-00000000000${upper} in stream clicks under account \\d{12} are not an adjacent pair of shards eligible for merging$`,
      ),
    });
  });

  test('[KDS-60] nor are closed ones', () => {
    const world = clicks();
    merge(world, 0, 1);
    world.advance('10s');
    expect(merge(world, 1, 2).code).toBe('InvalidArgumentException');
    expect(merge(world, 4, 2).code).toBeUndefined();
  });

  test('[KDS-61] and one at a time', () => {
    const world = clicks();
    merge(world, 0, 1);
    expect(merge(world, 2, 3).code).toBe('ResourceInUseException');
  });
});
