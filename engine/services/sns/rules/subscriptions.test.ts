import { describe, expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../../../testing/testWorld.ts';
import type { TopicView } from '../contract.ts';
import { lettingIn } from '../testPolicies.ts';

const onlyOrders = '{"kind": ["order"]}';

function fanned(subscription: Record<string, unknown> = {}) {
  return testWorld({ latencyMs: 0 })
    .topic('orders')
    .queue('billing', lettingIn('billing', 'orders'))
    .link('orders', 'billing', subscription);
}

function publish(world: TestWorld, kind: string) {
  const MessageAttributes = { kind: { DataType: 'String', StringValue: kind } };
  world.call('orders', 'Publish', { Message: kind, MessageAttributes });
  world.advance(0);
}

const gates = (world: TestWorld) => world.view<TopicView>('orders').gates;
const arnOf = (world: TestWorld) => {
  const { Subscriptions } = world.call<{ Subscriptions: { SubscriptionArn: string }[] }>(
    'orders',
    'ListSubscriptionsByTopic',
  );
  return Subscriptions?.[0]?.SubscriptionArn as string;
};
const setAttribute = (world: TestWorld, AttributeName: string, AttributeValue: string) =>
  world.call('orders', 'SetSubscriptionAttributes', {
    SubscriptionArn: arnOf(world),
    AttributeName,
    AttributeValue,
  });
function configureWire(world: TestWorld, settings: Record<string, unknown>) {
  const { problem } = world.apply({ type: 'configureLink', id: 'orders → billing', settings });
  expect(problem).toBeUndefined();
}

describe('a wire is a subscription', () => {
  test('[SNS-08] it sees what is published from now on', () => {
    const world = testWorld({ latencyMs: 0 })
      .topic('orders')
      .queue('billing', lettingIn('billing', 'orders'));
    publish(world, 'before');
    world.link('orders', 'billing');
    publish(world, 'after');
    expect(world.contents('billing')).toEqual(['m2 visible']);
    expect(world.facts('MessageUnheard').map(({ detail }) => detail.message)).toEqual([1]);
    expect(world.view<TopicView>('orders')).toMatchObject({ publishedTotal: 2, unheardTotal: 1 });
  });

  test('[SNS-20][SNS-22] to queues, functions and HTTP services, confirmed at once', () => {
    const world = fanned().lambda('bill').http('site').link('orders', 'bill').link('orders', 'site');
    expect(gates(world).map(({ protocol }) => protocol)).toEqual(['sqs', 'lambda', 'http']);
    expect(world.call('orders', 'GetTopicAttributes').Attributes).toMatchObject({
      SubscriptionsConfirmed: '3',
      SubscriptionsPending: '0',
    });
  });

  test('[SNS-41] a FIFO queue cannot be one', () => {
    const world = testWorld().topic('orders').queue('pay.fifo');
    expect(() => world.link('orders', 'pay.fifo').engine).toThrow('FIFO queue');
  });

  test('one that was removed and drawn anew begins anew', () => {
    const world = fanned();
    publish(world, 'order');
    const before = arnOf(world);
    world.disconnect('orders', 'billing');
    expect(gates(world)).toEqual([]);
    world.link('orders', 'billing');
    expect(gates(world)[0]?.passedTotal).toBe(0);
    expect(arnOf(world)).not.toBe(before);
    expect(world.call('orders', 'GetTopicAttributes').Attributes).toMatchObject({
      SubscriptionsDeleted: '1',
    });
  });
});

describe('its filter', () => {
  test('[SNS-50][SNS-51] keeps back what does not fit, and says why', () => {
    const world = fanned({ FilterPolicy: onlyOrders });
    publish(world, 'order');
    publish(world, 'refund');
    expect(world.contents('billing')).toEqual(['m1 visible']);
    const clause = 'kind is "refund", wanted "order"';
    expect(world.facts('MessageFiltered').map(({ detail }) => detail)).toEqual([
      { message: 2, endpoint: 'billing', subscription: 'orders → billing', clause },
    ]);
    expect(gates(world)[0]).toMatchObject({
      filterWords: ['kind: order'],
      passedTotal: 1,
      filteredTotal: 1,
      lastFiltered: { origin: 2, clause, atMs: 0 },
    });
  });

  test('what causes a delivery is the publish, not what was rejected elsewhere', () => {
    const world = testWorld()
      .topic('orders')
      .queue('refunds')
      .queue('all')
      .link('orders', 'refunds', { FilterPolicy: '{"kind": ["refund"]}' })
      .link('orders', 'all');
    publish(world, 'order');
    const [published] = world.facts('MessagePublished');
    const [departed] = world.facts('RequestDeparted', 'orders');
    expect(departed?.causeSeq).toBe(published?.seq);
  });

  test('[SNS-50] the scope is the body where the wire says so', () => {
    const world = fanned({ FilterPolicy: onlyOrders, FilterPolicyScope: 'MessageBody' });
    for (const Message of ['{"kind": "order"}', '{"kind": "refund"}', 'order']) {
      world.call('orders', 'Publish', { Message });
    }
    world.advance(0);
    expect(world.contents('billing')).toEqual(['m1 visible']);
  });
});

describe('what an API call has set', () => {
  test('holds until the wire says something else', () => {
    const world = fanned();
    setAttribute(world, 'FilterPolicy', onlyOrders);
    setAttribute(world, 'RawMessageDelivery', 'true');
    expect(gates(world)[0]).toMatchObject({ filterWords: ['kind: order'], isRaw: true });
    // Another setting of the wire leaves it as it is.
    configureWire(world, { DeliveryPolicy: '{"healthyRetryPolicy": {"numRetries": 1}}' });
    expect(gates(world)[0]).toMatchObject({ filterWords: ['kind: order'], isRaw: true });
    configureWire(world, { FilterPolicy: '{"kind": ["refund"]}' });
    expect(gates(world)[0]).toMatchObject({ filterWords: ['kind: refund'], isRaw: true });
  });

  test('policy and scope are the ones of the wire together: an inner key never looks at attributes', () => {
    const world = fanned();
    setAttribute(world, 'FilterPolicyScope', 'MessageBody');
    setAttribute(world, 'FilterPolicy', '{"detail": {"kind": ["order"]}}');
    configureWire(world, { FilterPolicyScope: 'MessageBody' });
    expect(gates(world)[0]?.filterWords).toEqual([]);
  });

  test('a dead-letter queue too', () => {
    const world = fanned().queue('dead').queue('other');
    setAttribute(
      world,
      'RedrivePolicy',
      '{"deadLetterTargetArn": "arn:aws:sqs:us-east-1:123456789012:other"}',
    );
    expect(gates(world)[0]?.deadLetterQueue).toBe('other');
    world.http('site').link('orders', 'site');
    expect(gates(world).map(({ deadLetterQueue }) => deadLetterQueue)).toEqual(['other', undefined]);
    world.link('orders', 'dead', {}, 'redrive');
    expect(gates(world).map(({ deadLetterQueue }) => deadLetterQueue)).toEqual(['dead', 'dead']);
    world.disconnect('orders', 'dead');
    expect(gates(world).map(({ deadLetterQueue }) => deadLetterQueue)).toEqual([undefined, undefined]);
  });
});

test('the past is not changed by what happens later', () => {
  const world = fanned({ FilterPolicy: onlyOrders })
    .http('site', { answers: 'wrong' })
    .link('orders', 'site');
  publish(world, 'order');
  world.advanceTo('10s');
  const then = JSON.stringify(world.view('orders'));
  world.advanceTo('11s');
  publish(world, 'refund');
  setAttribute(world, 'RawMessageDelivery', 'true');
  world.disconnect('orders', 'site').advance('1min');
  expect(JSON.stringify(world.view('orders'))).not.toBe(then);
  world.engine.seek(10_000);
  expect(JSON.stringify(world.view('orders'))).toBe(then);
});
