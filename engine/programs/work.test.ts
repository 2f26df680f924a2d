import { expect, test } from 'vitest';
import { Rng } from '../kernel/rng.ts';
import { check, fits } from '../kernel/shape.ts';
import { type Work, workMs, workShape } from './work.ts';

const drawing =
  (...values: number[]) =>
  () =>
    values.shift() ?? 0.5;

test('always the same, or between two values', () => {
  expect(workMs({ kind: 'fixed', seconds: 1.5 }, drawing())).toBe(1_500);
  const uniform: Work = { kind: 'uniform', minSeconds: 2, maxSeconds: 4 };
  expect([0, 0.5, 1].map((draw) => workMs(uniform, drawing(draw)))).toEqual([2_000, 3_000, 4_000]);
  // The other way round it takes the first one.
  expect(workMs({ kind: 'uniform', minSeconds: 4, maxSeconds: 2 }, drawing(0.9))).toBe(4_000);
});

test.each<[Work, number, number]>([
  [{ kind: 'exponential', meanSeconds: 2 }, 1_900, 2_100],
  [{ kind: 'normal', meanSeconds: 5, deviationSeconds: 1 }, 4_950, 5_050],
  // Half of the bell would be negative: it counts as nothing, and the mean is above 0.
  [{ kind: 'normal', meanSeconds: 0, deviationSeconds: 1 }, 350, 450],
])('%j has its mean, and is never negative', (work, least, most) => {
  const rng = Rng.seeded(1, 'work');
  const times = Array.from({ length: 10_000 }, () => workMs(work, () => rng.next()));
  expect(Math.min(...times)).toBeGreaterThanOrEqual(0);
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  expect(mean).toBeGreaterThan(least);
  expect(mean).toBeLessThan(most);
});

test('the contract lets each kind through with its own fields, and no time below 0', () => {
  const shape = workShape('Work', 'How long.', { kind: 'fixed', seconds: 1 }, 'Each message.');
  expect(fits(shape.default, shape)).toBe(true);
  expect(fits({ kind: 'uniform', minSeconds: 0, maxSeconds: 0.25 }, shape)).toBe(true);
  expect(check({ kind: 'fixed', seconds: -1 }, shape)[0]?.path).toBe('seconds');
  expect(check({ kind: 'normal', meanSeconds: 1 }, shape)[0]?.path).toBe('deviationSeconds');
  expect(check({ kind: 'lazy' }, shape)[0]?.path).toBe('kind');
});
