import { expect, test } from 'vitest';
import { trendOf } from './trend.ts';

const trend = (...points: number[]) => trendOf({ points: Float64Array.from(points) });

test('the last quarter is held against the one before', () => {
  expect(trend(0, 0, 0, 0, 1, 1, 5, 5)).toBe('rising');
  expect(trend(9, 9, 9, 9, 5, 5, 1, 1)).toBe('falling');
  expect(trend(9, 9, 0, 0, 4, 4, 4, 4)).toBe('steady');
});

test('little is steady, and so is what has hardly begun', () => {
  expect(trend(0, 0, 100, 104)).toBe('steady');
  expect(trend()).toBe('steady');
  expect(trend(7)).toBe('steady');
});
