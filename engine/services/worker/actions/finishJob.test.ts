import { expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { WorkerView } from '../contract.ts';

test('the work succeeds now: effect, delete, and the next message', () => {
  const world = testWorld({ latencyMs: 0 })
    .queue('orders')
    .worker('billing', { work: { kind: 'fixed', seconds: 20 } })
    .link('orders', 'billing');
  for (const body of 'ab') world.send('orders', body);
  world.advanceTo('3s');
  expect(world.call('billing', 'FinishJob', { worker: 0 })).toEqual({});
  world.advanceTo('10s');
  expect(world.trace().slice(-4)).toEqual([
    '3.000 billing  WorkSucceeded m1 (effect 1)',
    '3.000 orders → billing  MessageDeleted m1 (received 1×)',
    '3.000 orders → billing  MessageReceived m2 (receive 1)',
    '3.000 billing  WorkStarted m2 (receive 1)',
  ]);
  // The end that was planned for the first job does not come.
  world.advanceTo('22.999s');
  expect(world.view<WorkerView>('billing').effectsTotal).toBe(1);
});

test('a job that is over cannot be ended a second time while its answer is under way', () => {
  const world = testWorld({ latencyMs: 100 })
    .queue('orders')
    .queue('next')
    .worker('billing', { work: { kind: 'fixed', seconds: 1 } })
    .link('orders', 'billing')
    .link('billing', 'next');
  world.send('orders', 'a');
  world.advanceTo('1.25s');
  expect(world.view<WorkerView>('billing').effectsTotal).toBe(1);
  expect(world.call('billing', 'FinishJob', { worker: 0 }).code).toBe('NotWorking');
  world.advanceTo('5s');
  expect(world.view<WorkerView>('billing').effectsTotal).toBe(1);
  expect(world.contents('next')).toEqual(['m1 visible']);
});
