import { describe, expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../../testing/testWorld.ts';
import type { FunctionView } from './contract.ts';

const seen = (world: TestWorld) => world.view<FunctionView>('charge');

/** Everything at once: a queue and a stream, failures by name and by chance, throttles, events, a destination. */
function busyWorld(): TestWorld {
  const world = testWorld({ seed: 7 }, { checkpointInterval: 40 })
    .queue('orders', { VisibilityTimeout: 20 })
    .stream('clicks')
    .topic('news')
    .queue('failed')
    .queue('done')
    .lambda('charge', {
      work: { kind: 'exponential', meanSeconds: 1.5 },
      failRate: 0.15,
      failMessages: ['poison'],
      ReservedConcurrentExecutions: 3,
      keepWarmSeconds: 5,
    })
    .link('orders', 'charge', { BatchSize: 3, ReportBatchItemFailures: true })
    .link('clicks', 'charge', {
      BatchSize: 4,
      ParallelizationFactor: 2,
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 2,
    })
    .link('news', 'charge')
    .link('charge', 'done')
    .link('charge', 'failed', {}, 'onFailure');
  for (let second = 1; second <= 30; second++) {
    world.advanceTo(second * 1000);
    world.send('orders', second % 7 === 0 ? 'poison' : 'x');
    world.call('clicks', 'PutRecord', {
      Data: second % 9 === 0 ? 'poison' : 'x',
      PartitionKey: `k${second % 5}`,
    });
    if (second % 4 === 0) world.call('news', 'Publish', { Message: 'x' });
  }
  return world.advanceTo('3min');
}

describe('time travel', () => {
  test('going back and forth shows the same function at the same moment', () => {
    const world = busyWorld();
    const { engine } = world;
    const moments = [4_500, 12_345, 20_000, 29_999, 61_000, 120_000];
    const looks = new Map<number, string>();
    const again = busyWorld();
    expect(again.engine.log.hash()).toBe(engine.log.hash());
    for (const atMs of moments) {
      engine.seek(atMs);
      looks.set(atMs, JSON.stringify(engine.view('charge')));
    }
    for (const atMs of [...moments].reverse()) {
      engine.seek(atMs);
      expect(JSON.stringify(engine.view('charge'))).toBe(looks.get(atMs));
    }
    engine.seek(180_000);
    expect(seen(world)).toEqual(seen(again));
  });

  test('acting in the past does not reach a checkpoint', () => {
    const world = busyWorld();
    world.engine.seek(15_000);
    const before = JSON.stringify(seen(world));
    world.send('orders', 'another');
    world.advance('1min');
    world.engine.seek(15_000);
    expect(JSON.stringify({ ...seen(world) })).toBe(before);
  });
});

describe('everything in it', () => {
  test('nothing runs for ever: what was begun is ended, and the figures agree', () => {
    const world = busyWorld();
    const { invocationsTotal, errorsTotal, timeoutsTotal, throttlesTotal } = seen(world);
    const count = (type: string) => world.facts(type, 'charge').length;
    expect(count('InvocationStarted')).toBe(invocationsTotal);
    expect(count('InvocationFailed')).toBe(errorsTotal + timeoutsTotal);
    expect(count('InvocationThrottled')).toBe(throttlesTotal);
    const running = seen(world).concurrency;
    expect(count('InvocationSucceeded') + count('InvocationFailed') + running).toBe(invocationsTotal);
    expect(errorsTotal).toBeGreaterThan(0);
    expect(throttlesTotal).toBeGreaterThan(0);
  });

  test('never more at a time than are reserved', () => {
    const world = busyWorld();
    let running = 0;
    for (const { type } of world.facts(undefined, 'charge')) {
      if (type === 'InvocationStarted') running++;
      if (type === 'InvocationSucceeded' || type === 'InvocationFailed') running--;
      expect(running).toBeLessThanOrEqual(3);
    }
  });
});

describe('settings', () => {
  test('changed while it runs, they hold from the next invocation on', () => {
    const settings = { coldStartSeconds: 0, work: { kind: 'fixed', seconds: 2 } };
    const world = testWorld({ latencyMs: 0 }).lambda('charge', { ...settings, Timeout: 3 });
    world.call('charge', 'Invoke');
    world.advanceTo('1s');
    world.configure('charge', { ...settings, Timeout: 1 });
    world.advanceTo('2s');
    expect(seen(world)).toMatchObject({ timeoutSeconds: 1, timeoutsTotal: 0, effectsTotal: 1 });
    world.call('charge', 'Invoke');
    world.advanceTo('4s');
    expect(seen(world).timeoutsTotal).toBe(1);
  });

  test('the wire’s own rules hold: more than ten in a batch need a window', () => {
    const world = testWorld().queue('orders').lambda('charge');
    world.advance(0);
    const link = {
      id: 'l',
      from: 'orders',
      to: 'charge',
      kind: 'eventSource',
      settings: { BatchSize: 11, MaximumBatchingWindowInSeconds: 0 },
    };
    expect(world.apply({ type: 'connect', link }).problem).toContain(
      'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
    );
  });
});
