import { describe, expect, test } from 'vitest';
import { testWorld } from '../../testing/testWorld.ts';
import { rowsMax, type WorkerView } from './contract.ts';

const settings = { work: { kind: 'fixed', seconds: 10 }, restartSeconds: 2 };
function group(more: Record<string, unknown> = {}) {
  return testWorld({ latencyMs: 0 })
    .queue('orders', { VisibilityTimeout: 60 })
    .worker('billing', { ...settings, ...more })
    .link('orders', 'billing');
}
const seen = (world: ReturnType<typeof testWorld>) => world.view<WorkerView>('billing');
const sendMany = (world: ReturnType<typeof testWorld>, count: number) => {
  for (let sent = 0; sent < count; sent++) world.send('orders', 'x');
  world.advance(0);
};

describe('the number of workers', () => {
  test('is how many messages are worked on at once', () => {
    const world = group({ workers: 3 });
    sendMany(world, 5);
    expect(seen(world)).toMatchObject({ workerCount: 3, busyCount: 3 });
  });

  test('raised while it runs, the new ones begin at once', () => {
    const world = group({ workers: 1 });
    sendMany(world, 5);
    world.advanceTo('4s');
    world.configure('billing', { ...settings, workers: 4 });
    world.advance(0);
    expect(seen(world)).toMatchObject({ workerCount: 4, busyCount: 4 });
  });

  test('lowered while it runs, each one ends its work first', () => {
    const world = group({ workers: 4 });
    sendMany(world, 8);
    world.advanceTo('4s');
    world.configure('billing', { ...settings, workers: 1 });
    expect(seen(world)).toMatchObject({ workerCount: 4, busyCount: 4 });
    world.advanceTo('10s');
    expect(seen(world)).toMatchObject({ workerCount: 1, busyCount: 1, effectsTotal: 4 });
    world.advanceTo('50s');
    expect(seen(world)).toMatchObject({ workerCount: 1, effectsTotal: 8 });
  });

  test('lowered without a wire, idle ones go at once', () => {
    const world = testWorld().worker('billing', { workers: 5 });
    world.advance('1s');
    world.configure('billing', { workers: 2 });
    expect(seen(world).workerCount).toBe(2);
  });

  test('of many the view shows a few, busy ones first', () => {
    const world = group({ workers: 50 });
    sendMany(world, 3);
    world.call('billing', 'CrashWorker', { worker: 0 });
    const { rows, workerCount } = seen(world);
    expect([rows.length, workerCount]).toEqual([rowsMax, 50]);
    expect(rows.slice(0, 2).map(({ activity }) => activity)).toEqual(['working', 'working']);
  });
});

describe('a crash of the group', () => {
  test('takes every worker down until it heals; what they had stays in flight', () => {
    const world = group({ workers: 2 });
    sendMany(world, 3);
    world.advanceTo('4s');
    world.fault('billing', 'crash');
    expect(seen(world)).toMatchObject({ isCrashed: true, busyCount: 0, crashedTotal: 2 });
    // Longer than the restart of a single worker.
    world.advanceTo('30s');
    expect(seen(world).rows.map(({ activity }) => activity)).toEqual(['crashed', 'crashed']);
    expect(world.contents('orders')).toEqual(['m1 in flight', 'm2 in flight', 'm3 visible']);
    world.heal('billing', 'crash');
    world.advanceTo('2min');
    expect(world.contents('orders')).toEqual([]);
    expect(seen(world)).toMatchObject({ isCrashed: false, effectsTotal: 3, duplicateEffects: 0 });
  });

  test('healed sooner than a worker restarts, they begin once', () => {
    const world = group({ restartSeconds: 5 });
    world.advanceTo('1s');
    world.fault('billing', 'crash', { forSeconds: 1 });
    world.advanceTo('15s');
    expect(seen(world).receivesTotal).toBe(2);
    expect(world.facts('WorkerRestarted')).toEqual([]);
  });

  test('its polls at the queue may swallow a message: nobody hears the answer', () => {
    const world = group();
    world.advanceTo('1s');
    world.fault('billing', 'crash', { forSeconds: 5 });
    world.send('orders', 'a');
    world.advanceTo('30s');
    expect(world.facts('ReplyLost')[0]?.detail.reason).toBe('crash');
    expect(world.contents('orders')).toEqual(['m1 in flight']);
    world.advanceTo('80s');
    expect(world.contents('orders')).toEqual([]);
  });

  test('more workers asked for meanwhile begin when it heals', () => {
    const world = group({ workers: 1 });
    world.advanceTo('1s');
    world.fault('billing', 'crash');
    world.configure('billing', { ...settings, workers: 3 });
    world.advanceTo('25s');
    expect(seen(world).receivesTotal).toBe(1);
    world.heal('billing', 'crash');
    expect(seen(world).rows.map(({ activity }) => activity)).toEqual(['polling', 'polling', 'polling']);
  });
});
