import { expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

const attributesOf = (settings: Record<string, unknown>) =>
  testWorld()
    .topic('orders', settings)
    .call<{ Attributes: Record<string, string> }>('orders', 'GetTopicAttributes').Attributes as Record<
    string,
    string
  >;

test('[SNS-14] a topic without a policy shows the one that lets in its owner alone', () => {
  const { Policy = '' } = attributesOf({});
  expect(JSON.parse(Policy).Statement[0]).toMatchObject({
    Resource: 'arn:aws:sns:us-east-1:123456789012:orders',
    Condition: { StringEquals: { 'AWS:SourceOwner': '123456789012' } },
  });
  expect(attributesOf({ Policy: '{"Statement": []}' }).Policy).toBe('{"Statement": []}');
});

test('[SNS-72] the delivery policy in force: what AWS takes where nothing is said, and what is said', () => {
  const effective = (settings: Record<string, unknown>) =>
    JSON.parse(attributesOf(settings).EffectiveDeliveryPolicy as string).http;
  expect(effective({}).defaultHealthyRetryPolicy).toEqual({
    minDelayTarget: 20,
    maxDelayTarget: 20,
    numRetries: 3,
    numMaxDelayRetries: 0,
    numNoDelayRetries: 0,
    numMinDelayRetries: 0,
    backoffFunction: 'linear',
  });
  const DeliveryPolicy =
    '{"http": {"defaultHealthyRetryPolicy": {"numRetries": 7}, "disableSubscriptionOverrides": true}}';
  expect(effective({ DeliveryPolicy })).toMatchObject({
    defaultHealthyRetryPolicy: { numRetries: 7, maxDelayTarget: 20 },
    disableSubscriptionOverrides: true,
  });
  expect(attributesOf({ DeliveryPolicy }).DeliveryPolicy).toBe(DeliveryPolicy);
  expect(attributesOf({})).not.toHaveProperty('DeliveryPolicy');
});
