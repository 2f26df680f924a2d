import { expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

const decrease = (world: ReturnType<typeof testWorld>, RetentionPeriodHours: number) =>
  world.call('clicks', 'DecreaseStreamRetentionPeriod', { RetentionPeriodHours });

test('[KDS-55] trims at once what is too old by now, and the rest at its new time', () => {
  const world = testWorld().stream('clicks', { RetentionPeriodHours: 100 });
  for (const hour of [0, 20, 40]) {
    world.advanceTo(`${hour}h`);
    world.call('clicks', 'PutRecord', { Data: 'x', PartitionKey: 'k' });
  }
  world.advanceTo('50h');
  expect(decrease(world, 24)).toEqual({});
  expect(world.contents('clicks')).toEqual(['m3 shard 0']);
  world.advanceTo(64 * 3_600_000 - 1);
  expect(world.contents('clicks')).toEqual(['m3 shard 0']);
  world.advanceTo('64h');
  expect(world.contents('clicks')).toEqual([]);
});

test('[KDS-55] down to a day, and never longer than it is', () => {
  const world = testWorld().stream('clicks', { RetentionPeriodHours: 48 });
  expect(decrease(world, 23).code).toBe('InvalidArgumentException');
  expect(decrease(world, 49).sentence).toContain(
    'can not be longer than existing retention period (48 hours)',
  );
  expect(decrease(world, 24)).toEqual({});
});

test('[KDS-61] waits for the stream to be ACTIVE', () => {
  const world = testWorld().stream('clicks', { ShardCount: 2, RetentionPeriodHours: 48 });
  world.call('clicks', 'MergeShards', { ShardToMerge: 'shardId-0', AdjacentShardToMerge: 'shardId-1' });
  expect(decrease(world, 24).code).toBe('ResourceInUseException');
  world.advance('30s');
  expect(decrease(world, 24)).toEqual({});
});
