/** What a function is made of: environments, invocations, its queue of events, and its event source mappings. */
import { CowNumbers, CowTable, type Epoch, type Row } from '../../kernel/cow.ts';
import type { Call, Link, Origin, WakeId } from '../../kernel/service.ts';
import { noShards, type ReadsShards } from '../../programs/shardReading.ts';
import type { StreamRecord } from '../kinesis/contract.ts';
import type { ReceivedMessage } from '../sqs/contract.ts';
import type { LifeBar, QueueMappingSettings, StreamMappingSettings } from './contract.ts';
import { pollersAtStart, visibilityTimeoutMsUsual } from './limits.ts';
import type { FunctionSettings } from './settings.ts';

// ── running ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** One record of an event, as the function's code sees it. Immutable. */
export interface WorkRecord {
  origin: Origin;
  body: string;
  group: string | undefined;
  /** messageId, sequence number or recordId: what an answer names it by. */
  id: string;
}

/** Who is told how an invocation ended. Immutable. */
export type Source =
  | { kind: 'call'; call: Call }
  | { kind: 'event'; event: number }
  | { kind: 'queue'; batch: number }
  | { kind: 'stream'; lane: number };

/** What the function is invoked with. Immutable; written out as JSON only for who looks (`rules/eventShapes.ts`). */
export type Handed =
  | { kind: 'payload'; payload: unknown }
  | { kind: 'transform'; payload: unknown }
  | { kind: 'queue'; queue: string; messages: readonly TakenMessage[]; isFifo: boolean; reports: boolean }
  | { kind: 'stream'; stream: string; shard: string; items: readonly StreamItem[]; reports: boolean };

/** How an invocation will go: decided when it begins, so that the picture can show it. Immutable. */
export interface Fate {
  wholeMs: number;
  end: 'return' | 'throw' | 'timeout';
  /** Why it throws, for the story: "fails on “m7”". */
  reason: string;
  /** Places of the records whose work is done by the end, and of those that failed. */
  done: readonly number[];
  failed: readonly number[];
  /** Transforms only. */
  dropped: readonly number[];
}

export interface Invocation extends Row {
  requestId: string;
  environment: number;
  source: Source;
  handed: Handed;
  records: readonly WorkRecord[];
  startedAtMs: number;
  /** When the work begins, after a cold start; when it is done; and when Lambda would end it. */
  workFromMs: number;
  endsAtMs: number;
  timeoutAtMs: number;
  fate: Fate;
  /** Answers to what it sends onward that are still to come, and what went wrong with one. */
  onwardPending: number;
  onwardFailure: string | undefined;
  /** Ends the work, or the wait for those answers. */
  wakeId: WakeId;
}

/** What the code returned. Immutable. */
export interface Response {
  value: unknown;
  /** False for what is no JSON. */
  isJson: boolean;
}

/** How an invocation ended. */
export type Outcome =
  | { kind: 'returned'; response: Response }
  | { kind: 'error' | 'timeout'; sentence: string; requestId: string };

export interface Environment extends Row {
  bornMs: number;
  state: 'init' | 'busy' | 'idle';
  idleSinceMs: number;
  /** When it goes if nothing comes; idle only. */
  goesAtMs: number | undefined;
  wakeId: WakeId;
  bars: readonly LifeBar[];
  /** What it was invoked with last. */
  lastHanded: Handed | undefined;
}

/** An event that was answered with 202 and is not done. */
export interface QueuedEvent extends Row {
  requestId: string;
  payload: unknown;
  origins: readonly Origin[];
  /** Who gave it; "" is the learner. */
  from: string;
  acceptedAtMs: number;
  state: 'running' | 'retrying' | 'throttled';
  /** Invocations so far, and how often none was possible in a row. */
  invokeCount: number;
  throttledCount: number;
  untilMs: number;
}

// ── mappings ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface MappingTotals {
  takenTotal: number;
  doneTotal: number;
  failedTotal: number;
  throttledTotal: number;
  bisectedTotal: number;
  givenUpTotal: number;
}

/** A message a poller has received. Immutable. */
export interface TakenMessage {
  message: ReceivedMessage;
  origin: Origin;
  receivedAtMs: number;
}

export interface QueueMapping extends Row, MappingTotals {
  link: Link;
  /** Batches that may be in hand at a time; polls under way or pausing; batches in hand. */
  pollers: number;
  polls: number;
  busyBatches: number;
  gathered: readonly TakenMessage[];
  gatheredBytes: number;
  gathersUntilMs: number | undefined;
  windowWakeId: WakeId;
  scaleWakeId: WakeId;
  /** The queue's own, as it last said. */
  visibilityTimeoutMs: number;
  /** Since the pollers were last counted: most batches in hand, polls that gave nothing, failed or throttled batches. */
  busyMost: number;
  emptyPolls: number;
  troubles: number;
}

/** A batch from a queue, from its closing to its deletion. It outlives its wire. */
export interface QueueBatch extends Row {
  mapping: number;
  link: Link;
  messages: readonly TakenMessage[];
  visibleAgainAtMs: number;
  throttledCount: number;
}

/** A record of a shard. Immutable. */
export interface StreamItem {
  record: StreamRecord;
  origin: Origin;
}

/** A batch of a lane, as often as it takes. Immutable: every attempt makes a new one. */
export interface LaneBatch {
  items: readonly StreamItem[];
  /** Retries used up (LAM-35); invocations, throttled ones not counted; throttles in a row. */
  retriesUsed: number;
  invokeCount: number;
  throttledCount: number;
}

