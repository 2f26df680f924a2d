import { describe, expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../../../testing/testWorld.ts';
import type { ReaderView } from '../contract.ts';

function forwarding(settings: Record<string, unknown> = {}) {
  return testWorld({ latencyMs: 0 })
    .stream('clicks')
    .reader('audit', { work: { kind: 'fixed', seconds: 1 }, restartSeconds: 1, ...settings })
    .queue('orders')
    .link('clicks', 'audit')
    .link('audit', 'orders');
}
const put = (world: TestWorld, ...bodies: string[]) => {
  for (const Data of bodies) world.call('clicks', 'PutRecord', { Data, PartitionKey: 'a' });
};

test('a record that is done goes on under its own story number', () => {
  const world = forwarding();
  put(world, 'one', 'two');
  world.advanceTo('1.5s');
  expect(world.contents('orders')).toEqual(['m1 visible']);
  world.advanceTo('3s');
  expect(world.contents('orders')).toEqual(['m1 visible', 'm2 visible']);
  expect(world.receiveBodies('orders')).toEqual(['one', 'two']);
});

test('it goes along every wire, and waits for every answer', () => {
  const world = testWorld({ latencyMs: 0 })
    .stream('clicks')
    .reader('audit', { work: { kind: 'fixed', seconds: 0 } })
    .queue('orders')
    .bucket('lake')
    .link('clicks', 'audit')
    .link('audit', 'orders')
    .link('audit', 'lake');
  world.fault('audit → orders', 'latency', { extraMs: 500 });
  world.fault('audit → lake', 'latency', { extraMs: 100 });
  put(world, 'one');
  world.advanceTo('0.999s');
  expect(world.facts('RequestDeparted', 'audit').at(-1)?.detail.action).toBe('SendMessage');
  world.advanceTo('1.199s');
  expect(world.facts('CheckpointMade')).toEqual([]);
  world.advanceTo('1.2s');
  expect(world.facts('CheckpointMade').map(({ atMs }) => atMs)).toEqual([1_200]);
});

describe('when it is refused', () => {
  test('for a while, the record is sent again, without doing the work again', () => {
    const world = forwarding();
    put(world, 'one');
    world.fault('orders', 'throttle', { forSeconds: 2.5 });
    world.advanceTo('10s');
    expect(world.contents('orders')).toEqual(['m1 visible']);
    expect(world.facts('OnwardRefused').map(({ atMs, detail }) => [atMs, detail.message, detail.to])).toEqual(
      [
        [1_000, 1, 'orders'],
        [2_000, 1, 'orders'],
      ],
    );
    expect(world.view<ReaderView>('audit')).toMatchObject({ effectsTotal: 1, failedTotal: 0 });
  });

  test('for good, the shard waits: it is tried again', () => {
    const world = forwarding();
    put(world, 'one', 'two');
    world.fault('orders', 'deny', { forSeconds: 2.5 });
    world.advanceTo('2.9s');
    expect(world.facts('RecordFailed').map(({ detail }) => detail.reason)).toEqual([
      'cannot send it to orders (AccessDenied)',
      'cannot send it to orders (AccessDenied)',
    ]);
    world.advanceTo('10s');
    expect(world.contents('orders')).toEqual(['m1 visible', 'm2 visible']);
  });

  test('for good, the record is passed over where that was asked for', () => {
    const world = forwarding({ whenFailed: 'skip' });
    put(world, 'one', 'two');
    world.fault('orders', 'deny', { forSeconds: 1.5 });
    world.advanceTo('10s');
    expect(world.contents('orders')).toEqual(['m2 visible']);
  });
});

test('[KCL-07] a crash between sending and checkpoint sends twice: it repeats, it does not lose', () => {
  const world = forwarding();
  put(world, 'one', 'two');
  world.advanceTo('1.5s');
  world.call('audit', 'CrashReader');
  world.advanceTo('10s');
  expect(world.contents('orders')).toEqual(['m1 visible', 'm1 visible', 'm2 visible']);
});

test('a crash while the answer is under way: the answer finds nobody', () => {
  const world = testWorld({ latencyMs: 0 })
    .stream('clicks')
    .reader('audit', { work: { kind: 'fixed', seconds: 0 }, restartSeconds: 0.1 })
    .queue('orders')
    .link('clicks', 'audit')
    .link('audit', 'orders');
  world.fault('audit → orders', 'latency', { extraMs: 400 });
  put(world, 'one');
  world.advanceTo('0.6s');
  world.call('audit', 'CrashReader');
  // Back at 0.7 s; the old answer comes at 0.8 s, that of the second sending at 1.5 s.
  world.advanceTo('1.4s');
  expect(world.facts('CheckpointMade')).toEqual([]);
  world.advanceTo('1.5s');
  expect(world.facts('CheckpointMade')).toHaveLength(1);
});
