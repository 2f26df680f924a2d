import { expect, test } from 'vitest';
import { countWords, durationWords } from './words.ts';

test.each([
  [0.5, '0.5 ms'],
  [350, '350 ms'],
  [1_500, '1.5 s'],
  [30_000, '30 s'],
  [119_000, '119 s'],
  [125_000, '2 min 5 s'],
  [3_600_000, '1 h'],
  [345_600_000, '4 d'],
  [345_480_000, '3 d 23 h'],
])('%d ms reads as %s', (ms, words) => {
  expect(durationWords(ms)).toBe(words);
});

test.each([
  [7, '7'],
  [1_000, '1,000'],
  [1_000_000, '1,000,000'],
])('%d reads as %s', (count, words) => {
  expect(countWords(count)).toBe(words);
});
