/** Figures under CloudWatch's names. */
import type { MetricDefinition } from '../kernel/figures.ts';

export type { MetricDefinition };

/** One metric of one resource up to now. */
export interface MetricSeries {
  name: string;
  unit: MetricDefinition['unit'];
  statistic: MetricDefinition['statistic'];
  doc: string;
  rule?: string;
  /** Virtual ms between two points; grows as the run does. */
  periodMs: number;
  /** Time of the first point, virtual ms. A point stands at the end of its period: the growth up to then, or the value then. */
  firstMs: number;
  /** Oldest first, at most `pointsMax`. */
  points: Float64Array;
  /** At this very moment: the value, of a sum the total so far. */
  now: number;
}

export const pointsMax = 600;
