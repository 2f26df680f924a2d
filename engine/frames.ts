/**
 * What crosses the thread boundary: a small explicit protocol. The page pulls: once per animation frame at most it asks
 * for the next frame, and the worker simulates as far as the playback speed says, within a budget. A page in the
 * background asks for nothing and so nothing runs away.
 */

import type { Exchange } from './aws/exchange.ts';
import type { Fact } from './kernel/log.ts';
import type { ContentsPage, FaultKind, OpenedItem } from './kernel/service.ts';
import type { ObjectShape } from './kernel/shape.ts';
import type { Ledger } from './ledger/contract.ts';
import type { LintFinding } from './lint/findings.ts';
import type { MeterReading } from './meter/contract.ts';
import type { MetricSeries } from './metrics/contract.ts';
import type { Command, CommandEntry, CommandResult } from './protocol.ts';
import type { Problem, Scenario } from './scenario.ts';
import type { Until } from './until.ts';

/** Numbers per transit in `Frame.transits`. */
export const transitStride = 10;

/** Places in one transit's numbers. */
export const transitField = {
  /** Number of the departure fact in the log: the transit's identity. */
  seq: 0,
  /** Places in `Frame.resources`. */
  from: 1,
  to: 2,
  departMs: 3,
  /** Infinity: lost on the way. */
  arriveMs: 4,
  /** A `TransitKind`. */
  kind: 5,
  /** Story number of the first message carried; 0 for none. */
  origin: 6,
  /** How many messages it carries. */
  count: 7,
  /** Place of the group in `Frame.groups`; -1 for none. */
  group: 8,
  /** Place in `Frame.codes` of what a refusal says; -1 for none. */
  code: 9,
} as const;

export const transitKind = {
  /** A request with messages (send, publish). */
  send: 0,
  /** A request without messages (receive). */
  ask: 1,
  /** A delete or a change of visibility on its way back to the queue. */
  settle: 2,
  /** An answer with messages (received ones). */
  deliver: 3,
  /** An answer without messages: acknowledged, empty. */
  acknowledge: 4,
  /** An answer that is a refusal, or a success in which some entries failed. */
  refuse: 5,
  /** A message on its way to the dead-letter queue. */
  deadLetter: 6,
} as const;

/** A fact in words, as the story lists it. */
export interface StoryLine {
  seq: number;
  atMs: number;
  step: number;
  type: string;
  resource: string;
  service: string;
  causeSeq: number;
  /** Story number; absent when no one message is meant. */
  origin?: number;
  tone: 'plain' | 'good' | 'bad';
  line: string;
  note?: string;
  /** Whole sentence, when the fact deserves one. */
  caption?: string;
  rule?: string;
  group?: string;
}

/** Marks for the scrubber, one per painted fact: `markStride` numbers each, oldest first. */
export const markStride = 6;
export const markField = {
  seq: 0,
  atMs: 1,
  /** Place in `Frame.resources`. */
  resource: 2,
  /** Place in `markNames`. */
  mark: 3,
  /** Place in `Frame.groups`; -1 for none. */
  group: 4,
  /** Story number; 0 for none. */
  origin: 5,
} as const;

export const markNames = [
  'sent',
  'received',
  'timedOut',
  'deleted',
  'deadLettered',
  'failed',
  'throttled',
  'duplicate',
  'lost',
  'passed',
] as const;

export interface Frame {
  /** Virtual time, ms. */
  nowMs: number;
  /** How far the run has ever been. */
  headMs: number;
  /** When the next thing is due; Infinity when nothing is left. */
  nextMs: number;
  step: number;
  isPlaying: boolean;
  /** True where a recorded future lies ahead: an act here replaces it. */
  isInPast: boolean;
  /** The engine could not keep up with the speed asked for in this frame. */
  isBehind: boolean;
  /** Grows whenever the past was rewritten or time went backwards: everything drawn from older frames is void. */
  generation: number;
  /** Names that numbers in `transits` and `marks` point to; grows only, within a generation. */
  resources: readonly string[];
  groups: readonly string[];
  codes: readonly string[];
  /** Views that changed since the last frame, by resource; all of them in the first frame of a generation. */
  views: Readonly<Record<string, object>>;
  /** Resources that are gone since the last frame. */
  removed: readonly string[];
  /** Faults by resource or link, whole, when they changed. */
  faults?: Readonly<Record<string, readonly FaultSummary[]>>;
  /** Requests and answers under way at `nowMs` or since the last frame. Transferred. */
  transits: Float64Array;
  /** How many more there were than are drawn. */
  transitsOmitted: number;
  /** New facts worth a line, oldest first; at most `storyLinesMax`, the newest. */
  story: readonly StoryLine[];
  /** New marks for the scrubber. Transferred. */
  marks: Float64Array;
  /** One message in so many has its marks: the picture of a crowded run. 1 in all others. */
  markShare: number;
  /** Facts in the log up to now. */
  factCount: number;
  /** Playing ended here because what was waited for has happened. */
  reached?: Reached;
  /** What an act in the past replaced can be had back: until the next such act. */
  canRestoreFuture: boolean;
  /** What a mistake of ours left behind; the run is stopped for good. */
  bug?: BugReport;
}

/** A condition that came true while the run played. */
export interface Reached {
  until: Until;
  /** The fact that made it true; absent where a state did ("the queue is empty"). */
  seq?: number;
  /** Whom the fact happened to, and its message where one is meant. */
  resource?: string;
  origin?: number;
  atMs: number;
}

