import { expect, test } from 'vitest';
import { queueArn, topicArn } from '../../../aws/arn.ts';
import { allowStatement } from '../../../aws/policy.ts';
import { testWorld } from '../../../testing/testWorld.ts';

const home = { account: '123456789012', region: 'us-east-1' };

function policyFor(topic: string, effect = 'Allow'): string {
  const statement = allowStatement({
    sid: `allow-${topic}`,
    service: 'sns.amazonaws.com',
    action: 'sqs:SendMessage',
    resourceArn: queueArn(home, 'ship'),
    sourceArn: topicArn(home, topic),
  });
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ ...statement, Effect: effect }] });
}

function world(policy: string | undefined) {
  return testWorld()
    .topic('order-events')
    .queue('ship', policy === undefined ? {} : { Policy: policy })
    .link('order-events', 'ship');
}

function publish(of: ReturnType<typeof testWorld>) {
  of.call('order-events', 'Publish', { Message: 'hello' });
  of.advance('1s');
  return of.contents('ship').length;
}

test('[SQS-123] a topic that no statement lets in is denied; with its statement it may send', () => {
  expect(publish(world(undefined))).toBe(0);
  expect(publish(world(policyFor('order-events')))).toBe(1);
});

test('[SQS-123] the statement of another topic does not help', () => {
  expect(publish(world(policyFor('other-events')))).toBe(0);
});

test('[SQS-123] a statement that denies wins over one that allows', () => {
  const allowed = JSON.parse(policyFor('order-events'));
  const denied = JSON.parse(policyFor('order-events', 'Deny'));
  const both = JSON.stringify({ ...allowed, Statement: [...allowed.Statement, ...denied.Statement] });
  expect(publish(world(both))).toBe(0);
});

test('a program of the account needs no statement', () => {
  const shop = testWorld().queue('ship').producer('shop', { count: 1 }).link('shop', 'ship');
  shop.advance('1s');
  expect(shop.contents('ship')).toEqual(['m1 visible']);
});

test('what is no policy is refused, and the queue keeps the one it had', () => {
  const open = world(policyFor('order-events'));
  const answer = open.call('ship', 'SetQueueAttributes', { Attributes: { Policy: 'let everybody in' } });
  expect(answer).toMatchObject({
    code: 'InvalidAttributeValue',
    sentence: 'Invalid value for the parameter Policy.',
  });
  expect(publish(open)).toBe(1);
});

test('an empty policy is none: it is not listed, and lets nobody in', () => {
  const open = world(policyFor('order-events'));
  open.call('ship', 'SetQueueAttributes', { Attributes: { Policy: '' } });
  const { Attributes } = open.call<{ Attributes: Record<string, string> }>('ship', 'GetQueueAttributes', {
    AttributeNames: ['All'],
  });
  expect(Attributes).not.toHaveProperty('Policy');
  expect(publish(open)).toBe(0);
});
