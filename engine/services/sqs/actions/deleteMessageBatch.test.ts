import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { BatchOutput } from '../contract.ts';

function inFlight(queue: string) {
  const world = testWorld().queue(queue, { VisibilityTimeout: 10 });
  const isFifo = queue.endsWith('.fifo');
  for (const body of 'abc')
    world.send(queue, body, isFifo ? { MessageGroupId: body, MessageDeduplicationId: body } : {});
  const received = world.receive(queue, { MaxNumberOfMessages: 10 });
  const remove = (Entries: unknown) => world.call<BatchOutput>(queue, 'DeleteMessageBatch', { Entries });
  const entries = received.map((message, index) => ({
    Id: `e${index}`,
    ReceiptHandle: message.ReceiptHandle,
  }));
  return { world, remove, entries };
}

test('[SQS-30] the envelope is checked as for sends', () => {
  const { remove, entries } = inFlight('orders');
  expect(remove([]).sentence).toBe(
    'There should be at least one DeleteMessageBatchRequestEntry in the request.',
  );
  expect(remove(Array.from({ length: 11 }, () => entries[0])).sentence).toContain('You have sent 11.');
  expect(remove([entries[0], entries[0]]).code).toBe('AWS.SimpleQueueService.BatchEntryIdsNotDistinct');
  expect(remove([{ ...entries[0], Id: 'a b' }]).code).toBe('AWS.SimpleQueueService.InvalidBatchEntryId');
});

test('[SQS-32] each entry succeeds or fails by itself', () => {
  const { world, remove, entries } = inFlight('orders');
  const answer = remove([entries[0], { Id: 'bad', ReceiptHandle: 'garbage' }, { Id: 'none' }, entries[2]]);
  expect(answer.Successful).toEqual([{ Id: 'e0' }, { Id: 'e2' }]);
  expect(answer.Failed).toEqual([
    {
      Id: 'bad',
      Code: 'ReceiptHandleIsInvalid',
      Message: 'The input receipt handle "garbage" is not a valid receipt handle.',
      SenderFault: true,
    },
    {
      Id: 'none',
      Code: 'MissingParameter',
      Message: 'The request must contain the parameter ReceiptHandle.',
      SenderFault: true,
    },
  ]);
  expect(world.contents('orders')).toEqual(['m2 in flight']);
});

describe('late', () => {
  test('[SQS-49] on a standard queue all are deleted', () => {
    const { world, remove, entries } = inFlight('orders');
    world.advance('10s');
    expect(remove(entries).Successful).toHaveLength(3);
    expect(world.contents('orders')).toEqual([]);
  });

  test('[SQS-54] on a FIFO queue all fail', () => {
    const { world, remove, entries } = inFlight('pay.fifo');
    world.advance('10s');
    expect(remove(entries).Failed?.map(({ Code }) => Code)).toEqual(Array(3).fill('InvalidParameterValue'));
    expect(world.contents('pay.fifo')).toHaveLength(3);
  });
});
