import { expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

const orders = 'arn:aws:sns:us-east-1:123456789012:orders';
const deleted = (TopicArn: string, world = testWorld().topic('orders')) =>
  world.account('sns', 'DeleteTopic', { TopicArn });

test('takes the topic and its subscriptions with it', () => {
  const world = testWorld().topic('orders').queue('billing').link('orders', 'billing');
  expect(deleted(orders, world)).toEqual({});
  expect(world.facts('TopicDeleted')[0]?.detail).toEqual({ subscriptions: 1 });
  expect(world.engine.links).toEqual([]);
});

test('one that is not there is no error', () => {
  expect(deleted(`${orders}2`)).toEqual({});
});

test('[SNS-09] a topic of another Region, and what is no ARN', () => {
  expect(deleted(orders.replace('us-east-1', 'eu-west-1')).sentence).toBe('Invalid parameter: TopicArn');
  expect(deleted('orders').sentence).toBe(
    'Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1',
  );
});
