/** Figures under CloudWatch's names. */

/** A service's metric: declared beside the service, read off its state. */
export interface MetricDefinition<State = never> {
  /** CloudWatch's name, "NumberOfMessagesSent". */
  name: string;
  unit: 'Count' | 'Seconds' | 'Milliseconds' | 'Bytes' | 'Percent';
  /** "Sum": `read` gives a total since the start, the plot its growth in each period. "Maximum": `read` gives the value now. */
  statistic: 'Sum' | 'Maximum';
  /** One sentence: what it counts, and what people get wrong about it. */
  doc: string;
  /** Rule in facts.md. */
  rule?: string;
  read(state: State, nowMs: number): number;
}

/** One metric of one resource up to now. */
export interface MetricSeries {
  name: string;
  unit: MetricDefinition['unit'];
  statistic: MetricDefinition['statistic'];
  doc: string;
  rule?: string;
  /** Virtual ms between two points; grows as the run does. */
  periodMs: number;
  /** Time of the first point, virtual ms. */
  firstMs: number;
  /** Oldest first, at most `pointsMax`. */
  points: Float64Array;
  /** At this very moment. */
  now: number;
}

export const pointsMax = 600;
