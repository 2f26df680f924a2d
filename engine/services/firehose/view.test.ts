import { expect, test } from 'vitest';
import { testWorld } from '../../testing/testWorld.ts';
import { type DeliveryStreamView, flushedMax } from './contract.ts';

test('the view keeps the newest objects only, and counts them all', () => {
  const world = testWorld({ latencyMs: 0 })
    .deliveryStream('delivery', { IntervalInSeconds: 1 })
    .bucket('lake')
    .link('delivery', 'lake');
  for (let second = 0; second < 20; second += 2) {
    world.advanceTo(second * 1_000);
    world.call('delivery', 'PutRecord', { Record: { Data: 'x'.repeat(second + 1) } });
  }
  world.advanceTo('1min');
  const { flushed, objectsTotal, deliveredTotal } = world.view<DeliveryStreamView>('delivery');
  expect([objectsTotal, deliveredTotal]).toEqual([10, 10]);
  expect(flushed).toHaveLength(flushedMax);
  expect(flushed.map(({ bytes }) => bytes)).toEqual([13, 15, 17, 19]);
});

test('an object under way is seen until the bucket has answered', () => {
  const world = testWorld({ latencyMs: 100 })
    .deliveryStream('delivery', { IntervalInSeconds: 1 })
    .bucket('lake')
    .link('delivery', 'lake');
  world.call('delivery', 'PutRecord', { Record: { Data: 'a' } });
  const view = () => world.view<DeliveryStreamView>('delivery');
  world.advanceTo('1.1s');
  expect(view()).toMatchObject({ deliveringCount: 1, waitingCount: 0, deliveredTotal: 0 });
  expect(view().retry).toBeUndefined();
  world.advanceTo('1.2s');
  expect(view()).toMatchObject({ deliveringCount: 0, waitingCount: 0, deliveredTotal: 1 });
});
