import { expect, test } from 'vitest';
import type { MetricSeries } from '../../engine/index.ts';
import { mostTelling, shownMetrics } from './choosing.ts';

const series = (name: string) => ({ name }) as MetricSeries;
const queue = ['NumberOfMessagesSent', 'ApproximateNumberOfMessagesVisible'].map(series);
const unknown = ['Teapots', 'Cups'].map(series);

test('of a queue the backlog tells most; of what nobody knows, what it declares first', () => {
  expect(mostTelling(queue)?.name).toBe('ApproximateNumberOfMessagesVisible');
  expect(mostTelling(unknown)?.name).toBe('Teapots');
  expect(mostTelling([])).toBeUndefined();
});

test('one plot a resource when nothing is selected, all of them of what is; nothing of what has none', () => {
  const metrics = new Map([
    ['shop', []],
    ['orders', queue],
  ]);
  expect(shownMetrics(metrics, false).map((one) => [one.resource, one.series.name])).toEqual([
    ['orders', 'ApproximateNumberOfMessagesVisible'],
  ]);
  expect(shownMetrics(metrics, true)).toHaveLength(2);
});
