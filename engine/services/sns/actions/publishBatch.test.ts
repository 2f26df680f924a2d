import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { PublishBatchOutput } from '../contract.ts';
import { lettingIn } from '../testPolicies.ts';

type Entry = Record<string, unknown>;

const batch = (...PublishBatchRequestEntries: Entry[]) =>
  testWorld()
    .topic('orders')
    .call<PublishBatchOutput>('orders', 'PublishBatch', { PublishBatchRequestEntries });

const entry = (Id: string, more: Entry = {}) => ({ Id, Message: 'a', ...more });
const numbered = (count: number) => Array.from({ length: count }, (_, index) => entry(`e${index}`));

describe('validations', () => {
  test('[SNS-04] one to ten entries', () => {
    expect(batch().code).toBe('EmptyBatchRequest');
    expect(batch(...numbered(10)).Successful).toHaveLength(10);
    expect(batch(...numbered(11))).toMatchObject({
      code: 'TooManyEntriesInBatchRequest',
      sentence: 'The batch request contains more entries than permissible.',
    });
  });

  test('[SNS-04] with different ids of their own signs, at most 80', () => {
    expect(batch(entry('a'), entry('a'))).toMatchObject({
      code: 'BatchEntryIdsNotDistinct',
      sentence: 'Two or more batch entries in the request have the same Id.',
    });
    expect(batch(entry('message.id'))).toMatchObject({
      code: 'InvalidBatchEntryId',
      sentence:
        'The Id of a batch entry in the batch request contains an impermissible character: message.id',
    });
    const long = 'a'.repeat(81);
    expect(batch(entry(long)).sentence).toBe(
      `The Id of a batch entry in the batch request is too long: ${long}`,
    );
    expect(batch(entry(long.slice(1))).Successful).toHaveLength(1);
  });

  test('[SNS-04] 256 KiB together', () => {
    const half = 'x'.repeat(131_072);
    expect(batch(entry('a', { Message: half }), entry('b', { Message: half })).Successful).toHaveLength(2);
    expect(batch(entry('a', { Message: half }), entry('b', { Message: `${half}x` }))).toMatchObject({
      code: 'BatchRequestTooLong',
      sentence: 'The length of all the messages put together is more than the limit.',
    });
  });

  test('a bad attribute of one entry refuses all', () => {
    const MessageAttributes = { colour: { DataType: 'Colour', StringValue: 'red' } };
    expect(batch(entry('a'), entry('b', { MessageAttributes })).code).toBe('ParameterValueInvalid');
  });
});

test('[SNS-04] entries succeed and fail by themselves', () => {
  expect(batch(entry('a'), entry('b', { Message: '' }), entry('c', { Subject: '' }))).toMatchObject({
    Successful: [{ Id: 'a', MessageId: expect.any(String) }],
    Failed: [
      { Id: 'b', Code: 'InvalidParameter', Message: 'Invalid parameter: Empty message', SenderFault: true },
      { Id: 'c', Code: 'InvalidParameter', Message: 'Invalid parameter: Subject', SenderFault: true },
    ],
  });
});

test('each message keeps the story it came with, and goes through the filter by itself', () => {
  const world = testWorld()
    .topic('orders')
    .queue('billing', lettingIn('billing', 'orders'))
    .link('orders', 'billing', { FilterPolicy: '{"k": ["x"]}', FilterPolicyScope: 'MessageBody' });
  const entries = ['x', 'y', 'x'].map((k, index) => entry(`e${index}`, { Message: `{"k": "${k}"}` }));
  world.call('orders', 'PublishBatch', { PublishBatchRequestEntries: entries }, [7, 8, 9]);
  world.advance('1s');
  expect(world.contents('billing')).toEqual(['m7 visible', 'm9 visible']);
});
