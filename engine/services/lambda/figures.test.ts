import { describe, expect, test } from 'vitest';
import { readMeter } from '../../meter/meter.ts';
import { MetricStore } from '../../metrics/metrics.ts';
import { type TestWorld, testWorld } from '../../testing/testWorld.ts';

function watch(world: TestWorld) {
  const store = new MetricStore(world.engine);
  return (): Record<string, number> =>
    Object.fromEntries(store.series('f').map(({ name, now }) => [name, now]));
}

/** Works for a second after a cold start of two. */
const slowStart = { work: { kind: 'fixed', seconds: 1 }, coldStartSeconds: 2, Timeout: 10 };

const invoke = (world: TestWorld, type = 'RequestResponse', payload: unknown = {}) =>
  world.call('f', 'Invoke', { InvocationType: type, Payload: payload });

describe('metrics', () => {
  test('invocations, what runs now, and the time of the code without the cold start', () => {
    const world = testWorld().lambda('f', slowStart);
    const metrics = watch(world);
    invoke(world);
    invoke(world);
    expect(metrics()).toMatchObject({ Invocations: 2, ConcurrentExecutions: 2, Duration: 0 });
    world.advance('3s');
    expect(metrics()).toMatchObject({ Invocations: 2, ConcurrentExecutions: 0, Duration: 2_000, Errors: 0 });
    invoke(world);
    world.advance('1s');
    expect(metrics()).toMatchObject({ Invocations: 3, Duration: 3_000 });
  });

  test('an exception and a timeout are errors', () => {
    const failing = testWorld().lambda('f', { failRate: 1 });
    const metrics = watch(failing);
    invoke(failing);
    failing.advance('5s');
    expect(metrics()).toMatchObject({ Invocations: 1, Errors: 1 });
    const slow = testWorld().lambda('f', { work: { kind: 'fixed', seconds: 9 }, Timeout: 3 });
    const ofSlow = watch(slow);
    invoke(slow);
    slow.advance('5s');
    expect(ofSlow()).toMatchObject({ Invocations: 1, Errors: 1 });
  });

  test('[LAM-09] what is throttled has not been invoked', () => {
    const world = testWorld().lambda('f', { ...slowStart, ReservedConcurrentExecutions: 1 });
    const metrics = watch(world);
    invoke(world);
    invoke(world);
    expect(metrics()).toMatchObject({ Invocations: 1, Throttles: 1, Errors: 0 });
  });

  test('[LAM-12] reported failures of a batch are no error', () => {
    const world = testWorld()
      .queue('orders')
      .lambda('f', { failMessages: ['bad'] })
      .link('orders', 'f', { ReportBatchItemFailures: true });
    const metrics = watch(world);
    world.advance('1s').send('orders', 'bad');
    world.advance('10s');
    expect(metrics()).toMatchObject({ Invocations: 1, Errors: 0 });
  });

  test('an event that is given up was up to three invocations, and is dropped', () => {
    const world = testWorld().lambda('f', { failRate: 1 });
    const metrics = watch(world);
    invoke(world, 'Event');
    expect(metrics()).toMatchObject({ AsyncEventsReceived: 1, AsyncEventsDropped: 0 });
    world.advance('5min');
    expect(metrics()).toMatchObject({ Invocations: 3, Errors: 3, AsyncEventsDropped: 1 });
  });

  test('[LAM-40] a batch that fails again and again makes the iterator age grow', () => {
    const world = testWorld()
      .stream('clicks')
      .lambda('f', { failMessages: ['bad'], work: { kind: 'fixed', seconds: 0 } })
      .link('clicks', 'f', { StartingPosition: 'TRIM_HORIZON' });
    const metrics = watch(world);
    world.advance('5s').call('clicks', 'PutRecord', { Data: 'bad', PartitionKey: 'k' });
    world.advance('10s');
    const early = metrics().IteratorAge as number;
    world.advance('3min');
    expect(metrics().IteratorAge).toBeGreaterThan(early + 60_000);
    expect(metrics().IteratorAge).toBeLessThanOrEqual(190_000);
  });

  test('[LAM-40] without a stream there is no iterator age', () => {
    expect(watch(testWorld().lambda('f'))()).not.toHaveProperty('IteratorAge');
  });
});

describe('the bill', () => {
  const bill = (world: TestWorld): Record<string, number> =>
    Object.fromEntries(readMeter(world.engine).lines.map(({ dimension, amount }) => [dimension, amount]));

  test('the time from begin to end, cold start included, at 128 MB', () => {
    const world = testWorld().lambda('f', slowStart);
    invoke(world);
    world.advance('3s');
    expect(bill(world)).toEqual({ invocations: 1, 'gigabyte-seconds': 3 / 8 });
    invoke(world);
    world.advance('1s');
    expect(bill(world)).toEqual({ invocations: 2, 'gigabyte-seconds': 4 / 8 });
    expect(readMeter(world.engine).totalCredits).toBeCloseTo(2 * 0.5e-6 + 0.5 * 41.66675e-6, 12);
  });

  test('every started millisecond counts whole', () => {
    const world = testWorld().lambda('f', { work: { kind: 'fixed', seconds: 0.0101 }, coldStartSeconds: 0 });
    invoke(world);
    world.advance('1s');
    expect(bill(world)['gigabyte-seconds']).toBeCloseTo(0.011 / 8, 12);
  });

  test('being throttled is free', () => {
    const world = testWorld().lambda('f', { ReservedConcurrentExecutions: 0 });
    invoke(world);
    expect(bill(world)).toEqual({});
  });
});