/** What an act in the past did to the future that was recorded there. */
export interface Fork {
  /** Where the act was, ms. */
  atMs: number;
  /** How far the replaced future went, ms. */
  toMs: number;
}

export interface ActResult extends CommandResult {
  /** Virtual time of the act, ms. */
  atMs: number;
  /** Present when the act replaced a future. */
  fork?: Fork;
}

export interface FaultSummary {
  kind: FaultKind;
  rate?: number;
  extraMs?: number;
  factor?: number;
  healsAtMs?: number;
}

/** All that is needed to see a bug again. */
export interface BugReport {
  sentence: string;
  stack: string;
  seed: number;
  scenario: Scenario;
  commands: readonly CommandEntry[];
  lastFact: unknown;
}

/** What a step goes to: any wake-up, a fact worth seeing, or one about the message `origin`. */
export type StepBy = 'event' | 'visible' | 'message';

/** What to do until the next frame. */
export type Move =
  /** Wall-clock ms since the last frame; what exceeds 500 is ignored, so a sleeping tab does not jump. */
  | {
      type: 'play';
      elapsedMs: number;
      speed: number;
      /** Playing ends at the first moment at which one of these is true. */
      until?: readonly Until[];
      /** As far as the frame's budget goes, whatever the speed. Only `until` ends it, or that nothing is left to happen. */
      isJump?: boolean;
    }
  | { type: 'pause' }
  /** To the next fact worth seeing; with `by`, to the next wake-up of any kind, or to the next fact about one message. */
  | { type: 'step'; by?: StepBy; origin?: number }
  /** To just before the last of what a step goes to. */
  | { type: 'stepBack'; by?: StepBy; origin?: number }
  /** To the next or previous painted fact (brackets keys). */
  | { type: 'nextMark' }
  | { type: 'previousMark' }
  /** To the moment the next thing is due, however far. */
  | { type: 'skip' }
  | { type: 'seek'; toMs: number }
  | { type: 'seekSeq'; seq: number }
  | { type: 'live' };

export interface ActionSummary {
  name: string;
  doc: string;
  input: ObjectShape;
}

export interface LoadResult {
  problems: readonly Problem[];
}

/** A step of a message's journey. */
export interface JourneyLine extends StoryLine {
  /** Which copy it happened to, from 1; absent where none is meant (it was made) or none is known. */
  copy?: number;
}

/** One copy of a message: what a queue, a stream, a function took in when the message came there. */
export interface MessageCopy {
  /** From 1, in the order in which they came to be. */
  copy: number;
  /** Where it is, or was last. */
  resource: string;
  /** The fact that ended it: deleted, expired, given up. Absent while it is there. */
  endedSeq?: number;
}

/** One message wherever it is, for whoever looks. */
export interface MessageDetail {
  origin: number;
  group?: string;
  body: string;
  attributes?: object;
  /** Where a copy of it is now, and how. */
  places: readonly { resource: string; holds: object }[];
  /** Its story so far, oldest first. */
  journey: readonly JourneyLine[];
  /** Its copies so far, in order. */
  copies: readonly MessageCopy[];
}

/** The worker's door. Every call is answered; nothing is called back. */
export interface EngineDoor {
  /** Starts a scenario at 0, paused. Nothing changes when it has problems. */
  load(scenario: unknown, seed?: number): Promise<LoadResult>;
  /** Moves and tells. */
  frame(move: Move): Promise<Frame>;
  act(command: Command): Promise<ActResult>;
  /** Checks a document, migrates it and fills it in; nothing is loaded. */
  read(document: unknown): Promise<{ scenario: Scenario } | { problems: readonly Problem[] }>;
  /** As `read`, of a document's text, which nobody has looked at yet: whatever is in it happens here. */
  readText(text: string): Promise<{ scenario: Scenario } | { problems: readonly Problem[] }>;
  /** What the learner may ask of a resource of this service, in the order of the service's table. */
  actions(service: string): Promise<readonly ActionSummary[]>;
  contents(resource: string, from: number, count: number): Promise<ContentsPage | undefined>;
  /** What a row of the contents with a key holds. */
  open(resource: string, key: string): Promise<OpenedItem | undefined>;
  message(origin: number): Promise<MessageDetail | undefined>;
  /** The chain of causes of a fact, nearest first, back to the learner's act or the start. */
  why(seq: number): Promise<readonly StoryLine[]>;
  /** Brings back the future that the last act in the past replaced; the present one takes its place. False when there is none. */
  restoreFuture(): Promise<boolean>;
  /** What CloudWatch would show of a resource, up to now. */
  metrics(resource: string): Promise<readonly MetricSeries[]>;
  /** Expected against actual, up to now. */
  ledger(): Promise<Ledger>;
  /** What the run would have been billed for, up to now. */
  meter(): Promise<MeterReading>;
  /** What is doubtful about a diagram. Reads the scenario alone. */
  lint(scenario: unknown): Promise<readonly LintFinding[]>;
  /** The call that a fact belongs to, as the client and the service would see it on the wire. */
  exchange(seq: number): Promise<Exchange | undefined>;
  /** Facts up to now, a page of them, oldest first. */
  facts(fromSeq: number, count: number): Promise<readonly Fact[]>;
  /** The same page's lines in words, one for each of its facts; '' for a fact that has none. */
  lines(fromSeq: number, count: number): Promise<readonly string[]>;
  /** The log's hash up to now: the whole story in 16 digits. */
  hash(): Promise<string>;
}

export const storyLinesMax = 200;
export const transitsMax = 5_000;
