import { describe, expect, test } from 'vitest';
import { testWorld } from '../../testing/testWorld.ts';
import type { TopicView } from './contract.ts';

describe('a topic of a scenario', () => {
  test.each([
    ['a name of FIFO topics', 'orders.fifo', {}],
    ['a space in its name', 'my orders', {}],
    ['a policy that is none', 'orders', { Policy: '{"Statement": 7}' }],
    ['a delivery policy that is none', 'orders', { DeliveryPolicy: '{"http": 7}' }],
  ])('[SNS-01][SNS-14] cannot begin with %s', (_, name, settings) => {
    const world = testWorld().topic(name, settings);
    expect(() => world.engine).toThrow('resources[0]');
  });

  test('[SNS-14] refuses a policy that is none while it runs, and keeps the one it has', () => {
    const world = testWorld().topic('orders', { DisplayName: 'Shop' });
    const { refusal } = world.apply({ type: 'configure', id: 'orders', settings: { Policy: 'no' } });
    expect(refusal).toMatchObject({
      code: 'InvalidParameter',
      sentence: 'Invalid parameter: Policy Reason: The policy is not valid JSON.',
    });
    expect(world.call('orders', 'GetTopicAttributes').Attributes).toMatchObject({ DisplayName: 'Shop' });
  });

  test('[SNS-78] a new delivery policy holds for the subscriptions there are', () => {
    const world = testWorld({ latencyMs: 0 })
      .topic('orders')
      .http('site', { answers: 'wrong', work: { kind: 'fixed', seconds: 0 } })
      .link('orders', 'site');
    world.configure('orders', {
      DeliveryPolicy: '{"http": {"defaultHealthyRetryPolicy": {"numRetries": 0}}}',
    });
    world.call('orders', 'Publish', { Message: 'a' });
    world.advance(0);
    expect(world.view<TopicView>('orders').gates[0]).toMatchObject({ lostTotal: 1, retryCount: 0 });
  });
});

describe('its faults', () => {
  const asked = (kind: 'deny' | 'throttle') => {
    const world = testWorld()
      .topic('orders')
      .producer('shop', { count: 1, attempts: 1 })
      .link('shop', 'orders');
    world.fault('orders', kind);
    return world.advance('1s');
  };

  test('under deny and throttle SNS refuses in its own words, and publishes nothing', () => {
    const codes = (kind: 'deny' | 'throttle') =>
      asked(kind)
        .facts('ReplyDeparted', 'orders')
        .map(({ detail }) => (detail.refusal as { code: string; status: number } | undefined)?.code);
    expect(codes('deny')).toEqual(['AuthorizationError']);
    expect(codes('throttle')).toEqual(['Throttled']);
    expect(asked('throttle').facts('MessagePublished')).toEqual([]);
  });
});
