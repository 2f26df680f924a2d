import { expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { ListShardsOutput } from '../contract.ts';

const list = (world: ReturnType<typeof testWorld>, input: object = {}) =>
  world.call<ListShardsOutput>('clicks', 'ListShards', input);

test('[KDS-05][KDS-09] each shard has its id, its hash range and its starting number', () => {
  const world = testWorld().stream('clicks', { ShardCount: 2 });
  const { Shards = [] } = list(world);
  expect(Shards.map(({ ShardId }) => ShardId)).toEqual(['shardId-000000000000', 'shardId-000000000001']);
  const second = Shards[1]?.SequenceNumberRange;
  expect(second?.EndingSequenceNumber).toBeUndefined();
  const starting = BigInt(second?.StartingSequenceNumber ?? 0).toString(16);
  expect(starting).toBe(`2${'0'.repeat(9)}1${'0'.repeat(16)}00${'0'.repeat(9)}000000012`);
});

test('[KDS-09][KDS-56] a closed shard is listed with its ending number, its children with their parents', () => {
  const world = testWorld().stream('clicks', { ShardCount: 2, reshardSeconds: 5 });
  world.call('clicks', 'MergeShards', { ShardToMerge: 'shardId-0', AdjacentShardToMerge: 'shardId-1' });
  world.advance('5s');
  const { Shards = [] } = list(world);
  expect(
    Shards.map(({ ParentShardId, AdjacentParentShardId }) => [ParentShardId, AdjacentParentShardId]),
  ).toEqual([
    [undefined, undefined],
    [undefined, undefined],
    ['shardId-000000000000', 'shardId-000000000001'],
  ]);
  const ending = BigInt(Shards[0]?.SequenceNumberRange.EndingSequenceNumber ?? 0).toString(16);
  expect(ending).toBe(`2${'0'.repeat(9)}07${'f'.repeat(15)}00${'0'.repeat(8)}5000000002`);
  expect(Shards[2]?.SequenceNumberRange.EndingSequenceNumber).toBeUndefined();
});

test('a long list comes in parts', () => {
  const world = testWorld().stream('clicks', { ShardCount: 5 });
  const first = list(world, { MaxResults: 3 });
  expect(first.Shards).toHaveLength(3);
  const rest = list(world, { NextToken: first.NextToken });
  expect(rest.Shards?.map(({ ShardId }) => ShardId.at(-1))).toEqual(['3', '4']);
  expect(rest.NextToken).toBeUndefined();
  expect(list(world, { ExclusiveStartShardId: 'shardId-000000000003' }).Shards).toHaveLength(1);
  expect(list(world, { NextToken: 'nonsense' }).code).toBe('InvalidArgumentException');
});
