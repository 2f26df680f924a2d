import { describe, expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../../testing/testWorld.ts';
import type { ProducerView } from '../producer/contract.ts';
import { type HttpView, threadsMax } from './contract.ts';

const seen = (world: TestWorld, id = 'billing') => world.view<HttpView>(id);
const settings = { threads: 2, work: { kind: 'fixed', seconds: 3 } };
const service = (more: Record<string, unknown> = {}) =>
  testWorld({ latencyMs: 0 }).http('billing', { ...settings, ...more });
const ask = (world: TestWorld, count = 1) => {
  for (let asked = 0; asked < count; asked++) world.call('billing', 'Request', { body: 'order' });
};

describe('down', () => {
  const shop = (more: Record<string, unknown> = {}) =>
    testWorld({ latencyMs: 10 })
      .http('billing', { ...settings, ...more })
      .producer('shop', {
        pattern: { kind: 'burst', size: 3, everySeconds: 60 },
        count: 3,
        groups: [],
        attempts: 1,
        requestTimeoutSeconds: 8,
      })
      .link('shop', 'billing');

  test('it forgets what it had, waiting or served; whoever asked waits until its time runs out', () => {
    const world = shop();
    world.advanceTo('1s');
    expect(seen(world)).toMatchObject({ busyCount: 2, waiting: 1 });
    world.fault('billing', 'crash', { forSeconds: 1 });
    expect(seen(world)).toMatchObject({ isCrashed: true, busyCount: 0, waiting: 0, threadCount: 2 });
    expect(world.facts('ServiceCrashed')[0]?.detail.messages).toEqual([1, 2, 3]);
    world.advanceTo('7.999s');
    expect(world.view<ProducerView>('shop').awaiting).toBe(3);
    world.advanceTo('20s');
    expect(world.facts('CallTimedOut').map(({ atMs }) => atMs)).toEqual([8_000, 8_000, 8_000]);
    expect(seen(world)).toMatchObject({ isCrashed: false, okTotal: 0, effectsTotal: 0 });
  });

  test('a request that arrives meanwhile finds nobody', () => {
    const world = shop();
    world.fault('billing', 'crash');
    world.advanceTo('20s');
    expect(world.facts('RequestLost').map(({ detail }) => detail.reason)).toEqual([
      'crash',
      'crash',
      'crash',
    ]);
    expect(world.view<ProducerView>('shop').lostTotal).toBe(3);
    expect(seen(world).requestsTotal).toBe(0);
  });

  test('a request by hand finds nobody either, and keeps no thread', () => {
    const world = service({ threads: 1 }).fault('billing', 'crash');
    ask(world);
    world.heal('billing', 'crash').advanceTo('20s');
    expect(seen(world)).toMatchObject({ requestsTotal: 0, busyCount: 0 });
    expect(world.facts('LearnerAnswered')).toEqual([]);
  });

  test('back again, all its threads are free, and what was planned before does not happen', () => {
    const world = service();
    ask(world, 2);
    world.advanceTo('1s');
    world.fault('billing', 'crash').heal('billing', 'crash');
    ask(world, 2);
    expect(seen(world)).toMatchObject({ busyCount: 2, waiting: 0 });
    world.advanceTo('10s');
    expect(world.facts('RequestWorked').map(({ atMs, detail }) => [detail.message, atMs])).toEqual([
      [3, 4_000],
      [4, 4_000],
    ]);
  });

  test('the answer to a call it made before finds nobody', () => {
    const world = service({ threads: 1 }).http('bank', { work: { kind: 'fixed', seconds: 4 } });
    world.link('billing', 'bank');
    ask(world);
    world.advanceTo('5s');
    world.fault('billing', 'crash').heal('billing', 'crash');
    ask(world);
    world.advanceTo('7.5s');
    // bank has answered at 7 s; the thread is at work on another request by then.
    expect(seen(world).threads[0]).toMatchObject({ activity: 'working', origin: 2 });
    world.advanceTo('20s');
    expect(seen(world).okTotal).toBe(1);
  });

  test('with nothing at hand it is down all the same', () => {
    const world = service().fault('billing', 'crash');
    expect(world.facts('ServiceCrashed')[0]?.detail).toMatchObject({ messages: [], had: 'none' });
  });
});

describe('other faults', () => {
  test('slow: its work takes several times as long', () => {
    const world = service().fault('billing', 'slow', { factor: 4 });
    ask(world);
    world.advanceTo('1min');
    expect(seen(world).lastLatencyMs).toBe(12_000);
  });

  test('overloaded and denied speak HTTP', () => {
    const world = testWorld({ latencyMs: 0 })
      .http('billing')
      .producer('shop', { pattern: { kind: 'constant', everySeconds: 1 }, count: 2, attempts: 1 })
      .link('shop', 'billing');
    world.fault('billing', 'throttle', { forSeconds: 0.5 });
    world.advanceTo('0.9s').fault('billing', 'deny');
    world.advanceTo('5s');
    expect(world.facts('SendGivenUp').map(({ detail }) => detail.code)).toEqual(['HTTP 503']);
    expect(world.facts('SendRefused').map(({ detail }) => [detail.code, detail.sentence])).toEqual([
      ['HTTP 403', 'Forbidden'],
    ]);
  });
});

describe('the number of threads', () => {
  test('raised while it runs, those that wait are served at once', () => {
    const world = service();
    ask(world, 5);
    world.advanceTo('1s');
    world.configure('billing', { ...settings, threads: 4 });
    expect(seen(world)).toMatchObject({ threadCount: 4, busyCount: 4, waiting: 1 });
  });

  test('lowered while it runs, each ends its request first; idle ones go at once', () => {
    const world = service({ threads: 5 });
    ask(world, 3);
    world.advanceTo('1s');
    world.configure('billing', { ...settings, threads: 1 });
    expect(seen(world)).toMatchObject({ threadCount: 3, busyCount: 3 });
    ask(world);
    expect(seen(world).waiting).toBe(1);
    world.advanceTo('3s');
    expect(seen(world)).toMatchObject({ threadCount: 1, busyCount: 1, waiting: 0, okTotal: 3 });
  });

  test('of many the view shows a few, busy ones first', () => {
    const world = service({ threads: 50 });
    ask(world, 3);
    const { threads, threadCount } = seen(world);
    expect([threads.length, threadCount]).toEqual([threadsMax, 50]);
    expect(threads.map(({ activity }) => activity).slice(0, 4)).toEqual([
      'working',
      'working',
      'working',
      'idle',
    ]);
  });
});

test('removed, its callers wait until their time runs out', () => {
  const world = testWorld({ latencyMs: 10 })
    .http('billing', settings)
    .producer('shop', { count: 1, attempts: 1, requestTimeoutSeconds: 2 })
    .link('shop', 'billing');
  world.advanceTo('1s');
  world.remove('billing');
  world.advanceTo('10s');
  expect(world.facts('CallTimedOut').map(({ atMs }) => atMs)).toEqual([2_000]);
});

test('a seek back and the same way again tells the same story', () => {
  const world = testWorld({}, { checkpointInterval: 7 })
    .http('front', { threads: 2, waitingMax: 3, failRate: 0.2, callAttempts: 2 })
    .http('bank', { threads: 1, work: { kind: 'exponential', meanSeconds: 0.3 }, failRate: 0.3 })
    .producer('shop', { pattern: { kind: 'poisson', perSecond: 5 }, requestTimeoutSeconds: 1 })
    .link('shop', 'front')
    .link('front', 'bank')
    .at('7s', { type: 'setFault', on: 'front', kind: 'crash', forSeconds: 2 });
  world.advanceTo('20s');
  const straight = world.trace(true);
  world.engine.seek(6_500);
  // An act that changes nothing makes the rest of the log anew.
  world.apply({ type: 'heal', on: 'bank', kind: 'drop' });
  world.engine.advance(20_000);
  const again = world
    .trace(true)
    .filter((line) => !line.includes('CommandApplied') && !line.includes('FaultHealed'));
  const before = straight.filter((line) => !line.includes('CommandApplied') && !line.includes('FaultHealed'));
  expect(again).toEqual(before);
  expect(straight.length).toBeGreaterThan(500);
});
