import { describe, expect, test } from 'vitest';
import { readItemFailures } from './itemFailures.ts';

const known = new Set(['one', 'two']);
const read = (value: unknown) => readItemFailures({ value, isJson: true }, (id) => known.has(id)).kind;
const naming = (...itemIdentifiers: unknown[]) => ({
  batchItemFailures: itemIdentifiers.map((itemIdentifier) => ({ itemIdentifier })),
});

describe('[LAM-12] how an answer is read', () => {
  test.each([
    ['an empty list', { batchItemFailures: [] }],
    ['a null list', { batchItemFailures: null }],
    ['an empty object', {}],
    ['null', null],
  ])('%s is full success', (_name, value) => {
    expect(read(value)).toBe('none');
  });

  test.each([
    ['an unknown id', naming('three')],
    ['an unknown id beside a known one', naming('one', 'three')],
    ['an empty itemIdentifier', naming('')],
    ['a null itemIdentifier', naming(null)],
    ['no itemIdentifier', { batchItemFailures: [{ foo: 'notvalid' }] }],
    ['an entry that is null', { batchItemFailures: [null] }],
    ['no list', { batchItemFailures: 'one' }],
  ])('%s is full failure', (_name, value) => {
    expect(read(value)).toBe('all');
  });

  test('bad JSON is full failure', () => {
    expect(readItemFailures({ value: '{', isJson: false }, () => true).kind).toBe('all');
  });

  test('otherwise only the listed ones failed', () => {
    const failures = readItemFailures({ value: naming('two'), isJson: true }, (id) => known.has(id));
    expect(failures).toEqual({ kind: 'some', ids: new Set(['two']) });
  });
});
