import { describe, expect, test } from 'vitest';
import { httpSchedule, readDeliveryPolicy, readTopicDeliveryPolicy } from './deliveryPolicy.ts';

const own = (retries: object) => JSON.stringify({ healthyRetryPolicy: retries });
const ofTopic = (http: object) => JSON.stringify({ http });
const secondsOf = (subscription: string, topic: string) =>
  httpSchedule(subscription, topic).delaysMs.map((delayMs) => delayMs / 1000);

test('[SNS-72][SNS-74] without a policy: three retries, 20 s apart', () => {
  expect(secondsOf('', '')).toEqual([20, 20, 20]);
  expect(secondsOf(own({}), '')).toEqual([20, 20, 20]);
});

describe('whose policy holds', () => {
  const topic = { defaultHealthyRetryPolicy: { numRetries: 1, minDelayTarget: 5, maxDelayTarget: 5 } };

  test('[SNS-78] the topic speaks for subscriptions without one', () => {
    expect(secondsOf('', ofTopic(topic))).toEqual([5]);
  });

  test('[SNS-78] the subscription wins, unless the topic disables that', () => {
    const subscription = own({ numRetries: 2, minDelayTarget: 7, maxDelayTarget: 7 });
    expect(secondsOf(subscription, ofTopic(topic))).toEqual([7, 7]);
    expect(secondsOf(subscription, ofTopic({ ...topic, disableSubscriptionOverrides: true }))).toEqual([5]);
  });
});

describe('what is no policy', () => {
  test.each([
    [
      '{"healthyRetryPolicy": {"numRetries": 101}}',
      'numRetries is 101, and must be a whole number from 0 to 100',
    ],
    ['{"healthyRetryPolicy": {"minDelayTarget": 0}}', 'minDelayTarget is 0'],
    ['{"healthyRetryPolicy": {"maxDelayTarget": 3601}}', 'maxDelayTarget is 3601'],
    ['{"healthyRetryPolicy": {"backoffFunction": "cubic"}}', 'backoffFunction is "cubic"'],
    ['{"throttlePolicy": {"maxReceivesPerSecond": 0}}', 'maxReceivesPerSecond is 0'],
    [
      '{"healthyRetryPolicy": {"minDelayTarget": 30}}',
      'minDelayTarget must be less than or equal to maxDelayTarget',
    ],
    [
      '{"healthyRetryPolicy": {"numRetries": 2, "numNoDelayRetries": 3}}',
      'numRetries must be greater than or equal',
    ],
    ['{"http": {}}', 'Unexpected JSON member: http'],
    ['{', 'failed to parse JSON'],
  ])('[SNS-74] %s', (text, words) => {
    expect(readDeliveryPolicy(text)).toEqual(expect.stringContaining(words));
    expect(readDeliveryPolicy(text)).toMatch(/^DeliveryPolicy: /);
  });

  test('[SNS-74] a policy of a subscription is none of a topic', () => {
    expect(readTopicDeliveryPolicy(own({}))).toMatch('Unexpected JSON member: healthyRetryPolicy');
    expect(readTopicDeliveryPolicy(ofTopic({ defaultHealthyRetryPolicy: { numRetries: -1 } }))).toMatch(
      'numRetries',
    );
  });
});
