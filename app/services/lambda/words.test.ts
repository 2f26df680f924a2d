import { expect, test } from 'vitest';
import { words } from './words.ts';

test('a bar is told with its kind, its message and its length', () => {
  const bar = { kind: 'timeout' as const, fromMs: 1_000, toMs: 4_000, origin: 7, records: 10 };
  expect(words.bar(bar, 2)).toBe('env 2, timed out, m7, 10 records, 3.0 s');
});

test('a short start is told in milliseconds', () => {
  expect(words.bar({ kind: 'init', fromMs: 0, toMs: 400, records: 0 }, 1)).toBe(
    'env 1, init: the environment starts, 400 ms',
  );
});

test('a batch goes by its first record', () => {
  expect(words.batch(7, 1)).toBe('m7');
  expect(words.batch(7, 10)).toBe('m7 +9');
});
