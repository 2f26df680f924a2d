import { expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../../testing/testWorld.ts';
import { gatesMax, retriesMax, type TopicView } from './contract.ts';

const viewOf = (world: TestWorld) => world.view<TopicView>('orders');

test('a topic that nobody hears', () => {
  const world = testWorld().topic('orders');
  world.advance('2s');
  world.call('orders', 'Publish', { Message: 'a', MessageGroupId: 'g' });
  expect(viewOf(world)).toEqual({
    kind: 'sns',
    arn: 'arn:aws:sns:us-east-1:123456789012:orders',
    gates: [],
    gateCount: 0,
    publishedTotal: 1,
    unheardTotal: 1,
    last: { origin: 1, group: 'g', atMs: 2_000 },
  });
});

test('one gate a subscription, in the order of the wires, and not more than can be drawn', () => {
  const world = testWorld().topic('orders');
  for (let index = 0; index < 15; index++) world.queue(`q${index}`).link('orders', `q${index}`);
  const { gates, gateCount } = viewOf(world);
  expect(gates.map(({ endpoint }) => endpoint)).toEqual(
    Array.from({ length: gatesMax }, (_, index) => `q${index}`),
  );
  expect(gateCount).toBe(15);
});

test('deliveries that wait: the next ones, soonest first', () => {
  const world = testWorld({ latencyMs: 0 })
    .topic('orders')
    .http('site', { answers: 'wrong', work: { kind: 'fixed', seconds: 0 } })
    .link('orders', 'site');
  for (let second = 0; second < 6; second++) {
    world.call('orders', 'Publish', { Message: 'a' });
    world.advance('4s');
  }
  // At 24 s the first one has failed again, at 20 s: it waits until 40 s and is the last of all.
  const [gate] = viewOf(world).gates;
  expect(gate?.retryCount).toBe(6);
  expect(gate?.retries).toHaveLength(retriesMax);
  expect(gate?.retries.slice(0, 2)).toEqual([
    { origin: 3, retry: 1, retryCount: 3, sinceMs: 8_000, atMs: 28_000 },
    { origin: 4, retry: 1, retryCount: 3, sinceMs: 12_000, atMs: 32_000 },
  ]);
  expect(gate?.lastFailure).toMatchObject({ origin: 2, code: 'HTTP 500', atMs: 24_000 });
});

test('a retry is shown at the whole microsecond at which it comes', () => {
  const world = testWorld({ latencyMs: 0 })
    .topic('orders')
    .http('site', { answers: 'wrong', work: { kind: 'fixed', seconds: 0 } })
    .link('orders', 'site');
  world.advance(12_768.586);
  world.call('orders', 'Publish', { Message: 'a' });
  world.advance('1ms');
  expect(viewOf(world).gates[0]?.retries[0]?.atMs).toBe(32_768.586);
});

test('offered is passed and filtered; passed is delivered, given up, or still to come', () => {
  const world = testWorld({ latencyMs: 0 })
    .topic('orders')
    .http('site', { failMessages: ['bad'], failStatus: 404, work: { kind: 'fixed', seconds: 0 } })
    .link('orders', 'site', { FilterPolicy: '{"kind": ["a"]}', FilterPolicyScope: 'MessageBody' });
  for (const Message of ['{"kind": "a"}', '{"kind": "b"}', '{"kind": "a", "is": "bad"}'])
    world.call('orders', 'Publish', { Message });
  world.advance('1s');
  expect(viewOf(world).gates[0]).toMatchObject({
    passedTotal: 2,
    filteredTotal: 1,
    deliveredTotal: 1,
    lostTotal: 1,
    failedAttemptsTotal: 1,
  });
});
