import { expect, test } from 'vitest';
import { familiesOf, parts, search } from './parts.ts';

test('every start of every service is a part', () => {
  expect(parts.map(({ title }) => title)).toEqual(
    expect.arrayContaining(['Producer', 'Worker group', 'SQS queue', 'SQS FIFO queue']),
  );
});

test('families without parts are left out', () => {
  expect(familiesOf(parts.filter(({ service }) => service === 'sqs')).map(({ family }) => family)).toEqual([
    'queues and topics',
  ]);
});

test('search finds every word, in any order', () => {
  expect(search(parts, 'queue fifo').map(({ title }) => title)).toEqual(['SQS FIFO queue']);
  expect(search(parts, '')).toHaveLength(parts.length);
  expect(search(parts, 'teapot')).toEqual([]);
});
