/** What other services may know of Lambda: its requests, its answers, its view. Types only. */
import type { Origin } from '../../kernel/service.ts';

export interface InvokeInput {
  FunctionName?: string;
  /** "RequestResponse" waits for the result; "Event" is answered at once with 202 and run later. */
  InvocationType?: 'RequestResponse' | 'Event';
  /** The event. An object here, JSON text where it crosses the wire. */
  Payload: unknown;
}

export interface InvokeOutput {
  StatusCode: number;
  /** "Unhandled" when the function failed or ran out of time. */
  FunctionError?: string;
  Payload?: unknown;
}

/** Settings of a wire "eventSource" from a queue, under the names of the mapping (LAM-01 to LAM-15). */
export interface QueueMappingSettings {
  BatchSize: number;
  MaximumBatchingWindowInSeconds: number;
  /** FunctionResponseTypes holds ReportBatchItemFailures. */
  ReportBatchItemFailures: boolean;
  /** Absent: no limit of its own. */
  MaximumConcurrency?: number;
}

/** Settings of a wire "eventSource" from a stream (LAM-30 to LAM-41). */
export interface StreamMappingSettings {
  StartingPosition: 'TRIM_HORIZON' | 'LATEST';
  BatchSize: number;
  MaximumBatchingWindowInSeconds: number;
  ParallelizationFactor: number;
  BisectBatchOnFunctionError: boolean;
  /** -1: until the records expire. */
  MaximumRetryAttempts: number;
  MaximumRecordAgeInSeconds: number;
  ReportBatchItemFailures: boolean;
}

// ── views ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A stretch of an environment's life. */
export interface LifeBar {
  kind: 'init' | 'work' | 'error' | 'timeout';
  fromMs: number;
  /** When it ends or ended, ms. */
  toMs: number;
  origin?: Origin;
  /** Records in the invocation. */
  records: number;
}

export interface EnvironmentView {
  /** From 1, never given twice. */
  number: number;
  state: 'init' | 'busy' | 'idle';
  bornMs: number;
  /** When it goes if nothing comes, ms; idle only. */
  goesAtMs?: number;
  /** Newest last, at most `barsMax`. */
  bars: readonly LifeBar[];
}

/** One shard (lane) of a stream mapping. */
export interface MappingLane {
  shard: string;
  index: number;
  /** Which lane of its shard, from 0; absent while a shard has but one (LAM-33). */
  lane?: number;
  state: 'waitsForParent' | 'reading' | 'gathering' | 'invoking' | 'blocked' | 'done';
  /** Records of the batch in hand, and which attempt at it this is, from 1. */
  records: number;
  attempt: number;
  /** First record of the batch in hand. */
  origin?: Origin;
  /** When a blocked lane tries again, ms. */
  untilMs?: number;
  /** IteratorAge of the last batch handed over, ms (LAM-40). */
  ageMs: number;
}

export interface MappingView {
  /** Id of the wire and of the source. */
  link: string;
  source: string;
  sourceService: 'sqs' | 'kinesis';
  batchSize: number;
  windowSeconds: number;
  reportsFailures: boolean;
  /** Queue: pollers that run now; batches in hand; records gathered for the next batch and until when. */
  pollers: number;
  busyBatches: number;
  maximumConcurrency?: number;
  gathered: number;
  gathersUntilMs?: number;
  /** Stream: at most `lanesMax`. */
  lanes: readonly MappingLane[];
  laneCount: number;
  /** Messages or records taken from the source, done, and failed (each attempt counts). */
  takenTotal: number;
  doneTotal: number;
  failedTotal: number;
  /** Batches the function was too busy for. */
  throttledTotal: number;
  /** Stream: batches cut in two; records given up and sent to the on-failure destination, or gone. */
  bisectedTotal: number;
  givenUpTotal: number;
}

export interface FunctionView {
  kind: 'lambda';
  arn: string;
  timeoutSeconds: number;
  /** Invocations that run now, and the most that may. */
  concurrency: number;
  concurrencyMax: number;
  isReserved: boolean;
  /** At most `environmentsMax`, busy ones first, then the youngest. */
  environments: readonly EnvironmentView[];
  environmentCount: number;
  busyCount: number;
  mappings: readonly MappingView[];
  /** Events accepted with 202 that are not done: waiting, and waiting for another attempt. */
  queuedEvents: number;
  retryingEvents: number;
  /** Id of the on-failure destination. */
  onFailure?: string;
  invocationsTotal: number;
  coldStartsTotal: number;
  errorsTotal: number;
  timeoutsTotal: number;
  throttlesTotal: number;
  /** Billed so far, ms (every started millisecond counts). */
  billedMs: number;
  /** Records whose work succeeded at least once, and those for which it did twice or more. */
  effectsOnce: number;
  effectsTotal: number;
  duplicateEffects: number;
  lastError?: { origin?: Origin; sentence: string; atMs: number };
}

export const environmentsMax = 8;
export const barsMax = 12;
export const lanesMax = 8;
