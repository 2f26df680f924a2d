import { expect, test } from 'vitest';
import { count, countdown, duration, shortCount } from './durations.ts';

test.each([
  [0, '0 s'],
  [-5, '0 s'],
  [58_900, '58 s'],
  [60_000, '1 min'],
  [80_000, '1 min 20 s'],
  [3_600_000, '1 h'],
  [345_600_000, '4 d'],
  [345_600_000 - 60_001, '3 d 23 h'],
])('%d ms is %s', (ms, words) => {
  expect(duration(ms)).toBe(words);
});

test('as many parts as there is room for', () => {
  expect(duration(345_600_000 - 120_000, 3)).toBe('3 d 23 h 58 min');
});

test('the last seconds are counted in tenths, and never below none', () => {
  expect(countdown(1_640)).toBe('1.7 s');
  expect(countdown(29_400)).toBe('30 s');
  expect(countdown(-3)).toBe('0.0 s');
});

test('large numbers are grouped', () => {
  expect(count(1_000_000)).toBe('1,000,000');
  expect(shortCount(9_999)).toBe('9,999');
  expect(shortCount(12_345)).toBe('12.3K');
});
