import { describe, expect, test } from 'vitest';
import { readMeter } from '../../meter/meter.ts';
import { type TestWorld, testWorld } from '../../testing/testWorld.ts';

const amount = (world: TestWorld, dimension: string) =>
  readMeter(world.engine).lines.find((line) => line.dimension === dimension)?.amount ?? 0;

describe('shard-hours', () => {
  test('[KDS-71] every open shard costs, written to or not', () => {
    const world = testWorld().stream('clicks', { ShardCount: 4 }).advanceTo('1h30min');
    expect(amount(world, 'shard-hours')).toBe(6);
    expect(readMeter(world.engine).totalCredits).toBeCloseTo(0.225, 9);
  });

  test('[KDS-71] after a split the parent costs no more, though it is read; its children do', () => {
    const world = testWorld().stream('clicks', { reshardSeconds: 0 }).advanceTo('1h');
    world.call('clicks', 'SplitShard', {
      ShardToSplit: 'shardId-000000000000',
      NewStartingHashKey: (2n ** 127n).toString(),
    });
    world.advanceTo('3h');
    expect(amount(world, 'shard-hours')).toBe(1 + 2 * 2);
  });

  test('[KDS-71] a stream made later costs from then on', () => {
    const world = testWorld().queue('orders').advanceTo('1h').stream('clicks').advanceTo('3h');
    expect(amount(world, 'shard-hours')).toBe(2);
  });

  test('[KDS-55] keeping records for more than a day costs on top, for as long as it is so', () => {
    const world = testWorld().stream('clicks', { ShardCount: 2 }).advanceTo('1h');
    expect(amount(world, 'extended-retention shard-hours')).toBe(0);
    world.configure('clicks', { ShardCount: 2, RetentionPeriodHours: 48 }).advanceTo('2h');
    world.configure('clicks', { ShardCount: 2, RetentionPeriodHours: 72 }).advanceTo('4h');
    expect(amount(world, 'extended-retention shard-hours')).toBe(6);
    world.configure('clicks', { ShardCount: 2, RetentionPeriodHours: 24 }).advanceTo('9h');
    expect(amount(world, 'extended-retention shard-hours')).toBe(6);
    world.configure('clicks', { ShardCount: 2, RetentionPeriodHours: 25 }).advanceTo('10h');
    expect(amount(world, 'extended-retention shard-hours')).toBe(8);
    expect(amount(world, 'shard-hours')).toBe(20);
  });

  test('[KDS-55] also from the beginning', () => {
    const world = testWorld().stream('clicks', { RetentionPeriodHours: 168 }).advanceTo('2h');
    expect(amount(world, 'extended-retention shard-hours')).toBe(2);
  });
});

describe('PUT payload units', () => {
  test.each([
    [1, 1],
    [25_599, 1],
    [25_600, 2],
    [26_624, 2],
    [1_048_575, 41],
  ])('[KDS-71] %d bytes of data and a key of one byte are %d', (bytes, units) => {
    const world = testWorld().stream('clicks');
    world.call('clicks', 'PutRecord', { Data: 'x'.repeat(bytes), PartitionKey: 'k' });
    expect(amount(world, 'PUT payload units')).toBe(units);
  });

  test('[KDS-71] records are rounded up one by one, and throttled ones are free', () => {
    const world = testWorld().stream('clicks');
    const Records = Array.from({ length: 500 }, () => ({ Data: 'a', PartitionKey: 'k' }));
    for (let times = 0; times < 3; times++) world.call('clicks', 'PutRecords', { Records });
    expect(amount(world, 'PUT payload units')).toBe(1_000);
  });
});
