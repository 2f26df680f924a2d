/** What a producer is made of. */
import { CowNumbers, CowRefs, type Epoch } from '../../kernel/cow.ts';
import type { Origin, WakeId } from '../../kernel/service.ts';
import type { OutgoingMessage } from '../../programs/outgoing.ts';
import type { ProducerSettings } from './settings.ts';

/** What a send wants to know again when its answer comes. Immutable. */
export interface SendAttempt {
  to: string;
  toService: string;
  messages: readonly OutgoingMessage[];
  /** A batch that is tried again stays one, whatever the setting says by then, and however few are left. */
  isBatch: boolean;
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
  /** What waits for the batch to be full: the first `batchCount`; what stands behind them has gone. */
  batch: CowRefs<OutgoingMessage>;
  batchCount: number;
  /** Story numbers of a script's messages, by place. */
  scriptOrigins: CowNumbers;
  /** True where a wire leads to a bucket: messages then need a key. */
  isUploading: boolean;
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

export function newProducer(epoch: Epoch, settings: ProducerSettings): ProducerState {
  return {
    settings,
    patternSinceMs: 0,
    madeBefore: 0,
    madeTotal: 0,
    wakeId: 0,
    nextAtMs: Number.POSITIVE_INFINITY,
    batch: CowRefs.create(epoch),
    batchCount: 0,
    scriptOrigins: CowNumbers.create(epoch),
    isUploading: false,
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