export interface StreamMapping extends Row, MappingTotals {
  link: Link;
}

/** One of the lanes of a shard (LAM-33). */
export interface Lane extends Row {
  mapping: number;
  /** Slot of the shard's cursor, and which of its lanes this is. */
  cursor: number;
  place: number;
  /** Read, and not yet in a batch. */
  waiting: readonly StreamItem[];
  /** The shard is closed and read to its end: nothing more will come, no window is waited for. */
  isEnding: boolean;
  gathersUntilMs: number | undefined;
  /** The batch in hand, and what is left of a batch that was cut, next first. */
  batch: LaneBatch | undefined;
  behind: readonly LaneBatch[];
  state: 'free' | 'invoking' | 'blocked';
  /** When a blocked lane tries again. */
  untilMs: number | undefined;
  /** Ends the window, or the pause. */
  wakeId: WakeId;
  /** Of the last batch handed over, and when that was; -1 before the first. */
  ageMs: number;
  agedAtMs: number;
}

export interface FunctionState extends ReadsShards {
  settings: FunctionSettings;
  name: string;
  arn: string;
  account: string;
  region: string;
  /** Id of the on-failure destination, and its service. */
  destination: { id: string; service: string } | undefined;
  environments: CowTable<Environment>;
  invocations: CowTable<Invocation>;
  events: CowTable<QueuedEvent>;
  queues: CowTable<QueueMapping>;
  batches: CowTable<QueueBatch>;
  streams: CowTable<StreamMapping>;
  lanes: CowTable<Lane>;
  /** By the slot of a shard's cursor: the slot of its first lane, plus one; 0 for none. The other lanes follow it. */
  firstLanes: CowNumbers;
  /** By story number: how often the work on it succeeded, and how often it was begun. */
  effects: CowNumbers;
  tries: CowNumbers;
  effectsTotal: number;
  effectsOnce: number;
  duplicateEffects: number;
  invocationsTotal: number;
  coldStartsTotal: number;
  errorsTotal: number;
  timeoutsTotal: number;
  throttlesTotal: number;
  billedMs: number;
  /** Time of the code alone, without cold starts. */
  durationMs: number;
  eventsTotal: number;
  eventsDroppedTotal: number;
  lastError: { origin?: Origin; sentence: string; atMs: number } | undefined;
}

export function newFunction(
  epoch: Epoch,
  place: Pick<FunctionState, 'settings' | 'name' | 'arn' | 'account' | 'region'>,
): FunctionState {
  return {
    ...noShards(epoch),
    ...place,
    destination: undefined,
    environments: CowTable.create(epoch),
    invocations: CowTable.create(epoch),
    events: CowTable.create(epoch),
    queues: CowTable.create(epoch),
    batches: CowTable.create(epoch),
    streams: CowTable.create(epoch),
    lanes: CowTable.create(epoch),
    firstLanes: CowNumbers.create(epoch),
    effects: CowNumbers.create(epoch),
    tries: CowNumbers.create(epoch),
    effectsTotal: 0,
    effectsOnce: 0,
    duplicateEffects: 0,
    invocationsTotal: 0,
    coldStartsTotal: 0,
    errorsTotal: 0,
    timeoutsTotal: 0,
    throttlesTotal: 0,
    billedMs: 0,
    durationMs: 0,
    eventsTotal: 0,
    eventsDroppedTotal: 0,
    lastError: undefined,
  };
}

const noTotals: MappingTotals = {
  takenTotal: 0,
  doneTotal: 0,
  failedTotal: 0,
  throttledTotal: 0,
  bisectedTotal: 0,
  givenUpTotal: 0,
};

export function newQueueMapping(link: Link): QueueMapping {
  return {
    epoch: 0,
    ...noTotals,
    link,
    pollers: pollersAtStart,
    polls: 0,
    busyBatches: 0,
    gathered: [],
    gatheredBytes: 0,
    gathersUntilMs: undefined,
    windowWakeId: 0,
    scaleWakeId: 0,
    visibilityTimeoutMs: visibilityTimeoutMsUsual,
    busyMost: 0,
    emptyPolls: 0,
    troubles: 0,
  };
}

export function newStreamMapping(link: Link): StreamMapping {
  return { epoch: 0, ...noTotals, link };
}

export function newLane(mapping: number, cursor: number, place: number): Lane {
  return {
    epoch: 0,
    mapping,
    cursor,
    place,
    waiting: [],
    isEnding: false,
    gathersUntilMs: undefined,
    batch: undefined,
    behind: [],
    state: 'free',
    untilMs: undefined,
    wakeId: 0,
    ageMs: 0,
    agedAtMs: -1,
  };
}

export function queueSettings(link: Link): QueueMappingSettings {
  return link.settings as unknown as QueueMappingSettings;
}

export function streamSettings(link: Link): StreamMappingSettings {
  return link.settings as unknown as StreamMappingSettings;
}

/** The most invocations at a time. */
export function concurrencyOf(settings: FunctionSettings, most: number): number {
  return settings.ReservedConcurrentExecutions ?? most;
}

/** How many the table of a message's numbers says; 0 where it was never written. */
export function countOf(numbers: CowNumbers, origin: Origin): number {
  return numbers.has(origin) ? numbers.get(origin) : 0;
}
