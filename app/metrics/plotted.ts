/** A series as a plot draws it, and as it is read off the plot. */
import type { MetricSeries } from '../../engine/index.ts';

export interface Plotted {
  /** The first place that can be read: in front of a sum's stands the start of its first period. */
  firstPlace: 0 | 1;
  /** Ends of the periods, virtual ms, and now. */
  timesMs: Float64Array;
  values: Float64Array;
}

/**
 * A point stands at the end of its period. At the end stands the present, which belongs to a period that is not over: of
 * a sum what has come since the last point, of a maximum the value now.
 */
export function plotted({ statistic, periodMs, firstMs, points, now }: MetricSeries, nowMs: number): Plotted {
  const timesMs = Array.from(points, (_, index) => firstMs + index * periodMs);
  timesMs.push(Math.max(nowMs, timesMs.at(-1) ?? 0));
  if (statistic === 'Maximum') {
    return { firstPlace: 0, timesMs: Float64Array.from(timesMs), values: Float64Array.of(...points, now) };
  }
  const startMs = Math.max(0, Math.min(firstMs, nowMs) - periodMs);
  const counted = points.reduce((sum, point) => sum + point, 0);
  const present = Math.max(0, now - counted);
  return {
    firstPlace: 1,
    timesMs: Float64Array.of(startMs, ...timesMs),
    values: Float64Array.of(points[0] ?? present, ...points, present),
  };
}

export interface Reading {
  value: number;
  /** The period of a sum; of a maximum both are the moment, virtual ms. */
  fromMs: number;
  toMs: number;
}

/** What a plot says at one of its places. */
export function readingAt({ firstPlace, timesMs, values }: Plotted, wanted: number): Reading {
  const place = Math.min(Math.max(firstPlace, wanted), timesMs.length - 1);
  const toMs = timesMs[place]!;
  return { value: values[place]!, fromMs: timesMs[place - firstPlace]!, toMs };
}

/** The top of a plot: a little above its highest point, and never at its foot. */
export function topOf(values: Float64Array): number {
  return highestOf(values) * 1.08 || 1;
}

export function highestOf(values: Float64Array): number {
  return values.reduce((highest, value) => Math.max(highest, value), 0);
}
