/** Whether a plot goes up or down, for those who do not see it. */
import type { MetricSeries } from '../../engine/index.ts';

export type Trend = 'rising' | 'falling' | 'steady';

/** What differs by less is called steady. */
const differenceMin = 0.1;

/** The last quarter of the points against the quarter before. */
export function trendOf({ points }: Pick<MetricSeries, 'points'>): Trend {
  const quarter = Math.max(1, Math.floor(points.length / 4));
  if (points.length < 2 * quarter) return 'steady';
  const late = mean(points.subarray(points.length - quarter));
  const early = mean(points.subarray(points.length - 2 * quarter, points.length - quarter));
  const difference = late - early;
  if (Math.abs(difference) <= differenceMin * Math.max(Math.abs(late), Math.abs(early))) return 'steady';
  return difference > 0 ? 'rising' : 'falling';
}

function mean(points: Float64Array): number {
  return points.reduce((sum, point) => sum + point, 0) / points.length;
}
