import { expect, test } from 'vitest';
import { epochMs } from '../../../kernel/time.ts';
import { utcWords } from './utcWords.ts';

test.each([
  ['2026-01-01T00:00:00Z', 'Thu Jan 01 00:00:00 UTC 2026'],
  ['2026-01-01T00:05:07Z', 'Thu Jan 01 00:05:07 UTC 2026'],
  ['2028-02-29T13:00:00Z', 'Tue Feb 29 13:00:00 UTC 2028'],
  ['2026-12-31T23:59:59Z', 'Thu Dec 31 23:59:59 UTC 2026'],
])('%s is %s', (iso, expected) => {
  expect(utcWords(Date.parse(iso) - epochMs)).toBe(expected);
});
