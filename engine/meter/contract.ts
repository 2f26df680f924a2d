/** What the run would have been billed for, in credits: ratios between services, never a currency. */

/** One thing a service is billed by: declared beside the service, read off its state. */
export interface MeterDefinition<State = never> {
  /** Name of its price in the facts file: "sqs.request", "kinesis.shardHour". */
  price: string;
  /** "requests", "shard-hours", "gigabytes", "invocations", "gigabyte-seconds", "PUT payload units". */
  dimension: string;
  /** How it is counted, one sentence: "each 64 KiB of a request is one". */
  doc: string;
  rule?: string;
  /** Amount since the start. */
  read(state: State, nowMs: number): number;
}

export interface MeterReading {
  /** When the prices behind the ratios were read: "2026-11-01". */
  pricesAsOf: string;
  /** What one credit is, in words: "one million standard SQS requests". */
  creditIs: string;
  lines: readonly MeterLine[];
  totalCredits: number;
}

export interface MeterLine {
  resource: string;
  service: string;
  /** "requests", "shard-hours", "gigabytes", "invocations", "gigabyte-seconds", "PUT payload units". */
  dimension: string;
  amount: number;
  credits: number;
  /** How it is counted, one sentence: "each 64 KiB of a request is one". */
  doc: string;
  rule?: string;
}
