import { describe, expect, test } from 'vitest';
import { readMeter } from '../../meter/meter.ts';
import { MetricStore } from '../../metrics/metrics.ts';
import { type TestWorld, testWorld } from '../../testing/testWorld.ts';

function watch(world: TestWorld) {
  const store = new MetricStore(world.engine);
  return (): Record<string, number> =>
    Object.fromEntries(store.series('delivery').map(({ name, now }) => [name, now]));
}

const put = (world: TestWorld, ...texts: string[]) =>
  world.call('delivery', 'PutRecordBatch', { Records: texts.map((Data) => ({ Data })) });

describe('metrics', () => {
  test('[FH-01] records come in one by one and are delivered an object at a time', () => {
    const world = testWorld()
      .deliveryStream('delivery', { IntervalInSeconds: 60 })
      .bucket('lake')
      .link('delivery', 'lake');
    const metrics = watch(world);
    put(world, 'abc', 'de');
    world.advance('59s');
    expect(metrics()).toMatchObject({
      IncomingRecords: 2,
      IncomingBytes: 5,
      'DeliveryToS3.Records': 0,
      'DeliveryToS3.Success': 0,
      'DeliveryToS3.DataFreshness': 59,
    });
    world.advance('2s');
    expect(metrics()).toMatchObject({
      'DeliveryToS3.Records': 2,
      'DeliveryToS3.Bytes': 5,
      'DeliveryToS3.Success': 1,
      'DeliveryToS3.DataFreshness': 0,
    });
  });

  test('[FH-12] freshness climbs for as long as the bucket does not answer', () => {
    const world = testWorld()
      .deliveryStream('delivery', { IntervalInSeconds: 60 })
      .bucket('lake')
      .link('delivery', 'lake');
    const metrics = watch(world);
    world.fault('lake', 'throttle');
    put(world, 'a');
    world.advance('10min');
    expect(metrics()).toMatchObject({ 'DeliveryToS3.DataFreshness': 600, 'DeliveryToS3.Records': 0 });
    world.heal('lake', 'throttle').advance('6min');
    expect(metrics()).toMatchObject({ 'DeliveryToS3.DataFreshness': 0, 'DeliveryToS3.Records': 1 });
  });

  test('[FH-17] dropping is a success, failing is not', () => {
    const world = testWorld()
      .deliveryStream('delivery', { IntervalInSeconds: 0 })
      .lambda('transform', { dropMessages: ['drop me'], failMessages: ['bad'] })
      .bucket('lake')
      .link('delivery', 'transform', { BufferIntervalInSeconds: 1 })
      .link('delivery', 'lake');
    const metrics = watch(world);
    put(world, 'good', 'drop me', 'bad');
    world.advance('1min');
    expect(metrics()).toMatchObject({ 'SucceedProcessing.Records': 2, 'DeliveryToS3.Records': 1 });
  });

  test('[FH-09] what the quota refused is throttled, and not incoming', () => {
    const world = testWorld({ region: 'eu-central-1' }).deliveryStream('delivery');
    const metrics = watch(world);
    put(world, ...Array.from({ length: 3 }, () => 'x'.repeat(524_288)));
    expect(metrics()).toMatchObject({ IncomingRecords: 2, ThrottledRecords: 1 });
  });

  test('[FH-06] with a Kinesis stream as the source there are other metrics', () => {
    const world = testWorld()
      .stream('clicks')
      .deliveryStream('delivery', { IntervalInSeconds: 0 })
      .bucket('lake')
      .link('clicks', 'delivery')
      .link('delivery', 'lake');
    const metrics = watch(world);
    world.advance('2s').call('clicks', 'PutRecord', { Data: 'abc', PartitionKey: 'k' });
    world.advance('10s');
    expect(metrics()).toMatchObject({
      'DataReadFromKinesisStream.Records': 1,
      'DataReadFromKinesisStream.Bytes': 3,
      'DeliveryToS3.Records': 1,
      KinesisMillisBehindLatest: 0,
    });
    expect(metrics()).not.toHaveProperty('IncomingRecords');
  });
});

describe('the bill', () => {
  const gigabyte = 1_024 ** 3;
  const bytes = (world: TestWorld) =>
    (readMeter(world.engine).lines.find(({ resource }) => resource === 'delivery')?.amount ?? 0) * gigabyte;

  test.each([
    [1, 5_120],
    [5_120, 5_120],
    [5_121, 10_240],
    [1_024_000, 1_024_000],
  ])('a record of %d bytes counts as %d', (size, billed) => {
    const world = testWorld().deliveryStream('delivery');
    put(world, 'x'.repeat(size));
    expect(bytes(world)).toBe(billed);
  });

  test('each record is rounded by itself, from either source', () => {
    const world = testWorld().stream('clicks').deliveryStream('delivery').deliveryStream('copy');
    world.link('clicks', 'copy');
    put(world, 'a', 'b', 'c');
    world.advance('2s');
    for (const Data of ['a', 'b']) world.call('clicks', 'PutRecord', { Data, PartitionKey: 'k' });
    world.advance('5s');
    expect(bytes(world)).toBe(3 * 5_120);
    const copy = readMeter(world.engine).lines.find(({ resource }) => resource === 'copy');
    expect((copy?.amount ?? 0) * gigabyte).toBe(2 * 5_120);
    expect(copy?.credits).toBeCloseTo(((2 * 5_120) / gigabyte) * 0.0725, 15);
  });
});
