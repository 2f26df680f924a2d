import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { HttpView } from '../contract.ts';

/** No road: what is asked is there at once. */
const service = (settings: Record<string, unknown> = {}) =>
  testWorld({ latencyMs: 0 }).http('billing', {
    threads: 2,
    waitingMax: 1,
    work: { kind: 'fixed', seconds: 2 },
    ...settings,
  });
const seen = (world: ReturnType<typeof testWorld>) => world.view<HttpView>('billing');
const ask = (world: ReturnType<typeof testWorld>, count = 1) =>
  Array.from({ length: count }, () => world.call('billing', 'Request', { body: 'order' }));
const answered = (world: ReturnType<typeof testWorld>) =>
  world.facts('RequestAnswered').map(({ atMs, detail }) => [detail.message, atMs, detail.latencyMs]);

describe('threads', () => {
  test('a request is answered with 200 when its work is done', () => {
    const world = service();
    ask(world);
    world.advanceTo('1.999s');
    expect(seen(world)).toMatchObject({ busyCount: 1, okTotal: 0 });
    world.advanceTo('2s');
    expect(answered(world)).toEqual([[1, 2_000, 2_000]]);
    expect(world.facts('LearnerAnswered')[0]?.detail.outcome).toEqual({ status: 200, body: 'OK' });
    expect(seen(world)).toMatchObject({
      busyCount: 0,
      requestsTotal: 1,
      okTotal: 1,
      lastLatencyMs: 2_000,
      lastStatus: { status: 200, atMs: 2_000, origin: 1 },
    });
  });

  test('as many at once as there are threads; the next one waits for the first that is free', () => {
    const world = service();
    ask(world, 3);
    expect(seen(world)).toMatchObject({ threadCount: 2, busyCount: 2, waiting: 1, waitingMax: 1 });
    world.advanceTo('10s');
    expect(answered(world)).toEqual([
      [1, 2_000, 2_000],
      [2, 2_000, 2_000],
      [3, 4_000, 4_000],
    ]);
  });

  test('those that wait are served in the order of their arrival', () => {
    const world = service({ threads: 1, waitingMax: 5, work: { kind: 'fixed', seconds: 1 } });
    for (const at of ['0s', '0.1s', '0.2s', '0.3s']) {
      world.advanceTo(at);
      ask(world);
    }
    world.advanceTo('10s');
    expect(world.facts('RequestStarted').map(({ atMs, detail }) => [detail.message, atMs])).toEqual([
      [1, 0],
      [2, 1_000],
      [3, 2_000],
      [4, 3_000],
    ]);
  });

  test('no thread and no place free: turned away at once with 503', () => {
    const world = service();
    const [first, , third, fourth] = ask(world, 4);
    // The first ones have no answer yet.
    expect([first, third]).toEqual([{}, {}]);
    expect(fourth).toEqual({ code: 'HTTP 503', sentence: 'Service Unavailable', status: 503 });
    expect(world.facts('RequestTurnedAway').map(({ atMs, detail }) => [detail.message, atMs])).toEqual([
      [4, 0],
    ]);
    world.advanceTo('10s');
    expect(seen(world)).toMatchObject({ requestsTotal: 4, okTotal: 3, turnedAwayTotal: 1, effectsTotal: 3 });
  });

  test('without waiting places the threads are all there is', () => {
    const world = service({ waitingMax: 0 });
    expect(ask(world, 3)[2]?.status).toBe(503);
  });

  test('unless told otherwise: 4 threads, 100 waiting places, a tenth of a second', () => {
    const world = testWorld({ latencyMs: 0 }).http('billing');
    ask(world, 105);
    expect(seen(world)).toMatchObject({ threadCount: 4, waiting: 100, turnedAwayTotal: 1 });
    world.advanceTo('0.1s');
    expect(seen(world).okTotal).toBe(4);
  });
});

test('method, path and headers are taken and change nothing; a header names the group', () => {
  const world = service();
  world.call('billing', 'Request', {
    method: 'PUT',
    path: '/orders',
    headers: { 'x-message-group-id': 'tenant-a' },
    body: '',
  });
  expect(seen(world).threads[0]).toMatchObject({ activity: 'working', origin: 1, group: 'tenant-a' });
});

test('a request that is none is refused, and counts for nothing', () => {
  const world = service();
  expect(world.call('billing', 'Request', {}).sentence).toContain('body is missing');
  expect(world.call('billing', 'Request', { body: 7 }).code).toBe('InvalidInput');
  expect(world.call('billing', 'Request', { body: 'a', method: 'DANCE' }).code).toBe('InvalidInput');
  expect(world.call('billing', 'Listen', { body: 'a' }).code).toBe('UnknownAction');
  expect(seen(world).requestsTotal).toBe(0);
});
