/** What a producer is made of. */
import type { Origin, WakeId } from '../../kernel/service.ts';
import type { ProducerSettings } from './settings.ts';

/** A message on its way out, as often as it takes. Immutable. */
export interface OutgoingMessage {
  origin: Origin;
  body: string;
  group?: string;
  deduplicationId?: string;
  delaySeconds?: number;
}

/** What a send wants to know again when its answer comes. Immutable. */
export interface SendAttempt {
  to: string;
  messages: readonly OutgoingMessage[];
  /** From 1. */
  attempt: number;
  /** Which life of the program asked: a crash forgets what was under way. */
  life: number;
}

export interface ProducerState {
  settings: ProducerSettings;
  /** Where the pattern's own clock began, ms, and what it had made by then. */
  patternSinceMs: number;
  madeBefore: number;
  madeTotal: number;
  wakeId: WakeId;
  nextAtMs: number;
  /** Waits for the batch to be full. Immutable list. */
  batch: readonly OutgoingMessage[];
  /** Story numbers of a script's messages, by place. Immutable list. */
  scriptOrigins: readonly Origin[];
  /** Counts the crashes. */
  life: number;
  awaiting: number;
  acceptedTotal: number;
  refusedTotal: number;
  retriedTotal: number;
  lostTotal: number;
  isCrashed: boolean;
  isDone: boolean;
  last: { origin: Origin; group?: string } | undefined;
  lastError: { code: string; sentence: string; atMs: number } | undefined;
}

export function newProducer(settings: ProducerSettings): ProducerState {
  return {
    settings,
    patternSinceMs: 0,
    madeBefore: 0,
    madeTotal: 0,
    wakeId: 0,
    nextAtMs: Number.POSITIVE_INFINITY,
    batch: [],
    scriptOrigins: [],
    life: 0,
    awaiting: 0,
    acceptedTotal: 0,
    refusedTotal: 0,
    retriedTotal: 0,
    lostTotal: 0,
    isCrashed: false,
    isDone: false,
    last: undefined,
    lastError: undefined,
  };
}
