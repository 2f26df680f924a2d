import { expect, test } from 'vitest';
import { check } from '../../../kernel/shape.ts';
import { hashKeyPattern, recordFields, sequencePattern, shardId } from './shapes.ts';

test.each([
  ['0', true],
  ['340282366920938463463374607431768211455', true],
  ['00', false],
  ['-1', false],
  ['1e9', false],
  ['9'.repeat(40), false],
])('"%s" is written as a hash key: %s', (text, expected) => {
  expect(hashKeyPattern.test(text)).toBe(expected);
});

test.each([
  ['0', true],
  [`49${'1'.repeat(54)}`, true],
  ['0490', false],
  ['', false],
])('"%s" is written as a sequence number: %s', (text, expected) => {
  expect(sequencePattern.test(text)).toBe(expected);
});

test('an empty record is a record; one without data is none', () => {
  const kinds = (record: object) =>
    check(record, { type: 'object', fields: recordFields }).map(({ kind }) => kind);
  expect(kinds({ Data: '', PartitionKey: 'k' })).toEqual([]);
  expect(kinds({ PartitionKey: 'k' })).toEqual(['missing']);
});

test('a shard id has no blanks', () => {
  expect(check('shardId-000000000000', shardId(''))).toEqual([]);
  expect(check('shard 0', shardId('')).map(({ kind }) => kind)).toEqual(['pattern']);
});
