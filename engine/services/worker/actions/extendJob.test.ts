import { expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

const working = () => {
  const world = testWorld({ latencyMs: 0 })
    .queue('orders', { VisibilityTimeout: 10 })
    .worker('billing', { work: { kind: 'fixed', seconds: 25 } })
    .link('orders', 'billing');
  world.send('orders', 'a');
  world.advanceTo('8s');
  return world;
};

test('asks the queue for so many seconds from now', () => {
  const world = working();
  expect(world.call('billing', 'ExtendJob', { worker: 0, seconds: 20 })).toEqual({});
  world.advanceTo('26s');
  expect(world.facts('VisibilityChanged')[0]?.detail).toMatchObject({ by: 'billing', timeoutMs: 20_000 });
  expect(world.facts('VisibilityExpired')).toEqual([]);
  expect(world.contents('orders')).toEqual([]);
});

test('30 s unless told otherwise', () => {
  const world = working();
  world.call('billing', 'ExtendJob', { worker: 0 });
  world.advance(0);
  expect(world.facts('VisibilityChanged')[0]?.detail.timeoutMs).toBe(30_000);
});

test('what the queue refuses is told', () => {
  const world = working();
  world.call('billing', 'ExtendJob', { worker: 0, seconds: 43_200 });
  world.advance(0);
  expect(world.facts('ExtendRefused')[0]?.detail).toMatchObject({
    message: 1,
    code: 'InvalidParameterValue',
  });
});
