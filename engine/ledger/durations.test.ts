import { expect, test } from 'vitest';
import { Durations } from './durations.ts';

test('nothing has no middle', () => {
  expect(new Durations().medianMs).toBe(0);
});

test('half were not slower, whatever the slowest', () => {
  const durations = new Durations();
  for (const ms of [10, 20, 30, 40, 90_000]) durations.add(ms);
  expect(durations.medianMs).toBeCloseTo(30, 6);
  expect(durations.slowestMs).toBe(90_000);
});

test('among many different ones it is right within one percent', () => {
  const durations = new Durations();
  for (let ms = 1; ms <= 10_001; ms++) durations.add(ms);
  expect(Math.abs(durations.medianMs / 5_001 - 1)).toBeLessThan(0.01);
});

test('an instant and a fortnight both have their place', () => {
  const durations = new Durations();
  durations.add(0);
  expect(durations.medianMs).toBe(0);
  durations.add(1_209_600_000);
  durations.add(1_209_600_000);
  expect(durations.medianMs).toBe(1_209_600_000);
});
