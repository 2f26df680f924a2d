/** What other services may know of an HTTP service: its requests, its answers, its view. Types only. */
import type { Origin } from '../../kernel/service.ts';

export interface HttpRequestInput {
  /** "POST" unless given. */
  method?: string;
  path?: string;
  headers?: Readonly<Record<string, string>>;
  body: string;
}

/** Statuses from 200 to 299; every other status is a refusal with code "HTTP 503". */
export interface HttpResponseOutput {
  status: number;
  body: string;
}

// ── views ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A thread that serves a request. */
export interface HttpThread {
  index: number;
  /** calling: waits for the answer of another service. */
  activity: 'idle' | 'working' | 'calling' | 'pausing';
  sinceMs: number;
  untilMs?: number;
  origin?: Origin;
  group?: string;
  /** Whom it waits for, and the attempt, from 1. */
  calls?: string;
  attempt?: number;
}

export interface HttpView {
  kind: 'http';
  /** True when it calls or sends to others: a service rather than an endpoint. */
  isCaller: boolean;
  threadCount: number;
  busyCount: number;
  /** Threads that wait for others. */
  callingCount: number;
  /** At most `threadsMax`, busy ones first. */
  threads: readonly HttpThread[];
  /** Requests that wait for a thread, and how many may. */
  waiting: number;
  waitingMax: number;
  isCrashed: boolean;
  requestsTotal: number;
  okTotal: number;
  /** Answered with an error of its own, and because of one it called. */
  failedTotal: number;
  cascadedTotal: number;
  /** Turned away because no thread and no place was free. */
  turnedAwayTotal: number;
  /** Answers that took longer than the caller waited cannot be seen from here. Time from request to answer of the last ones, ms. */
  lastLatencyMs?: number;
  lastStatus?: { status: number; atMs: number; origin: Origin };
  effectsOnce: number;
  effectsTotal: number;
  duplicateEffects: number;
}

export const threadsMax = 8;
