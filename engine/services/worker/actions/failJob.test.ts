import { expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

test('the job fails now, by the hand of the learner; the message stays in flight', () => {
  const world = testWorld({ latencyMs: 0 })
    .queue('orders', { VisibilityTimeout: 30 })
    .worker('billing', { work: { kind: 'fixed', seconds: 10 } })
    .link('orders', 'billing');
  world.send('orders', 'a');
  world.advanceTo('3s');
  expect(world.call('billing', 'FailJob', { worker: 0 })).toEqual({});
  world.advanceTo('20s');
  expect(world.facts('WorkFailed').map(({ atMs, detail }) => [atMs, detail.reason])).toEqual([
    [3_000, 'ended by you'],
  ]);
  expect(world.facts('WorkSucceeded')).toEqual([]);
  expect(world.contents('orders')).toEqual(['m1 in flight']);
});
