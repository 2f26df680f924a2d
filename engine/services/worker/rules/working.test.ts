import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { WorkerView } from '../contract.ts';

function group(settings: Record<string, unknown> = {}, queue: Record<string, unknown> = {}) {
  return testWorld({ latencyMs: 0 })
    .queue('orders', { VisibilityTimeout: 10, ...queue })
    .worker('billing', { work: { kind: 'fixed', seconds: 1 }, ...settings })
    .link('orders', 'billing');
}
const seen = (world: ReturnType<typeof testWorld>) => world.view<WorkerView>('billing');

describe('after success', () => {
  test('the message is deleted, and counted once', () => {
    const world = group();
    world.send('orders', 'a');
    world.advance('1min');
    expect(world.contents('orders')).toEqual([]);
    expect(seen(world)).toMatchObject({
      effectsTotal: 1,
      effectsOnce: 1,
      duplicateEffects: 0,
      deletesTotal: 1,
    });
  });

  test('not deleted, it comes again and again', () => {
    const world = group({ deleteAfterWork: false });
    world.send('orders', 'a');
    world.advanceTo('25s');
    expect(world.facts('WorkSucceeded').map(({ atMs }) => atMs)).toEqual([1_000, 11_000, 21_000]);
    expect(seen(world)).toMatchObject({
      effectsTotal: 3,
      effectsOnce: 1,
      duplicateEffects: 1,
      deletesTotal: 0,
    });
  });

  test('a delete that FIFO refuses is told, and the worker goes on', () => {
    const world = testWorld({ latencyMs: 0 })
      .queue('pay.fifo', { VisibilityTimeout: 3, ContentBasedDeduplication: true })
      .worker('billing', { work: { kind: 'fixed', seconds: 4 } })
      .link('pay.fifo', 'billing');
    world.send('pay.fifo', 'a', { MessageGroupId: 'g' });
    world.advanceTo('4.5s');
    expect(world.facts('DeleteRefused')[0]?.detail).toMatchObject({
      message: 1,
      code: 'InvalidParameterValue',
    });
    expect(world.facts('WorkStarted')).toHaveLength(2);
  });
});

describe('after a failure', () => {
  const failing = (whenFailed: string) => {
    const world = group({ failMessages: ['bad'], whenFailed });
    world.send('orders', 'bad');
    world.advanceTo('5s');
    return world;
  };

  test('left alone, it stays hidden for the rest of its timeout', () => {
    const world = failing('leave');
    expect(world.contents('orders')).toEqual(['m1 in flight']);
    world.advanceTo('10.5s');
    expect(world.facts('MessageReceived').map(({ atMs }) => atMs)).toEqual([0, 10_000]);
  });

  test('released, it is visible at once and comes back at once', () => {
    expect(
      failing('release')
        .facts('MessageReceived')
        .map(({ atMs }) => atMs),
    ).toEqual([0, 1_000, 2_000, 3_000, 4_000, 5_000]);
  });

  test('deleted, it is gone unprocessed', () => {
    const world = failing('delete');
    expect(world.contents('orders')).toEqual([]);
    expect(seen(world)).toMatchObject({ failedTotal: 1, effectsTotal: 0 });
  });
});

