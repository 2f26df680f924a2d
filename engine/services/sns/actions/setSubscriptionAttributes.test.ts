import { describe, expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../../../testing/testWorld.ts';
import type { TopicView } from '../contract.ts';

function subscribed(settings: Record<string, unknown> = {}) {
  return testWorld().topic('orders').queue('billing').queue('dead').link('orders', 'billing', settings);
}

function set(world: TestWorld, AttributeName: string, AttributeValue?: string) {
  const [subscription] = world.call('orders', 'ListSubscriptionsByTopic').Subscriptions as object[];
  return world.call('orders', 'SetSubscriptionAttributes', {
    ...subscription,
    AttributeName,
    AttributeValue,
  });
}

const gate = (world: TestWorld) => world.view<TopicView>('orders').gates[0];
const dead = 'arn:aws:sqs:us-east-1:123456789012:dead';

describe('what it sets', () => {
  test('[SNS-51] a filter policy, and takes it away again', () => {
    for (const empty of ['', '{}', ' { } ']) {
      const world = subscribed();
      expect(set(world, 'FilterPolicy', '{"a": ["x"]}')).toEqual({});
      expect(gate(world)?.filterWords).toEqual(['a: x']);
      expect(set(world, 'FilterPolicy', empty)).toEqual({});
      expect(gate(world)?.filterWords).toEqual([]);
    }
  });

  test('[SNS-27] raw delivery, however it is written', () => {
    const world = subscribed();
    set(world, 'RawMessageDelivery', 'True');
    expect(gate(world)?.isRaw).toBe(true);
    set(world, 'RawMessageDelivery', 'false');
    expect(gate(world)?.isRaw).toBe(false);
  });

  test('[SNS-84] a dead-letter queue, and takes it away again', () => {
    const world = subscribed();
    set(world, 'RedrivePolicy', `{"deadLetterTargetArn": "${dead}"}`);
    expect(gate(world)?.deadLetterQueue).toBe('dead');
    set(world, 'RedrivePolicy');
    expect(gate(world)?.deadLetterQueue).toBeUndefined();
  });

  test('and says so', () => {
    const world = subscribed();
    set(world, 'DeliveryPolicy', '{"healthyRetryPolicy": {"numRetries": 1}}');
    expect(world.facts('SubscriptionAttributesChanged')[0]?.detail).toEqual({
      endpoint: 'billing',
      subscription: 'orders → billing',
      attribute: 'DeliveryPolicy',
    });
  });
});

describe('what it refuses', () => {
  test.each([
    ['FakeAttribute', 'x', 'Invalid parameter: AttributeName'],
    ['FilterPolicy', '{"a": "x"}', 'Invalid parameter: FilterPolicy: "a" must be an object or an array'],
    [
      'FilterPolicy',
      '{"a": {"b": ["x"]}}',
      'Invalid parameter: Filter policy scope MessageAttributes does not',
    ],
    ['DeliveryPolicy', '{"healthyRetryPolicy": {"numRetries": 101}}', 'Invalid parameter: DeliveryPolicy: '],
    [
      'RedrivePolicy',
      '{"deadLetterTargetArn": "arn:aws:sqs:us-east-1:123456789012:nobody"}',
      'Invalid parameter: RedrivePolicy: ',
    ],
    [
      'RedrivePolicy',
      '{"deadLetterTargetArn": "arn:aws:sqs:eu-west-1:123456789012:dead"}',
      'Invalid parameter: RedrivePolicy: ',
    ],
    ['RedrivePolicy', '{}', 'Invalid parameter: RedrivePolicy: deadLetterTargetArn is an invalid arn'],
    ['RedrivePolicy', 'null', 'Invalid parameter: RedrivePolicy: deadLetterTargetArn is an invalid arn'],
  ])('[SNS-64][SNS-84] %s %s', (name, value, sentence) => {
    const world = subscribed();
    expect(set(world, name, value).sentence).toMatch(new RegExp(`^${sentence.replace(/[.[\]{}]/g, '\\$&')}`));
    expect(world.facts('SubscriptionAttributesChanged')).toEqual([]);
  });

  test('[SNS-52] a scope that the policy there is does not fit', () => {
    const world = subscribed({ FilterPolicy: '{"a": {"b": ["x"]}}', FilterPolicyScope: 'MessageBody' });
    expect(set(world, 'FilterPolicyScope', 'MessageAttributes').sentence).toMatch('does not support nested');
    expect(gate(world)?.filterWords).toEqual(['a.b: x']);
  });
});
