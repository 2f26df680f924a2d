/** Figures that are read off a resource's state: what CloudWatch would plot, and what a bill would count. */

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
  /** Looking disturbs nothing. */
  read(state: State, nowMs: number): number;
  /** False where CloudWatch has no such metric for this resource (groups of a standard queue). Always, when absent. */
  appliesTo?(state: State): boolean;
}

/** One thing a service is billed by: declared beside the service, read off its state. */
export interface MeterDefinition<State = never> {
  /** Name of its price in the facts file: "sqs.request", "kinesis.shardHour". */
  price: string;
  /** "requests", "shard-hours", "gigabytes", "invocations", "gigabyte-seconds", "PUT payload units". */
  dimension: string;
  /** How it is counted, one sentence: "each 64 KiB of a request is one". */
  doc: string;
  rule?: string;
  /**
   * Amount since the start.
   * @param requestTotal requests that reached the resource and fitted their contract, those it then refused among them
   */
  read(state: State, nowMs: number, requestTotal: number): number;
}
