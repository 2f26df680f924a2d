import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { FunctionView } from '../contract.ts';

const settings = { coldStartSeconds: 0, work: { kind: 'fixed', seconds: 1 } };
function chain(more: object = {}, latencyMs = 0) {
  return testWorld({ latencyMs })
    .queue('orders', { VisibilityTimeout: 60 })
    .queue('paid')
    .lambda('charge', { ...settings, ...more })
    .link('orders', 'charge', { BatchSize: 3 })
    .link('charge', 'paid');
}
const sendThree = (world: ReturnType<typeof chain>) =>
  world.call('orders', 'SendMessageBatch', {
    Entries: ['a', 'b', 'c'].map((body) => ({ Id: body, MessageBody: body })),
  });

describe('sending onward', () => {
  test('comes after the work and before the return: the same story, one call for the batch', () => {
    const world = chain({}, 5);
    sendThree(world);
    world.advanceTo('10s');
    expect(world.contents('paid')).toEqual(['m1 visible', 'm2 visible', 'm3 visible']);
    const calls = world.facts('RequestDeparted', 'charge').filter(({ detail }) => detail.to === 'paid');
    expect(calls.map(({ atMs, detail }) => [atMs, detail.action])).toEqual([[1_010, 'SendMessageBatch']]);
    expect(world.facts('InvocationSucceeded').map(({ atMs }) => atMs)).toEqual([1_020]);
    expect(world.contents('orders')).toEqual([]);
  });

  test('a record alone goes with SendMessage', () => {
    const world = chain();
    world.send('orders', 'a');
    world.advanceTo('2s');
    expect(
      world.facts('RequestDeparted', 'charge').filter(({ detail }) => detail.action === 'SendMessage'),
    ).toHaveLength(1);
  });

  test('what failed does not go on; what was done does, although the invocation fails', () => {
    const world = chain({ failMessages: ['b'] });
    sendThree(world);
    world.advanceTo('10s');
    expect(world.contents('paid')).toEqual(['m1 visible', 'm3 visible']);
    expect(world.contents('orders')).toEqual(['m1 in flight', 'm2 in flight', 'm3 in flight']);
  });

  test('a refused send fails the invocation, and nothing is deleted', () => {
    const world = chain();
    world.fault('paid', 'deny');
    sendThree(world);
    world.advanceTo('10s');
    expect(world.facts('InvocationFailed').map(({ detail }) => detail.reason)).toEqual([
      'cannot send onward to paid (AccessDenied)',
    ]);
    expect(world.contents('orders')).toHaveLength(3);
  });

  test('waiting for its answer counts against the Timeout', () => {
    const world = chain({ Timeout: 3 });
    world.fault('paid', 'slow', { extraMs: 4_000 });
    sendThree(world);
    world.advanceTo('10s');
    expect(world.facts('InvocationFailed').map(({ atMs, detail }) => [atMs, detail.kind])).toEqual([
      [3_000, 'timeout'],
    ]);
    // They have arrived all the same, and will arrive again.
    expect(world.contents('paid')).toHaveLength(3);
    expect(world.view<FunctionView>('charge').concurrency).toBe(0);
  });
});
