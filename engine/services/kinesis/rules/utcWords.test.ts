import { expect, test } from 'vitest';
import { utcWords } from './utcWords.ts';

test.each([
  [0, 'Thu Jan 01 00:00:00 UTC 1970'],
  [1_421_889_722_999, 'Thu Jan 22 01:22:02 UTC 2015'],
  [951_782_400_000, 'Tue Feb 29 00:00:00 UTC 2000'],
  [4_107_542_400_000, 'Mon Mar 01 00:00:00 UTC 2100'],
  [1_735_689_599_000, 'Tue Dec 31 23:59:59 UTC 2024'],
])('%d ms is %s', (ms, expected) => {
  expect(utcWords(ms)).toBe(expected);
});
