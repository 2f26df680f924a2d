import { describe, expect, test } from 'vitest';
import { MetricStore } from '../../metrics/metrics.ts';
import { type TestWorld, testWorld } from '../../testing/testWorld.ts';

/** What the metrics of a queue say now, by name. */
function watch(world: TestWorld) {
  const store = new MetricStore(world.engine);
  return (queue: string): Record<string, number> =>
    Object.fromEntries(store.series(queue).map(({ name, now }) => [name, now]));
}

test('[SQS-124] every metric of the guide, those of groups for FIFO alone', () => {
  const metrics = watch(testWorld().queue('orders').queue('orders.fifo'));
  const names = Object.keys(metrics('orders'));
  expect(names.sort()).toEqual([
    'ApproximateAgeOfOldestMessage',
    'ApproximateNumberOfMessagesDelayed',
    'ApproximateNumberOfMessagesNotVisible',
    'ApproximateNumberOfMessagesVisible',
    'NumberOfEmptyReceives',
    'NumberOfMessagesDeleted',
    'NumberOfMessagesReceived',
    'NumberOfMessagesSent',
    'SentMessageSize',
  ]);
  expect(Object.keys(metrics('orders.fifo')).sort()).toEqual(
    [...names, 'ApproximateNumberOfGroupsWithInflightMessages'].sort(),
  );
});

test('[SQS-124] a message is counted where it is', () => {
  const world = testWorld().queue('orders', { VisibilityTimeout: 30 });
  const metrics = watch(world);
  world.send('orders', 'abc');
  world.send('orders', 'de');
  world.send('orders', 'later', { DelaySeconds: 60 });
  world.receive('orders');
  expect(metrics('orders')).toMatchObject({
    ApproximateNumberOfMessagesVisible: 1,
    ApproximateNumberOfMessagesNotVisible: 1,
    ApproximateNumberOfMessagesDelayed: 1,
    NumberOfMessagesSent: 3,
    NumberOfMessagesReceived: 1,
    SentMessageSize: 10,
    NumberOfEmptyReceives: 0,
  });
  world.receive('orders');
  world.receive('orders');
  expect(metrics('orders')).toMatchObject({
    ApproximateNumberOfMessagesVisible: 0,
    NumberOfEmptyReceives: 1,
  });
});

test('[SQS-127] received and deleted can exceed sent', () => {
  const world = testWorld().queue('orders', { VisibilityTimeout: 5 });
  const metrics = watch(world);
  world.send('orders', 'a');
  world.receive('orders');
  const [again] = world.advance('5s').receive('orders');
  world.delete('orders', again);
  world.delete('orders', again);
  expect(metrics('orders')).toMatchObject({
    NumberOfMessagesSent: 1,
    NumberOfMessagesReceived: 2,
    NumberOfMessagesDeleted: 2,
  });
});

test('[SQS-79] a move to the dead-letter queue is no send there', () => {
  const world = testWorld()
    .queue('orders', { VisibilityTimeout: 5 })
    .queue('dead')
    .link('orders', 'dead', { maxReceiveCount: 1 });
  const metrics = watch(world);
  world.send('orders', 'poison');
  world.receive('orders');
  world.advance('5s').receive('orders');
  world.advance('1s');
  expect(metrics('dead')).toMatchObject({ NumberOfMessagesSent: 0, ApproximateNumberOfMessagesVisible: 1 });
});

describe('the age of the oldest message', () => {
  const age = (metrics: ReturnType<typeof watch>, queue: string) =>
    metrics(queue).ApproximateAgeOfOldestMessage;

  test('[SQS-124] counts from the send, in seconds, and is 0 when there is none', () => {
    const world = testWorld().queue('orders');
    const metrics = watch(world);
    expect(age(metrics, 'orders')).toBe(0);
    world.send('orders', 'a');
    world.advance('40s').send('orders', 'b');
    world.advance('2s');
    expect(age(metrics, 'orders')).toBe(42);
    world.delete('orders', world.receive('orders')[0]);
    expect(age(metrics, 'orders')).toBe(2);
  });

  test('[SQS-126] a standard queue passes over what was received three times, FIFO does not', () => {
    for (const [queue, group] of [
      ['orders', {}],
      ['orders.fifo', { MessageGroupId: 'g', MessageDeduplicationId: 'a' }],
    ] as const) {
      const world = testWorld().queue(queue, { VisibilityTimeout: 1 });
      const metrics = watch(world);
      world.send(queue, 'poison', group);
      for (let times = 0; times < 2; times++) {
        world.receive(queue);
        world.advance('10s');
      }
      expect(age(metrics, queue)).toBe(20);
      world.receive(queue);
      world.advance('10s');
      expect(age(metrics, queue)).toBe(queue === 'orders' ? 0 : 30);
    }
  });

  test('[SQS-73] in a dead-letter queue it counts from the move', () => {
    const world = testWorld()
      .queue('orders', { VisibilityTimeout: 5 })
      .queue('dead')
      .link('orders', 'dead', { maxReceiveCount: 3 });
    const metrics = watch(world);
    world.send('orders', 'poison');
    for (let times = 0; times < 3; times++) {
      world.receive('orders');
      world.advance('5s');
    }
    world.receive('orders');
    world.advance('7s');
    // The move took the latency of the network.
    expect(age(metrics, 'dead')).toBeCloseTo(7, 1);
    expect(age(metrics, 'orders')).toBe(0);
  });
});

test('[SQS-124] a group is counted once, for as long as anything of it is in flight', () => {
  const world = testWorld().queue('orders.fifo', { VisibilityTimeout: 30 });
  const metrics = watch(world);
  const groups = () => metrics('orders.fifo').ApproximateNumberOfGroupsWithInflightMessages;
  for (const [index, group] of ['g', 'g', 'h', 'i'].entries())
    world.send('orders.fifo', 'a', { MessageGroupId: group, MessageDeduplicationId: `${index}` });
  const received = world.receive('orders.fifo', { MaxNumberOfMessages: 3 });
  expect(groups()).toBe(2);
  world.delete('orders.fifo', received[0]);
  expect(groups()).toBe(2);
  world.delete('orders.fifo', received[1]);
  expect(groups()).toBe(1);
  world.advance('31s');
  expect(groups()).toBe(0);
});
