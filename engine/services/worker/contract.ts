/** What the page may know of a worker group. Types only. */
import type { Origin } from '../../kernel/service.ts';

export interface WorkerJob {
  origin: Origin;
  group?: string;
  receiveCount: number;
  /** When the work on this message began and when it will be done, ms. */
  startedAtMs: number;
  endsAtMs: number;
  /** How it will end, decided when it began. */
  outcome: 'succeed' | 'fail' | 'crash';
  /** Messages of the same batch still to do. */
  behind: number;
}

export interface WorkerRow {
  /** "one", "two", … from 0. */
  index: number;
  activity: 'idle' | 'polling' | 'working' | 'waiting' | 'crashed';
  /** When the activity began, ms; and when a crashed worker is back or a waiting one polls again. */
  sinceMs: number;
  untilMs?: number;
  job?: WorkerJob;
}

export interface WorkerView {
  kind: 'worker';
  workerCount: number;
  /** At most `rowsMax`; busy ones first when there are more. */
  rows: readonly WorkerRow[];
  busyCount: number;
  /** Messages whose work succeeded at least once, and those for which it did twice or more. */
  effectsTotal: number;
  effectsOnce: number;
  duplicateEffects: number;
  failedTotal: number;
  crashedTotal: number;
  receivesTotal: number;
  emptyReceivesTotal: number;
  deletesTotal: number;
  /** The queue it polls; absent when no wire leads here. */
  source?: string;
  isCrashed: boolean;
}

export const rowsMax = 8;
