/** What an HTTP service is made of. */
import { CowDeque, CowHeap, CowNumbers, CowTable, type Epoch, type Row } from '../../kernel/cow.ts';
import type { Call, Origin, WakeId } from '../../kernel/service.ts';
import type { HttpSettings } from './settings.ts';

/** A request that was taken in and not answered. */
export interface OpenRequest extends Row {
  call: Call;
  origin: Origin;
  group: string | undefined;
  body: string;
  arrivedMs: number;
  /** How often the work on its message had succeeded when it was done; 0 before. */
  effect: number;
}

export interface Thread extends Row {
  activity: 'idle' | 'working' | 'calling' | 'pausing';
  sinceMs: number;
  untilMs: number | undefined;
  /** Ends the work or the pause. */
  wakeId: WakeId;
  /** The request it serves; undefined when idle. */
  request: number | undefined;
  /** Why its work will fail; undefined when it will not. */
  failure: string | undefined;
  /** Ids of the wires it has still to go along, the one it is at first; and the attempt there, from 1. */
  onward: readonly string[];
  attempt: number;
  calls: string | undefined;
}

/** What a call onward wants to know again when its answer comes. Immutable. */
export interface CallContext {
  thread: number;
  /** Given once: the answer to a call for another request, or from before a crash, finds nobody. */
  request: number;
  toService: string;
}

export interface HttpState {
  settings: HttpSettings;
  threads: CowTable<Thread>;
  /** Idle threads, the first one on top; those that were dismissed meanwhile are skipped. */
  idle: CowHeap;
  requests: CowTable<OpenRequest>;
  /** Requests without a thread, in the order of arrival. */
  waiting: CowDeque;
  isCaller: boolean;
  isCrashed: boolean;
  requestsTotal: number;
  okTotal: number;
  failedTotal: number;
  cascadedTotal: number;
  turnedAwayTotal: number;
  lastLatencyMs: number | undefined;
  lastStatus: { status: number; atMs: number; origin: Origin } | undefined;
  /** How often the work on a message succeeded, by story number. */
  effects: CowNumbers;
  effectsTotal: number;
  effectsOnce: number;
  duplicateEffects: number;
}

export function newService(epoch: Epoch, settings: HttpSettings): HttpState {
  return {
    settings,
    threads: CowTable.create(epoch),
    idle: CowHeap.create(epoch),
    requests: CowTable.create(epoch),
    waiting: CowDeque.create(epoch),
    isCaller: false,
    isCrashed: false,
    requestsTotal: 0,
    okTotal: 0,
    failedTotal: 0,
    cascadedTotal: 0,
    turnedAwayTotal: 0,
    lastLatencyMs: undefined,
    lastStatus: undefined,
    effects: CowNumbers.create(epoch),
    effectsTotal: 0,
    effectsOnce: 0,
    duplicateEffects: 0,
  };
}

export function newThread(nowMs: number): Thread {
  return {
    epoch: 0,
    activity: 'idle',
    sinceMs: nowMs,
    untilMs: undefined,
    wakeId: 0,
    request: undefined,
    failure: undefined,
    onward: [],
    attempt: 1,
    calls: undefined,
  };
}
