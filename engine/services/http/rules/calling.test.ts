import { describe, expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../../../testing/testWorld.ts';
import type { ProducerView } from '../../producer/contract.ts';
import type { HttpView } from '../contract.ts';

const seen = (world: TestWorld, id: string) => world.view<HttpView>(id);
const fixed = (seconds: number) => ({ kind: 'fixed', seconds });
/** shop calls billing, billing calls bank. */
const chain = (billing: Record<string, unknown> = {}, bank: Record<string, unknown> = {}) =>
  testWorld({ latencyMs: 0 })
    .http('billing', { work: fixed(1), ...billing })
    .http('bank', { work: fixed(2), ...bank })
    .link('billing', 'bank');
const ask = (world: TestWorld, count = 1, body = 'order') =>
  Array.from({ length: count }, () => world.call('billing', 'Request', { body }));
const cascaded = (world: TestWorld) =>
  world.facts('RequestCascaded').map(({ atMs, detail }) => [atMs, detail.callee, detail.code, detail.status]);

describe('a chain of calls', () => {
  test('the answer comes when the last one has answered: the times add up', () => {
    const world = chain();
    ask(world);
    world.advanceTo('10s');
    expect(world.facts('RequestAnswered').map(({ resource, atMs }) => [resource, atMs])).toEqual([
      ['bank', 3_000],
      ['billing', 3_000],
    ]);
    expect(seen(world, 'bank').effectsTotal).toBe(1);
  });

  test('the thread is held while it waits: what it calls, since when, and how long it will', () => {
    const world = chain({ callTimeoutSeconds: 4 });
    ask(world);
    world.advanceTo('1.5s');
    expect(seen(world, 'billing')).toMatchObject({ isCaller: true, busyCount: 1, callingCount: 1 });
    expect(seen(world, 'billing').threads[0]).toMatchObject({
      activity: 'calling',
      calls: 'bank',
      attempt: 1,
      sinceMs: 1_000,
      untilMs: 5_000,
      origin: 1,
    });
    expect(seen(world, 'bank').isCaller).toBe(false);
  });

  test('several wires are called one after the other, in their order', () => {
    const world = chain()
      .http('mail', { work: fixed(3) })
      .link('billing', 'mail');
    ask(world);
    world.advanceTo('20s');
    expect(world.facts('RequestWorked').map(({ resource, atMs }) => [resource, atMs])).toEqual([
      ['billing', 1_000],
      ['bank', 3_000],
      ['mail', 6_000],
    ]);
    expect(seen(world, 'billing').lastLatencyMs).toBe(6_000);
  });

  test('a wire that goes meanwhile is passed over, and no other one', () => {
    const world = chain()
      .http('mail', { work: fixed(3) })
      .http('audit', { work: fixed(0) })
      .link('billing', 'mail')
      .link('billing', 'audit');
    ask(world);
    world.advanceTo('2s').disconnect('billing', 'bank');
    world.advanceTo('4s').disconnect('billing', 'audit').advanceTo('20s');
    expect(world.facts('RequestWorked').map(({ resource, atMs }) => [resource, atMs])).toEqual([
      ['billing', 1_000],
      ['bank', 3_000],
      ['mail', 6_000],
    ]);
    expect(world.facts('RequestAnswered', 'billing')).toHaveLength(1);
  });
});

describe('a failure travels up the chain', () => {
  test('a callee that fails makes its caller fail with 502, although its own work was done', () => {
    const world = chain({}, { failRate: 1 });
    ask(world);
    world.advanceTo('10s');
    expect(cascaded(world)).toEqual([[3_000, 'bank', 'HTTP 500', 502]]);
    expect(world.facts('LearnerAnswered')[0]?.detail.outcome).toMatchObject({
      code: 'HTTP 502',
      sentence: 'Bad Gateway',
    });
    expect(seen(world, 'billing')).toMatchObject({
      okTotal: 0,
      failedTotal: 0,
      cascadedTotal: 1,
      effectsTotal: 1,
    });
  });

  test('a callee that is down makes it fail with 504, when its patience is over', () => {
    const world = chain({ callTimeoutSeconds: 4 });
    world.fault('bank', 'crash');
    ask(world);
    world.advanceTo('10s');
    expect(cascaded(world)).toEqual([[5_000, 'bank', 'RequestTimeout', 504]]);
  });

  test('the first failure ends it: those behind it are not called', () => {
    const world = chain({}, { failRate: 1 }).http('mail').link('billing', 'mail');
    ask(world);
    world.advanceTo('10s');
    expect(seen(world, 'mail').requestsTotal).toBe(0);
  });

  test('a slow callee fills the threads of its caller, which then turns others away', () => {
    const world = chain({ threads: 3, waitingMax: 0, work: fixed(0) }, { threads: 20, work: fixed(4) });
    const statuses: unknown[] = [];
    for (let second = 0; second < 6; second++) {
      world.advanceTo(second * 1_000);
      statuses.push(ask(world)[0]?.status);
    }
    world.advance(0);
    // Three threads wait four seconds each; at 4 s the first is free again.
    expect(statuses).toEqual([undefined, undefined, undefined, 503, undefined, undefined]);
    expect(seen(world, 'billing')).toMatchObject({ callingCount: 3, turnedAwayTotal: 1 });
  });
});

describe('trying again', () => {
  test('a call that is turned away is made again after a pause, the thread held', () => {
    const world = chain({ callAttempts: 3, retryPauseSeconds: 2 });
    world.fault('bank', 'throttle', { forSeconds: 2 });
    ask(world);
    world.advanceTo('2s');
    expect(seen(world, 'billing')).toMatchObject({ busyCount: 1, callingCount: 1 });
    expect(seen(world, 'billing').threads[0]).toMatchObject({ activity: 'pausing', untilMs: 3_000 });
    world.advanceTo('10s');
    expect(world.facts('CallRetried').map(({ atMs, detail }) => [atMs, detail.attempt, detail.code])).toEqual(
      [[1_000, 2, 'HTTP 503']],
    );
    expect(seen(world, 'billing')).toMatchObject({ okTotal: 1, cascadedTotal: 0, lastLatencyMs: 5_000 });
  });

  test('it fails after the last attempt', () => {
    const world = chain({ callAttempts: 3, retryPauseSeconds: 2 });
    world.fault('bank', 'throttle');
    ask(world);
    world.advanceTo('10s');
    expect(world.facts('RequestDeparted', 'billing').map(({ atMs }) => atMs)).toEqual([1_000, 3_000, 5_000]);
    expect(cascaded(world)).toEqual([[5_000, 'bank', 'HTTP 503', 502]]);
  });

  test('what would fare the same is not tried again', () => {
    const world = chain({ callAttempts: 3 });
    world.fault('bank', 'deny');
    ask(world);
    world.advanceTo('10s');
    expect(world.facts('CallRetried')).toEqual([]);
    expect(cascaded(world)).toEqual([[1_000, 'bank', 'HTTP 403', 502]]);
  });

  test('the next wire has attempts of its own', () => {
    const world = chain({ callAttempts: 2, retryPauseSeconds: 1 }).http('mail').link('billing', 'mail');
    world.fault('bank', 'throttle', { forSeconds: 1.5 }).fault('mail', 'throttle', { forSeconds: 4.5 });
    ask(world);
    world.advanceTo('10s');
    expect(world.facts('CallRetried').map(({ detail }) => [detail.to, detail.attempt])).toEqual([
      ['bank', 2],
      ['mail', 2],
    ]);
    expect(seen(world, 'billing').okTotal).toBe(1);
  });
});

describe('tight and loose coupling', () => {
  const orders = { pattern: { kind: 'constant', everySeconds: 5 }, count: 10, attempts: 1, groups: [] };

  test('while billing is down the orders called for fail; the others do not', () => {
    const world = testWorld()
      .http('billing', { work: fixed(2) })
      .producer('shop', { ...orders, requestTimeoutSeconds: 4 })
      .link('shop', 'billing')
      .at('9s', { type: 'setFault', on: 'billing', kind: 'crash', forSeconds: 31 });
    world.advanceTo('3min');
    // Orders at 10, 15, 20, 25, 30 and 35 s.
    expect(world.view<ProducerView>('shop')).toMatchObject({ acceptedTotal: 4, lostTotal: 6 });
    expect(seen(world, 'billing').effectsTotal).toBe(4);
  });

  test('with a queue in between the service answers at once, and the outage costs time, not orders', () => {
    const world = testWorld()
      .http('front', { work: fixed(0.01) })
      .queue('orders', { VisibilityTimeout: 10 })
      .worker('billing', { work: fixed(2) })
      .producer('shop', orders)
      .link('shop', 'front')
      .link('front', 'orders')
      .link('orders', 'billing')
      .at('9s', { type: 'setFault', on: 'billing', kind: 'crash', forSeconds: 31 });
    world.advanceTo('3min');
    expect(world.view<ProducerView>('shop')).toMatchObject({ acceptedTotal: 10, lostTotal: 0 });
    const slowest = Math.max(
      ...world.facts('RequestAnswered').map(({ detail }) => detail.latencyMs as number),
    );
    expect(slowest).toBeLessThan(50);
    expect(world.view<{ effectsOnce: number }>('billing').effectsOnce).toBe(10);
  });

  test('what it sends onward keeps its number, its body and its group', () => {
    const world = testWorld({ latencyMs: 0 })
      .http('front')
      .queue('orders.fifo', { ContentBasedDeduplication: true });
    world.link('front', 'orders.fifo');
    world.call('front', 'Request', { body: 'pay', headers: { 'x-message-group-id': 'A' } });
    world.advance('1s');
    expect(world.contents('orders.fifo')).toEqual(['m1 visible']);
    expect(world.receive('orders.fifo', { MessageSystemAttributeNames: ['All'] })[0]).toMatchObject({
      Body: 'pay',
      Attributes: { MessageGroupId: 'A' },
    });
  });

  test('a queue that refuses is a callee that fails', () => {
    const world = testWorld({ latencyMs: 0 }).http('billing').queue('orders').link('billing', 'orders');
    world.fault('orders', 'deny');
    ask(world);
    world.advanceTo('1s');
    expect(cascaded(world)).toEqual([[100, 'orders', 'AccessDenied', 502]]);
  });
});
