import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { WorkerView } from '../contract.ts';

function group(settings: Record<string, unknown> = {}, queue: Record<string, unknown> = {}) {
  return testWorld({ latencyMs: 0 })
    .queue('orders', queue)
    .worker('billing', { work: { kind: 'fixed', seconds: 1 }, ...settings })
    .link('orders', 'billing');
}
const seen = (world: ReturnType<typeof testWorld>) => world.view<WorkerView>('billing');

describe('asking', () => {
  test('a batch is worked on one after the other, and only then comes the next poll', () => {
    const world = group({ batchSize: 3, waitTimeSeconds: 0, pollIntervalSeconds: 0.5 });
    for (const body of 'abcd') world.send('orders', body);
    world.advanceTo('4.9s');
    expect(world.facts('MessageReceived').map(({ atMs, detail }) => [detail.message, atMs])).toEqual([
      [1, 0],
      [2, 0],
      [3, 0],
      [4, 3_000],
    ]);
    expect(world.facts('WorkStarted').map(({ atMs }) => atMs)).toEqual([0, 1_000, 2_000, 3_000]);
  });

  test('a visibility timeout of its own goes with the receive', () => {
    const world = group({ visibilityTimeoutSeconds: 77 });
    world.send('orders', 'a');
    world.advance(0);
    expect(world.facts('MessageReceived')[0]?.detail.timeoutMs).toBe(77_000);
  });

  test('after an empty short poll it pauses, after an empty long poll it does not', () => {
    const short = group({ waitTimeSeconds: 0, pollIntervalSeconds: 2 });
    short.advanceTo('6s');
    expect(short.facts('ReceiveEmpty').map(({ atMs }) => atMs)).toEqual([0, 2_000, 4_000, 6_000]);
    const long = group({ waitTimeSeconds: 3 });
    long.advanceTo('9s');
    expect(long.facts('ReceiveEmpty').map(({ atMs }) => atMs)).toEqual([3_000, 6_000, 9_000]);
    expect(seen(long)).toMatchObject({ receivesTotal: 4, emptyReceivesTotal: 3 });
  });

  test('a refused receive is told, and tried again a second later', () => {
    const world = group({ waitTimeSeconds: 5 });
    world.fault('orders', 'deny', { forSeconds: 1.5 });
    world.send('orders', 'a');
    world.advanceTo('3s');
    expect(world.facts('ReceiveRefused').map(({ atMs }) => atMs)).toEqual([0, 1_000]);
    expect(world.facts('MessageReceived').map(({ atMs }) => atMs)).toEqual([2_000]);
  });

  test('a lost receive costs the wait and the patience on top', () => {
    const world = group({ waitTimeSeconds: 4, requestTimeoutSeconds: 3 });
    world.advanceTo('2s');
    world.fault('orders → billing', 'partition', { forSeconds: 3 });
    // The poll of 0 s is answered at 4 s, and the answer is lost.
    world.advanceTo('20s');
    expect(world.facts('CallTimedOut').map(({ atMs }) => atMs)).toEqual([7_000]);
  });

  test('without a wire it is idle; with one it begins', () => {
    const world = testWorld({ latencyMs: 0 }).queue('orders').worker('billing');
    world.send('orders', 'a');
    world.advanceTo('5s');
    expect(seen(world).rows[0]?.activity).toBe('idle');
    world.link('orders', 'billing');
    world.advance(0);
    expect(seen(world)).toMatchObject({ source: 'orders', busyCount: 1 });
    world.disconnect('orders', 'billing');
    world.advanceTo('1min');
    // The work under way was finished, with the queue it came from.
    expect(world.contents('orders')).toEqual([]);
    expect(seen(world).rows[0]?.activity).toBe('idle');
  });
});
