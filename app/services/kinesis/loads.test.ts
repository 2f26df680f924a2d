import { expect, test } from 'vitest';
import { loadBars } from './loads.ts';

test('a hundred shards are a hundred bars', () => {
  const { shardsPerBar, bars } = loadBars(Array.from({ length: 100 }, (_, index) => index / 100));
  expect([shardsPerBar, bars.length, bars[37]]).toEqual([1, 100, 0.37]);
});

test('of a thousand shards neighbours share a bar, and the busiest is shown', () => {
  const loads = Array.from({ length: 1_000 }, () => 0.1);
  loads[3] = 1;
  const { shardsPerBar, bars, atLimit } = loadBars(loads);
  expect(shardsPerBar * bars.length).toBe(1_000);
  expect(bars[0]).toBe(1);
  expect(atLimit).toBe(1);
});
