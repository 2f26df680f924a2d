import { expect, test } from 'vitest';
import type { MetricSeries } from '../../engine/index.ts';
import { plotted, readingAt, topOf } from './plotted.ts';

const sent: MetricSeries = {
  name: 'NumberOfMessagesSent',
  unit: 'Count',
  statistic: 'Sum',
  doc: 'Messages added to the queue.',
  periodMs: 1_000,
  firstMs: 1_000,
  points: Float64Array.of(2, 0, 3),
  now: 6,
};
const visible: MetricSeries = { ...sent, statistic: 'Maximum', points: Float64Array.of(4, 5, 6), now: 7 };

test('a sum begins where its first period does, and what came since the last point stands at now', () => {
  const { timesMs, values } = plotted(sent, 3_400);
  expect([...timesMs]).toEqual([0, 1_000, 2_000, 3_000, 3_400]);
  expect([...values]).toEqual([2, 2, 0, 3, 1]);
});

test('a maximum begins with its first point and ends with its value now', () => {
  const { timesMs, values } = plotted(visible, 3_400);
  expect(timesMs[0]).toBe(1_000);
  expect(timesMs.at(-1)).toBe(3_400);
  expect(values.at(-1)).toBe(7);
});

test('before the first period is over there is the present alone', () => {
  const { timesMs, values } = plotted({ ...sent, points: new Float64Array(), now: 1 }, 400);
  expect([...timesMs]).toEqual([0, 400]);
  expect([...values]).toEqual([1, 1]);
});

test('a resource that came late is plotted from then on', () => {
  const late = plotted({ ...sent, firstMs: 31_000, points: Float64Array.of(1), now: 1 }, 31_500);
  expect(late.timesMs[0]).toBe(30_000);
});

test('what is read is a whole period of a sum, and never before its first point', () => {
  const drawn = plotted(sent, 3_400);
  expect(readingAt(drawn, 3)).toEqual({ value: 3, fromMs: 2_000, toMs: 3_000 });
  expect(readingAt(drawn, 0)).toEqual({ value: 2, fromMs: 0, toMs: 1_000 });
  expect(readingAt(plotted(visible, 3_400), 0)).toEqual({ value: 4, fromMs: 1_000, toMs: 1_000 });
});

test('a run that stands on the end of a period has nothing of the next one', () => {
  expect(plotted({ ...sent, now: 5 }, 3_000).values.at(-1)).toBe(0);
});

test('a plot of nothing still has a height', () => {
  expect(topOf(Float64Array.of(0, 0))).toBe(1);
  expect(topOf(Float64Array.of(0, 100))).toBeGreaterThan(100);
});