describe('a heartbeat', () => {
  test('keeps a slow job hidden for as long as it takes', () => {
    const world = group({
      work: { kind: 'fixed', seconds: 35 },
      heartbeatSeconds: 8,
      heartbeatExtendSeconds: 10,
    });
    world.send('orders', 'a');
    world.advanceTo('1min');
    expect(world.facts('VisibilityChanged').map(({ atMs }) => atMs)).toEqual([8_000, 16_000, 24_000, 32_000]);
    expect(world.facts('VisibilityExpired')).toEqual([]);
    expect(seen(world)).toMatchObject({ effectsTotal: 1, duplicateEffects: 0 });
    expect(world.contents('orders')).toEqual([]);
  });

  test('dies with its worker, so that a crash is made up for soon', () => {
    const world = group({
      work: { kind: 'fixed', seconds: 100 },
      heartbeatSeconds: 8,
      heartbeatExtendSeconds: 10,
      restartSeconds: 1,
    });
    world.send('orders', 'a');
    world.advanceTo('20s');
    world.call('billing', 'CrashWorker', { worker: 0 });
    world.advanceTo('40s');
    // The last one was at 16 s, for 10 s.
    expect(world.facts('VisibilityExpired').map(({ atMs }) => atMs)).toEqual([26_000]);
  });

  test('does not go on in the next life: the next job has its own', () => {
    const world = group(
      { work: { kind: 'fixed', seconds: 30 }, heartbeatSeconds: 8, restartSeconds: 1 },
      { VisibilityTimeout: 100 },
    );
    for (const body of 'ab') world.send('orders', body);
    world.advanceTo('20s');
    world.call('billing', 'CrashWorker', { worker: 0 });
    world.advanceTo('40s');
    expect(world.facts('VisibilityChanged').map(({ atMs, detail }) => [detail.message, atMs])).toEqual([
      [1, 8_000],
      [1, 16_000],
      [2, 29_000],
      [2, 37_000],
    ]);
  });

  test('that comes too seldom does not help', () => {
    const world = group({ work: { kind: 'fixed', seconds: 25 }, heartbeatSeconds: 12, workers: 2 });
    world.send('orders', 'a');
    world.advanceTo('26s');
    expect(world.facts('MessageReceived').length).toBeGreaterThan(1);
  });
});

describe('sending onward', () => {
  const pipeline = (settings: Record<string, unknown> = {}) =>
    testWorld({ latencyMs: 100 })
      .queue('orders', { VisibilityTimeout: 10 })
      .queue('paid')
      .queue('audit')
      .worker('billing', { work: { kind: 'fixed', seconds: 1 }, ...settings })
      .link('orders', 'billing')
      .link('billing', 'paid')
      .link('billing', 'audit');

  test('first every queue behind it, then the delete', () => {
    const world = pipeline();
    world.send('orders', 'a', { MessageGroupId: 'tenant' });
    world.advance('5s');
    const order = world
      .facts()
      .filter(({ type }) => ['WorkSucceeded', 'MessageSent', 'MessageDeleted'].includes(type))
      .map(({ type, resource, detail }) => [type, resource, detail.message]);
    expect(order).toEqual([
      ['MessageSent', 'orders', 1],
      ['WorkSucceeded', 'billing', 1],
      ['MessageSent', 'paid', 1],
      ['MessageSent', 'audit', 1],
      ['MessageDeleted', 'orders', 1],
    ]);
    expect(world.receive('paid', { AttributeNames: ['All'] })[0]).toMatchObject({
      Body: 'a',
      Attributes: { MessageGroupId: 'tenant' },
    });
  });

  test('a refusal there is a failure here: the message stays', () => {
    const world = pipeline();
    world.fault('paid', 'deny');
    world.send('orders', 'a');
    world.advanceTo('5s');
    expect(world.facts('WorkFailed')[0]?.detail.reason).toBe('could not send onward to paid: AccessDenied');
    expect(world.contents('orders')).toEqual(['m1 in flight']);
    expect(world.contents('audit')).toEqual([]);
  });

  test('a crash between the two repeats, it does not lose', () => {
    const world = pipeline({ restartSeconds: 1 });
    world.send('orders', 'a');
    // Polling 0.1 s, answer 0.1 s, work 1 s, on the road to paid 0.1 s.
    world.advanceTo('1.35s');
    expect(world.contents('paid')).toHaveLength(1);
    world.call('billing', 'CrashWorker', { worker: 0 });
    world.advanceTo('20s');
    expect(world.contents('paid')).toEqual(['m1 visible', 'm1 visible']);
    expect(world.contents('orders')).toEqual([]);
    expect(world.view<WorkerView>('billing').duplicateEffects).toBe(1);
  });
});
