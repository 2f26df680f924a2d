import { expect, test } from 'vitest';
import { MetricStore } from '../../metrics/metrics.ts';
import { type TestWorld, testWorld } from '../../testing/testWorld.ts';
import type { GetRecordsOutput, GetShardIteratorOutput } from './contract.ts';

function watch(world: TestWorld) {
  const store = new MetricStore(world.engine);
  return (): Record<string, number> =>
    Object.fromEntries(store.series('clicks').map(({ name, now }) => [name, now]));
}

const put = (world: TestWorld, ...texts: string[]) =>
  world.call('clicks', 'PutRecords', {
    Records: texts.map((Data) => ({ Data, PartitionKey: 'k' })),
  });

const iterator = (world: TestWorld) =>
  world.call<GetShardIteratorOutput>('clicks', 'GetShardIterator', {
    ShardId: 'shardId-000000000000',
    ShardIteratorType: 'TRIM_HORIZON',
  }).ShardIterator as string;

const read = (world: TestWorld, ShardIterator: string, Limit = 100) =>
  world.call<GetRecordsOutput>('clicks', 'GetRecords', { ShardIterator, Limit });

test('[KDS-21] what came in, and what each consumer was given', () => {
  const world = testWorld().stream('clicks');
  const metrics = watch(world);
  put(world, 'abc', 'de');
  const from = iterator(world);
  read(world, from);
  read(world, from);
  expect(metrics()).toEqual({
    IncomingRecords: 2,
    // Data and partition key.
    IncomingBytes: 7,
    WriteProvisionedThroughputExceeded: 0,
    ReadProvisionedThroughputExceeded: 0,
    'GetRecords.IteratorAgeMilliseconds': 0,
    'GetRecords.Records': 4,
    'GetRecords.Bytes': 14,
  });
});

test('[KDS-22] throttled records of an answer with status 200 count', () => {
  const world = testWorld().stream('clicks');
  const metrics = watch(world);
  const many = Array.from({ length: 500 }, () => 'a');
  for (let times = 0; times < 3; times++) put(world, ...many);
  expect(metrics()).toMatchObject({ IncomingRecords: 1_000, WriteProvisionedThroughputExceeded: 500 });
});

test('[KDS-30] the sixth read of a second is throttled', () => {
  const world = testWorld().stream('clicks');
  const metrics = watch(world);
  const from = iterator(world);
  for (let times = 0; times < 6; times++) read(world, from);
  expect(metrics()).toMatchObject({ ReadProvisionedThroughputExceeded: 1 });
});

test('[KDS-38] the iterator age is that of the last record read while there are more, 0 at the tip', () => {
  const world = testWorld().stream('clicks');
  const metrics = watch(world);
  const age = () => metrics()['GetRecords.IteratorAgeMilliseconds'];
  put(world, 'a', 'b');
  const from = iterator(world);
  world.advance('40s');
  const { NextShardIterator } = read(world, from, 1);
  expect(age()).toBe(40_000);
  world.advance('1s');
  expect(age()).toBe(40_000);
  read(world, NextShardIterator as string, 1);
  expect(age()).toBe(0);
});

test('[KDS-35] who has not read for five minutes no longer counts', () => {
  const world = testWorld().stream('clicks');
  const metrics = watch(world);
  put(world, 'a', 'b');
  world.advance('10s');
  read(world, iterator(world), 1);
  world.advance('5min');
  expect(metrics()['GetRecords.IteratorAgeMilliseconds']).toBe(10_000);
  world.advance('1ms');
  expect(metrics()['GetRecords.IteratorAgeMilliseconds']).toBe(0);
});
