import { expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

test('is no operation of the API: whoever asks is told that there is none', () => {
  const world = testWorld().queue('dead');
  expect(world.call('dead', 'AcceptDeadLetter', {}).code).toBe('UnknownOperationException');
  expect(world.contents('dead')).toEqual([]);
});

test('[SQS-76] two poison messages with one deduplication id both arrive, each under its own message id', () => {
  const world = testWorld()
    .queue('pay.fifo', { VisibilityTimeout: 0 })
    .queue('dead.fifo')
    .link('pay.fifo', 'dead.fifo', { maxReceiveCount: 1 });
  const send = (body: string) =>
    world.send('pay.fifo', body, { MessageGroupId: body, MessageDeduplicationId: 'same' }).MessageId;
  const first = send('a');
  world.advanceTo('5min');
  const second = send('b');
  world.receive('pay.fifo', { MaxNumberOfMessages: 10 });
  world.advance('1s');
  world.receive('pay.fifo', { MaxNumberOfMessages: 10 });
  world.advance('1s');
  const received = world.receive('dead.fifo', { MaxNumberOfMessages: 10, AttributeNames: ['All'] });
  expect(
    received.map(({ MessageId, Attributes }) => [MessageId, Attributes?.MessageDeduplicationId]),
  ).toEqual([
    [first, first],
    [second, second],
  ]);
  expect(received.map(({ Attributes }) => Attributes?.MessageGroupId)).toEqual(['a', 'b']);
});

test('a poll that waits at the dead-letter queue gets it', () => {
  const world = testWorld()
    .queue('orders', { VisibilityTimeout: 0 })
    .queue('dead', { DelaySeconds: 60 })
    .link('orders', 'dead', { maxReceiveCount: 1 });
  world.send('orders', 'a');
  world.receive('orders');
  world.receive('dead', { WaitTimeSeconds: 20 });
  world.advance('1s');
  world.receive('orders');
  world.advance('1s');
  // The delay of the queue is for sends.
  expect(world.facts('MessageReceived', 'dead').map(({ atMs }) => atMs)).toEqual([1_005]);
});
