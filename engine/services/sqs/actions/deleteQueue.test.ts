import { expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { WorkerView } from '../../worker/contract.ts';

const url = (name: string) => `https://sqs.us-east-1.amazonaws.com/123456789012/${name}`;

test('the queue and what is in it are gone, and the story says how much that was', () => {
  const world = testWorld().queue('orders').queue('others');
  world.send('orders', 'a');
  world.send('orders', 'b');
  world.receive('orders');
  expect(world.account('sqs', 'DeleteQueue', { QueueUrl: url('orders') })).toEqual({});
  expect(world.engine.resources.map(({ id }) => id)).toEqual(['others']);
  expect(world.facts('QueueDeleted')[0]?.detail).toEqual({ messageCount: 2 });
  // Timers of its messages die with it.
  world.advance('5d');
  expect(world.facts('VisibilityExpired')).toEqual([]);
});

test('it has to be named, and to exist', () => {
  const world = testWorld().queue('orders').worker('billing');
  expect(world.account('sqs', 'DeleteQueue', {}).sentence).toBe(
    'The request must contain the parameter QueueUrl.',
  );
  for (const name of ['none', 'billing']) {
    expect(world.account('sqs', 'DeleteQueue', { QueueUrl: url(name) })).toEqual({
      code: 'AWS.SimpleQueueService.NonExistentQueue',
      sentence: 'The specified queue does not exist.',
      status: 400,
    });
  }
});

test('whoever waits for a message, and whoever asks later, hears that there is no such queue', () => {
  const world = testWorld({ latencyMs: 0 }).queue('orders').worker('billing').link('orders', 'billing');
  world.advanceTo('2s');
  world.account('sqs', 'DeleteQueue', { QueueUrl: url('orders') });
  world.advanceTo('3s');
  expect(world.facts('ReceiveRefused')[0]).toMatchObject({
    atMs: 2_000,
    detail: {
      code: 'AWS.SimpleQueueService.NonExistentQueue',
      sentence: 'The specified queue does not exist.',
    },
  });
  // Its wire went with the queue: it asks no more.
  expect(world.view<WorkerView>('billing').source).toBeUndefined();
});
