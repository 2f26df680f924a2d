import { expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

const warm = { coldStartSeconds: 0 };
const shown = (world: ReturnType<typeof testWorld>) =>
  world.call<{ event: { Records: Record<string, unknown>[] } }>('charge', 'ShowEvent', { environment: 1 });

test('[LAM-16] an event from a queue holds the messages under Lambda’s names', () => {
  const world = testWorld({ latencyMs: 0 }).queue('orders').lambda('charge', warm).link('orders', 'charge');
  const { MessageId } = world.send('orders', 'hello', {
    MessageAttributes: { kind: { DataType: 'String', StringValue: 'order' } },
  });
  world.advanceTo('1s');
  expect(shown(world).event?.Records).toEqual([
    {
      messageId: MessageId,
      receiptHandle: expect.stringMatching(/./),
      body: 'hello',
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: expect.any(String),
        SenderId: '123456789012',
        ApproximateFirstReceiveTimestamp: expect.any(String),
      },
      messageAttributes: {
        kind: { stringValue: 'order', stringListValues: [], binaryListValues: [], dataType: 'String' },
      },
      // Of "hello", by md5sum.
      md5OfBody: '5d41402abc4b2a76b9719d911017c592',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:us-east-1:123456789012:orders',
      awsRegion: 'us-east-1',
    },
  ]);
});

test('[LAM-16] of a FIFO message it tells the group, the number and the deduplication id', () => {
  const world = testWorld({ latencyMs: 0 })
    .queue('orders.fifo')
    .lambda('charge', warm)
    .link('orders.fifo', 'charge');
  world.send('orders.fifo', 'a', { MessageGroupId: 'A', MessageDeduplicationId: 'one' });
  world.advanceTo('1s');
  expect(shown(world).event?.Records[0]?.attributes).toMatchObject({
    MessageGroupId: 'A',
    MessageDeduplicationId: 'one',
    SequenceNumber: expect.stringMatching(/^\d{20}$/),
  });
});

test('an event that a caller gave is shown as it was given', () => {
  const world = testWorld({ latencyMs: 0 }).lambda('charge', warm);
  world.call('charge', 'Invoke', { Payload: { order: 7 } });
  expect(shown(world)).toEqual({ event: { order: 7 } });
});

test('without such an environment there is nothing to show', () => {
  expect(shown(testWorld().lambda('charge'))).toMatchObject({ code: 'NoSuchEnvironment', status: 404 });
});
