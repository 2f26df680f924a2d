import { expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { WorkerView } from '../contract.ts';

const group = (settings: Record<string, unknown> = {}) =>
  testWorld({ latencyMs: 0 })
    .queue('orders', { VisibilityTimeout: 30 })
    .worker('billing', { workers: 2, work: { kind: 'fixed', seconds: 10 }, restartSeconds: 4, ...settings })
    .link('orders', 'billing');

test('one worker is down; what it had received stays in flight until its timeout', () => {
  const world = group({ batchSize: 3 });
  world.advance(0);
  world.call('orders', 'SendMessageBatch', {
    Entries: ['a', 'b', 'c'].map((Id) => ({ Id, MessageBody: Id })),
  });
  world.advanceTo('12s');
  // a is done; the worker is at b and has c still to do.
  expect(world.contents('orders')).toEqual(['m2 in flight', 'm3 in flight']);
  expect(world.call('billing', 'CrashWorker', { worker: 0 })).toEqual({});
  expect(world.facts('WorkerCrashed')[0]?.detail).toMatchObject({
    message: 2,
    messages: [2, 3],
    reason: 'crashed by you',
  });
  world.advanceTo('29s');
  expect(world.contents('orders')).toEqual(['m2 in flight', 'm3 in flight']);
  world.advanceTo('30s');
  expect(world.facts('VisibilityExpired').map(({ detail }) => detail.message)).toEqual([2, 3]);
});

test('it is back after its time, and polls', () => {
  const world = group({ workers: 1 });
  world.advanceTo('1s');
  world.call('billing', 'CrashWorker', { worker: 0 });
  const activity = () => world.view<WorkerView>('billing').rows[0]?.activity;
  expect(activity()).toBe('crashed');
  world.advanceTo('4.999s');
  expect(activity()).toBe('crashed');
  world.advanceTo('5s');
  expect(activity()).toBe('polling');
  expect(world.facts('WorkerRestarted')).toHaveLength(1);
});

test('an answer that comes for a worker of an earlier life finds nobody: its message is in flight with no one', () => {
  const world = group({ workers: 1, restartSeconds: 1 });
  world.advanceTo('1s');
  world.call('billing', 'CrashWorker', { worker: 0 });
  world.advanceTo('1.5s');
  // The poll of the dead worker still waits at the queue.
  world.send('orders', 'a');
  world.advanceTo('10s');
  expect(world.facts('MessageReceived')).toHaveLength(1);
  expect(world.facts('WorkStarted')).toEqual([]);
  expect(world.contents('orders')).toEqual(['m1 in flight']);
});

test('it has to be there, and up', () => {
  const world = group();
  expect(world.call('billing', 'CrashWorker', { worker: 7 }).code).toBe('NoSuchWorker');
  world.call('billing', 'CrashWorker', { worker: 1 });
  expect(world.call('billing', 'CrashWorker', { worker: 1 })).toMatchObject({
    code: 'AlreadyCrashed',
    sentence: 'Worker 1 is down already.',
  });
});
