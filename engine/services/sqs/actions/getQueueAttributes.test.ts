import { expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

type World = ReturnType<typeof testWorld>;
const read = (world: World, queue: string, ...AttributeNames: string[]) =>
  world.call<{ Attributes: Record<string, string> }>(queue, 'GetQueueAttributes', { AttributeNames });

test('a name that does not exist', () => {
  expect(read(testWorld().queue('orders'), 'orders', 'All', 'Colour')).toEqual({
    code: 'InvalidAttributeName',
    sentence: 'Unknown Attribute Colour.',
    status: 400,
  });
});

test('only what was asked for; nothing asked, nothing answered', () => {
  const world = testWorld().queue('orders', { VisibilityTimeout: 12 });
  expect(read(world, 'orders', 'VisibilityTimeout', 'DelaySeconds')).toEqual({
    Attributes: { VisibilityTimeout: '12', DelaySeconds: '0' },
  });
  expect(read(world, 'orders')).toEqual({});
  expect(world.call('orders', 'GetQueueAttributes', {})).toEqual({});
  // What the queue does not have is left out.
  expect(read(world, 'orders', 'RedrivePolicy')).toEqual({});
});

test('all of a standard queue; texts, times in seconds', () => {
  const world = testWorld({ account: '111122223333', region: 'eu-west-1' })
    .queue('orders')
    .queue('dead')
    .link('orders', 'dead', { maxReceiveCount: 4 });
  world.advanceTo('90.7s');
  world.call('orders', 'SetQueueAttributes', { Attributes: { DelaySeconds: '3' } });
  expect(read(world, 'orders', 'All').Attributes).toEqual({
    QueueArn: 'arn:aws:sqs:eu-west-1:111122223333:orders',
    ApproximateNumberOfMessages: '0',
    ApproximateNumberOfMessagesNotVisible: '0',
    ApproximateNumberOfMessagesDelayed: '0',
    CreatedTimestamp: '0',
    LastModifiedTimestamp: '90',
    VisibilityTimeout: '30',
    DelaySeconds: '3',
    ReceiveMessageWaitTimeSeconds: '0',
    MessageRetentionPeriod: '345600',
    MaximumMessageSize: '1048576',
    SqsManagedSseEnabled: 'true',
    RedrivePolicy: '{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:111122223333:dead","maxReceiveCount":4}',
  });
});

test('the three counters', () => {
  const world = testWorld().queue('orders');
  for (const body of 'abcd') world.send('orders', body);
  for (const body of 'ef') world.send('orders', body, { DelaySeconds: 5 });
  world.receive('orders');
  expect(
    read(
      world,
      'orders',
      'ApproximateNumberOfMessages',
      'ApproximateNumberOfMessagesNotVisible',
      'ApproximateNumberOfMessagesDelayed',
    ).Attributes,
  ).toEqual({
    ApproximateNumberOfMessages: '3',
    ApproximateNumberOfMessagesNotVisible: '1',
    ApproximateNumberOfMessagesDelayed: '2',
  });
});

test('[SQS-103] messages of a locked group count as visible, only the received one as in flight', () => {
  const world = testWorld().queue('pay.fifo', { ContentBasedDeduplication: true });
  for (const body of 'abcd') world.send('pay.fifo', body, { MessageGroupId: 'g' });
  world.receive('pay.fifo');
  expect(world.receive('pay.fifo')).toEqual([]);
  const { Attributes } = read(world, 'pay.fifo', 'All');
  expect(Attributes?.ApproximateNumberOfMessages).toBe('3');
  expect(Attributes?.ApproximateNumberOfMessagesNotVisible).toBe('1');
});
