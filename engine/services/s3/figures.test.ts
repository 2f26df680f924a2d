import { expect, test } from 'vitest';
import { readMeter } from '../../meter/meter.ts';
import { MetricStore } from '../../metrics/metrics.ts';
import { testWorld } from '../../testing/testWorld.ts';

test('an object that is replaced was put twice and is there once', () => {
  const world = testWorld().bucket('lake');
  const store = new MetricStore(world.engine);
  for (const Body of ['abc', 'de']) world.call('lake', 'PutObject', { Key: 'a', Body });
  world.call('lake', 'GetObject', { Key: 'a' });
  const now = Object.fromEntries(store.series('lake').map((series) => [series.name, series.now]));
  expect(now).toEqual({ NumberOfObjects: 1, BucketSizeBytes: 2, PutRequests: 2, BytesUploaded: 5 });
  const [line] = readMeter(world.engine).lines;
  expect(line).toMatchObject({ resource: 'lake', dimension: 'PUT requests', amount: 2 });
  expect(line?.credits).toBeCloseTo(25e-6, 12);
});
