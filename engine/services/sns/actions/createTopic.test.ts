import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

const create = (Name: string, Attributes?: Record<string, string>, world = testWorld()) =>
  world.account('sns', 'CreateTopic', { Name, Attributes });

const badName = 'Invalid parameter: Topic Name';
const conflict = 'Invalid parameter: Attributes Reason: Topic already exists with different attributes';

test('[SNS-01] names: 1 to 256 letters, digits, hyphens and underscores', () => {
  expect(create('Orders-2_new')).toEqual({ TopicArn: 'arn:aws:sns:us-east-1:123456789012:Orders-2_new' });
  expect(create('x'.repeat(256)).TopicArn).toMatch('x');
  for (const name of ['', 'x'.repeat(257), 'bad name', 'bad.name', 'orders.fifo'])
    expect(create(name)).toMatchObject({ code: 'InvalidParameter', sentence: badName });
});

describe('a topic that is there already', () => {
  const world = () => {
    const made = testWorld();
    create('orders', { DisplayName: 'Shop' }, made);
    return made;
  };

  test('[SNS-02] answers with its ARN when nothing that is given differs', () => {
    const same: (Record<string, string> | undefined)[] = [
      undefined,
      { DisplayName: 'Shop' },
      { FifoTopic: 'false' },
    ];
    for (const attributes of same) expect(create('orders', attributes, world()).TopicArn).toMatch('orders');
  });

  test('[SNS-02] refuses another value, and an attribute it was not given', () => {
    expect(create('orders', { DisplayName: 'Other' }, world()).sentence).toBe(conflict);
    expect(create('orders', { SignatureVersion: '2' }, world()).sentence).toBe(conflict);
  });
});

test('what is made can be published to at once', () => {
  const world = testWorld();
  create('orders', {}, world);
  expect(world.call('orders', 'Publish', { Message: 'a' }).MessageId).toBeDefined();
});

test('FIFO topics are not there yet, and say so', () => {
  expect(create('orders.fifo', { FifoTopic: 'true' }).sentence).toMatch('not modelled');
  expect(create('orders', { FifoTopic: 'true' }).sentence).toBe(badName);
});
