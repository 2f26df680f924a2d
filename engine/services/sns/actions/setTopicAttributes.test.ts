import { expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

function set(AttributeName: string, AttributeValue?: string) {
  const world = testWorld().topic('orders');
  const answer = world.call('orders', 'SetTopicAttributes', { AttributeName, AttributeValue });
  const { Attributes } = world.call<{ Attributes: Record<string, string> }>('orders', 'GetTopicAttributes');
  return { answer, attribute: Attributes?.[AttributeName] };
}

test.each([
  ['DisplayName', 'Shop'],
  ['Policy', '{"Statement": []}'],
  ['DeliveryPolicy', '{"http": {"disableSubscriptionOverrides": true}}'],
  ['SignatureVersion', '2'],
])('sets %s, and says so', (name, value) => {
  expect(set(name, value)).toEqual({ answer: {}, attribute: value });
});

test('an attribute without a value is the empty one', () => {
  expect(set('DisplayName')).toEqual({ answer: {}, attribute: '' });
});

test.each([
  ['FifoTopic', 'false', 'Invalid parameter: AttributeName'],
  ['toString', 'x', 'Invalid parameter: AttributeName'],
  ['Policy', '[]', 'Invalid parameter: Policy Reason: The policy is not a JSON object.'],
  ['SignatureVersion', '3', 'Invalid parameter: SignatureVersion Reason: must be one of "1", "2"'],
  [
    'DeliveryPolicy',
    '{"healthyRetryPolicy": {}}',
    'Invalid parameter: DeliveryPolicy: Unexpected JSON member: healthyRetryPolicy',
  ],
])('[SNS-14] refuses %s %s', (name, value, sentence) => {
  expect(set(name, value).answer).toMatchObject({ code: 'InvalidParameter', sentence });
});
