import { expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

const increase = (world: ReturnType<typeof testWorld>, RetentionPeriodHours: number) =>
  world.call('clicks', 'IncreaseStreamRetentionPeriod', { RetentionPeriodHours });

test('[KDS-55] up to a year, and never shorter than it is', () => {
  const world = testWorld().stream('clicks', { RetentionPeriodHours: 48 });
  expect(increase(world, 23).sentence).toContain('Minimum allowed retention period is 24 hours.');
  expect(increase(world, 47).sentence).toContain(
    'can not be shorter than existing retention period (48 hours)',
  );
  expect(increase(world, 8_761).code).toBe('InvalidArgumentException');
  expect(increase(world, 8_760)).toEqual({});
  expect(world.engine.settings('clicks')).toMatchObject({ RetentionPeriodHours: 8_760 });
});

test('[KDS-55] keeps longer what is there, and brings nothing back', () => {
  const world = testWorld().stream('clicks');
  const put = () => world.call('clicks', 'PutRecord', { Data: 'x', PartitionKey: 'k' });
  put();
  world.advance('12h');
  put();
  world.advance('12h');
  expect(world.contents('clicks')).toEqual(['m2 shard 0']);
  increase(world, 48);
  expect(world.contents('clicks')).toEqual(['m2 shard 0']);
  world.advanceTo('59h');
  expect(world.contents('clicks')).toEqual(['m2 shard 0']);
  world.advanceTo('60h');
  expect(world.contents('clicks')).toEqual([]);
});
