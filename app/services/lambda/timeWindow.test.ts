import { expect, test } from 'vitest';
import type { EnvironmentView } from '../../../engine/index.ts';
import { newestEnd, windowFor } from './timeWindow.ts';

/** An environment that worked for `workMs`, once every `everyMs`. */
const environment = (everyMs: number, workMs: number, times = 12): EnvironmentView => ({
  number: 1,
  state: 'idle',
  bornMs: 0,
  bars: Array.from({ length: times }, (_, index) => ({
    kind: 'work' as const,
    fromMs: index * everyMs,
    toMs: index * everyMs + workMs,
    records: 1,
  })),
});

test('the newest five bars are seen', () => {
  const windowMs = windowFor([environment(10_000, 2_000)]);
  const end = 11 * 10_000 + 2_000;
  expect(end - windowMs).toBeLessThanOrEqual(7 * 10_000);
});

test('a quick function is looked at closely, a slow one from further away', () => {
  expect(windowFor([environment(200, 150)])).toBe(2_000);
  expect(windowFor([environment(30_000, 20_000)])).toBe(300_000);
});

test('a bar that is longer than any window before it fits', () => {
  expect(windowFor([environment(0, 900_000, 1)])).toBeGreaterThanOrEqual(900_000);
});

test('the window is kept while it is long enough and not far too long', () => {
  expect(windowFor([environment(10_000, 2_000)], 120_000)).toBe(120_000);
  expect(windowFor([environment(10_000, 2_000)], 30_000)).toBe(60_000);
  expect(windowFor([environment(200, 150)], 120_000)).toBe(2_000);
});

test('nothing to look at changes nothing', () => {
  expect(windowFor([], 60_000)).toBe(60_000);
  expect(newestEnd([])).toBe(0);
});
