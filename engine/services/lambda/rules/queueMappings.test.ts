import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { FunctionView } from '../contract.ts';

const slow = { coldStartSeconds: 0, work: { kind: 'fixed', seconds: 50 }, Timeout: 60 };
function mapped(settings: object = slow, link: object = { BatchSize: 1 }) {
  return testWorld({ latencyMs: 0 })
    .queue('orders', { VisibilityTimeout: 300 })
    .lambda('charge', settings as Record<string, unknown>)
    .link('orders', 'charge', link as Record<string, unknown>);
}
type World = ReturnType<typeof mapped>;
const send = (world: World, count: number) => {
  for (let from = 0; from < count; from += 10)
    world.call('orders', 'SendMessageBatch', {
      Entries: Array.from({ length: 10 }, (_, index) => ({ Id: `${index}`, MessageBody: 'x' })),
    });
};
const mapping = (world: World) => world.view<FunctionView>('charge').mappings[0];

describe('the number of pollers', () => {
  test('[LAM-04] grows by 300 in a minute in which all were busy and messages waited', () => {
    const world = mapped();
    send(world, 600);
    world.advanceTo('59s');
    expect(mapping(world)?.pollers).toBe(5);
    world.advanceTo('1min');
    expect(mapping(world)).toMatchObject({ pollers: 305, busyBatches: 305 });
    expect(world.facts('PollersChanged').map(({ detail }) => [detail.from, detail.pollers])).toEqual([
      [5, 305],
    ]);
  });

  test('[LAM-04] falls to two when it is quiet', () => {
    const world = mapped();
    world.advanceTo('61s');
    expect(mapping(world)?.pollers).toBe(2);
    world.advanceTo('90s');
    expect(world.view('orders').waitingPolls).toBe(2);
  });

  test('does not grow while invocations fail or are throttled', () => {
    const world = mapped({ ...slow, ReservedConcurrentExecutions: 2 });
    send(world, 100);
    world.advanceTo('3min');
    expect(mapping(world)?.pollers).toBe(5);
  });

  test('[LAM-06] grows no further than MaximumConcurrency', () => {
    const world = mapped(slow, { BatchSize: 1, MaximumConcurrency: 8 });
    send(world, 100);
    world.advanceTo('61s');
    expect(mapping(world)).toMatchObject({ pollers: 8, busyBatches: 8, maximumConcurrency: 8 });
  });
});

describe('wires', () => {
  test('drawn while it runs, polling begins', () => {
    const world = testWorld({ latencyMs: 0 }).queue('orders').lambda('charge', slow);
    world.send('orders', 'a');
    world.advanceTo('5s');
    world.link('orders', 'charge');
    world.advanceTo('6s');
    expect(world.view<FunctionView>('charge').concurrency).toBe(1);
  });

  test('taken away, nothing new is taken, and the batch in hand is deleted all the same', () => {
    const world = mapped({ ...slow, work: { kind: 'fixed', seconds: 10 } });
    world.send('orders', 'a');
    world.advanceTo('5s');
    world.disconnect('orders', 'charge');
    world.advanceTo('12s');
    expect(mapping(world)).toBeUndefined();
    expect(world.contents('orders')).toEqual([]);
    world.advanceTo('40s');
    world.send('orders', 'b');
    world.advanceTo('50s');
    expect(world.contents('orders')).toEqual(['m2 visible']);
  });

  test('taken away while messages are gathered, they stay in flight until their timeout', () => {
    const world = mapped(slow, { MaximumBatchingWindowInSeconds: 100 });
    world.send('orders', 'a');
    world.advanceTo('5s');
    world.disconnect('orders', 'charge');
    world.advanceTo('2min');
    expect(world.contents('orders')).toEqual(['m1 in flight']);
    expect(world.view<FunctionView>('charge').invocationsTotal).toBe(0);
  });

  test('one queue may feed two functions, which share its messages', () => {
    const world = mapped(slow).lambda('audit', slow).link('orders', 'audit', { BatchSize: 1 });
    send(world, 10);
    world.advanceTo('1s');
    const started = world.facts('InvocationStarted').map(({ detail }) => detail.messages);
    expect(new Set(started.flat()).size).toBe(10);
  });
});
