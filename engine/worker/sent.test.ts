import { expect, test } from 'vitest';
import type { Call } from '../kernel/service.ts';
import { sentIn } from './sent.ts';

const call = (input: unknown, ...origins: number[]) => ({ input, origins }) as unknown as Call;
const attributes = { type: { DataType: 'String', StringValue: 'order' } };

test.each([
  ['SendMessage', { MessageBody: 'a' }],
  ['Publish', { Message: 'a' }],
  ['PutRecord of a stream', { Data: 'a', PartitionKey: 'k' }],
  ['PutRecord of Firehose', { Record: { Data: 'a' } }],
  ['PutObject', { Key: 'k', Body: 'a' }],
  ['a request over HTTP', { body: 'a' }],
])('%s says what was sent', (_, input) => {
  expect(sentIn(call(input, 7), 7)).toEqual({ body: 'a' });
});

test.each([
  [
    'SendMessageBatch',
    { Entries: [{ MessageBody: 'a' }, { MessageBody: 'b', MessageAttributes: attributes }] },
  ],
  [
    'PublishBatch',
    { PublishBatchRequestEntries: [{ Message: 'a' }, { Message: 'b', MessageAttributes: attributes }] },
  ],
])('%s says it of each message', (_, input) => {
  expect(sentIn(call(input, 7, 8), 8)).toEqual({ body: 'b', attributes });
});

test('PutRecords says it of each record, and nothing of others', () => {
  const put = call({ Records: [{ Data: 'a' }, { Data: 'b' }] }, 7, 8);
  expect(sentIn(put, 8)).toEqual({ body: 'b' });
  expect(sentIn(put, 9)).toBeUndefined();
});

test('an object of many messages is the body of none of them', () => {
  expect(sentIn(call({ Key: 'k', Body: 'a b' }, 7, 8), 7)).toBeUndefined();
});
