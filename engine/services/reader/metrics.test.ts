import { expect, test } from 'vitest';
import { MetricStore } from '../../metrics/metrics.ts';
import { testWorld } from '../../testing/testWorld.ts';

test('[KDS-38][KCL-07] how far behind the last reads were, and work done again counted again', () => {
  const world = testWorld()
    .stream('clicks')
    .reader('app', { startingPosition: 'TRIM_HORIZON', limit: 1, work: { kind: 'fixed', seconds: 2 } })
    .link('clicks', 'app');
  const store = new MetricStore(world.engine);
  const now = () => Object.fromEntries(store.series('app').map((series) => [series.name, series.now]));
  const Records = ['a', 'b', 'c'].map((Data) => ({ Data, PartitionKey: 'k' }));
  world.call('clicks', 'PutRecords', { Records });
  world.advance('1s');
  expect(now().MillisBehindLatest).toBeGreaterThan(0);
  world.advance('30s');
  expect(now()).toEqual({ MillisBehindLatest: 0, RecordsProcessed: 3 });
  world.call('app', 'RewindReader', { to: 'TRIM_HORIZON' });
  world.advance('30s');
  expect(now().RecordsProcessed).toBe(6);
});
