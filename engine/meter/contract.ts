/** What the run would have been billed for, in credits: ratios between services, never a currency. */

export type { MeterDefinition } from '../kernel/figures.ts';

export interface MeterReading {
  /** When the prices behind the ratios were read: "2026-11-01". */
  pricesAsOf: string;
  /** Where the prices are from and what they leave out, one or two sentences. */
  pricesNote?: string;
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
