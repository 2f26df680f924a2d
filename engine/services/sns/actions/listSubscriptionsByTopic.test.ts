import { expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

interface Page {
  Subscriptions: { SubscriptionArn: string; Protocol: string; Endpoint: string; Owner: string }[];
  NextToken: string;
}

test('[SNS-20] names the endpoints, each in the way of its protocol', () => {
  const world = testWorld().topic('orders').queue('q').lambda('f').http('site');
  for (const end of ['q', 'f', 'site']) world.link('orders', end);
  const { Subscriptions = [] } = world.call<Page>('orders', 'ListSubscriptionsByTopic');
  expect(Subscriptions.map(({ Protocol, Endpoint }) => [Protocol, Endpoint])).toEqual([
    ['sqs', 'arn:aws:sqs:us-east-1:123456789012:q'],
    ['lambda', 'arn:aws:lambda:us-east-1:123456789012:function:f'],
    ['http', 'http://site'],
  ]);
  expect(Subscriptions[0]).toMatchObject({
    SubscriptionArn: expect.stringMatching(/^arn:aws:sns:us-east-1:123456789012:orders:[0-9a-f-]{36}$/),
    Owner: '123456789012',
  });
});

test('a hundred a page', () => {
  const world = testWorld().topic('orders');
  for (let index = 0; index < 101; index++) world.queue(`q${index}`).link('orders', `q${index}`);
  const first = world.call<Page>('orders', 'ListSubscriptionsByTopic');
  expect(first.Subscriptions).toHaveLength(100);
  const { NextToken } = first;
  const second = world.call<Page>('orders', 'ListSubscriptionsByTopic', { NextToken });
  expect(second.Subscriptions?.map(({ Endpoint }) => Endpoint.split(':').pop())).toEqual(['q100']);
  expect(second.NextToken).toBeUndefined();
  expect(world.call('orders', 'ListSubscriptionsByTopic', { NextToken: 'x' }).code).toBe('InvalidParameter');
});
