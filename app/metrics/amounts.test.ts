import { expect, test } from 'vitest';
import { amount, when } from './amounts.ts';

test('counts are whole and grouped; a share keeps one digit', () => {
  expect(amount(1204, 'Count')).toBe('1,204');
  expect(amount(12.345, 'Percent')).toBe('12.3 %');
});

test('times and sizes come in the unit in which they are read, nothing of a second in seconds', () => {
  expect(amount(58, 'Seconds')).toBe('58 s');
  expect(amount(200, 'Seconds')).toBe('3 min 20 s');
  expect(amount(0, 'Seconds')).toBe('0 s');
  expect(amount(0, 'Milliseconds')).toBe('0 ms');
  expect(amount(4300, 'Bytes')).toBe('4.2 KiB');
});

test('a sum is read over its period, a maximum at its moment', () => {
  expect(when({ value: 1, fromMs: 12_000, toMs: 13_000 })).toBe('12–13 s');
  expect(when({ value: 1, fromMs: 12_000, toMs: 12_340 })).toBe('12–12.34 s');
  expect(when({ value: 1, fromMs: 13_000, toMs: 13_000 })).toBe('at 13 s');
});

test('late times are read off a clock', () => {
  expect(when({ value: 1, fromMs: 200_000, toMs: 201_000 })).toBe('03:20–03:21');
  expect(when({ value: 1, fromMs: 3_800_000, toMs: 3_800_000 })).toBe('at 1:03:20');
});
