import { expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

function described(settings: Record<string, unknown> = {}, hasDeadLetters = false) {
  const world = testWorld()
    .topic('orders')
    .queue('billing')
    .queue('dead')
    .link('orders', 'billing', settings);
  if (hasDeadLetters) world.link('orders', 'dead', {}, 'redrive');
  const [subscription] = world.call('orders', 'ListSubscriptionsByTopic').Subscriptions as {
    SubscriptionArn: string;
  }[];
  return world.call('orders', 'GetSubscriptionAttributes', subscription).Attributes;
}

test('what a subscription has that was told nothing', () => {
  expect(described()).toEqual({
    SubscriptionArn: expect.stringMatching(/^arn:aws:sns:us-east-1:123456789012:orders:/),
    TopicArn: 'arn:aws:sns:us-east-1:123456789012:orders',
    Owner: '123456789012',
    Protocol: 'sqs',
    Endpoint: 'arn:aws:sqs:us-east-1:123456789012:billing',
    ConfirmationWasAuthenticated: 'true',
    PendingConfirmation: 'false',
    RawMessageDelivery: 'false',
    SubscriptionPrincipal: expect.stringMatching(/^arn:aws:iam::123456789012:user/),
  });
});

test('[SNS-50][SNS-84] what was told: the scope is shown beside a policy only', () => {
  expect(described({ FilterPolicyScope: 'MessageBody' })).not.toHaveProperty('FilterPolicyScope');
  expect(described({ FilterPolicy: '{"a":["x"]}', RawMessageDelivery: true }, true)).toMatchObject({
    FilterPolicy: '{"a":["x"]}',
    FilterPolicyScope: 'MessageAttributes',
    RawMessageDelivery: 'true',
    RedrivePolicy: '{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:dead"}',
  });
});

test('of no subscription', () => {
  const ask = (SubscriptionArn: string) =>
    testWorld().topic('orders').call('orders', 'GetSubscriptionAttributes', { SubscriptionArn });
  expect(ask('arn:aws:sns:us-east-1:123456789012:orders:7')).toMatchObject({
    code: 'NotFound',
    sentence: 'Subscription does not exist',
    status: 404,
  });
  expect(ask('7').sentence).toBe(
    'Invalid parameter: SubscriptionArn Reason: An ARN must have at least 6 elements, not 1',
  );
});
