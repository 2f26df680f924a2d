import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

function played(settings: Record<string, unknown>, bodies: readonly string[], until: string, seed = 1) {
  const world = testWorld({ latencyMs: 0, seed })
    .queue('orders', { VisibilityTimeout: 10 })
    .worker('billing', { work: { kind: 'fixed', seconds: 1 }, ...settings })
    .link('orders', 'billing');
  for (const body of bodies) world.send('orders', body);
  world.advanceTo(until);
  return world;
}

describe('how long a job takes', () => {
  test('mostly short and sometimes long, or around a value: the means are as said, none is negative', () => {
    const jobs = Array.from({ length: 400 }, () => 'x');
    const meanOf = (work: object) => {
      const world = played({ workers: 200, work, deleteAfterWork: true }, jobs, '2min');
      const times = world.facts('WorkStarted').map(({ atMs, detail }) => (detail.endsAtMs as number) - atMs);
      expect(Math.min(...times)).toBeGreaterThanOrEqual(0);
      return times.slice(0, 400).reduce((sum, time) => sum + time, 0) / 400;
    };
    expect(meanOf({ kind: 'exponential', meanSeconds: 2 })).toBeGreaterThan(1_700);
    expect(meanOf({ kind: 'exponential', meanSeconds: 2 })).toBeLessThan(2_300);
    expect(meanOf({ kind: 'normal', meanSeconds: 5, deviationSeconds: 1 })).toBeGreaterThan(4_800);
    expect(meanOf({ kind: 'normal', meanSeconds: 5, deviationSeconds: 1 })).toBeLessThan(5_200);
    meanOf({ kind: 'normal', meanSeconds: 1, deviationSeconds: 5 });
  });

  test('several times as long under the fault slow', () => {
    const world = testWorld({ latencyMs: 0 })
      .queue('orders')
      .worker('billing', { work: { kind: 'fixed', seconds: 2 } });
    world.link('orders', 'billing').fault('billing', 'slow', { factor: 3 });
    world.send('orders', 'a');
    world.advance('10s');
    expect(world.facts('WorkSucceeded').map(({ atMs }) => atMs)).toEqual([6_000]);
  });
});

describe('how it ends', () => {
  test('fails always on a message named by its number, or by any text in its body', () => {
    const world = played({ failMessages: ['m2', 'broken'] }, ['a', 'b', 'a broken one'], '9s');
    expect(world.facts('WorkFailed').map(({ detail }) => [detail.message, detail.reason])).toEqual([
      [2, 'fails on “m2”'],
      [3, 'fails on “broken”'],
    ]);
    expect(world.facts('WorkSucceeded').map(({ detail }) => detail.message)).toEqual([1]);
  });

  test('m1 is the first message, not every one whose number begins so', () => {
    const world = played(
      { failMessages: ['m1'] },
      Array.from({ length: 12 }, () => 'm1'),
      '20s',
    );
    expect(new Set(world.facts('WorkFailed').map(({ detail }) => detail.message))).toEqual(new Set([1]));
  });

  test('fails on the first so many receives of every message', () => {
    const world = played({ failFirstTimes: 2 }, ['a'], '1min');
    expect(world.facts('WorkFailed').map(({ detail }) => detail.receiveCount)).toEqual([1, 2]);
    expect(world.facts('WorkSucceeded').map(({ atMs }) => atMs)).toEqual([21_000]);
  });

  test('fails by chance, as often as said', () => {
    const world = played(
      { workers: 100, failRate: 0.3, whenFailed: 'delete' },
      Array(1_000).fill('x'),
      '1min',
    );
    expect(world.facts('WorkSucceeded').length + world.facts('WorkFailed').length).toBe(1_000);
    expect(world.facts('WorkFailed').length).toBeGreaterThan(250);
    expect(world.facts('WorkFailed').length).toBeLessThan(350);
    expect(played({ failRate: 1 }, ['a'], '5s').facts('WorkFailed')).toHaveLength(1);
  });

  test('a crash comes half way, and leaves the message in flight', () => {
    const world = played({ crashMessages: ['bad'], work: { kind: 'fixed', seconds: 4 } }, ['bad'], '5s');
    expect(world.facts('WorkerCrashed').map(({ atMs, detail }) => [atMs, detail.reason])).toEqual([
      [2_000, 'crashes on “bad”'],
    ]);
    expect(world.contents('orders')).toEqual(['m1 in flight']);
    expect(played({ crashRate: 1 }, ['a'], '3s').facts('WorkerCrashed')[0]?.detail.reason).toBe(
      'crashed by chance',
    );
  });

  test('a crash is named before a failure, a named one before chance', () => {
    const world = played({ crashMessages: ['x'], failMessages: ['x'], failRate: 1 }, ['x'], '3s');
    expect(world.facts('WorkerCrashed')).toHaveLength(1);
    expect(world.facts('WorkFailed')).toEqual([]);
    expect(played({ failMessages: ['x'], crashRate: 1 }, ['x'], '3s').facts('WorkFailed')).toHaveLength(1);
  });
});
