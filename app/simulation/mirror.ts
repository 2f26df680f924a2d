/** What the page knows of the run: the frames of the worker, folded into one store. Nothing here is computed twice. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import {
  type BugReport,
  type FaultSummary,
  type Frame,
  markStride,
  type Reached,
  type StoryLine,
  type Until,
} from '../../engine/index.ts';

/** The scrubber's marks: `length` of them in `data`, `markStride` numbers each. A new object whenever there are more. */
export interface Marks {
  readonly data: Float64Array;
  readonly length: number;
}

/** Marks of an older generation, with the names their numbers point to. */
export interface RecordedMarks {
  marks: Marks;
  resources: readonly string[];
  groups: readonly string[];
}

/** A recorded future that an act in the past has replaced. */
interface ReplacedFuture {
  /** Where the act was, ms. */
  atMs: number;
  /** How far it went, ms. */
  toMs: number;
  factsDropped: number;
}

/** What the run goes on until. */
export interface Waiting {
  until: readonly Until[];
  /** As fast as the engine can. */
  isJump: boolean;
}

/** Why playing has ended by itself. */
export interface Ended {
  atMs: number;
  /** Absent when nothing is left to happen, and what was waited for never came. */
  reached?: Reached;
  waited: readonly Until[];
}

/** The future that can be had back: how far it goes, and how it looks on the scrubber. */
interface OtherFuture {
  toMs: number;
  recorded?: RecordedMarks;
}

export interface Mirror {
  status: 'loading' | 'ready' | 'stopped';
  /** Virtual time, ms. */
  nowMs: number;
  headMs: number;
  nextMs: number;
  step: number;
  isPlaying: boolean;
  isInPast: boolean;
  isBehind: boolean;
  /** Virtual seconds per second. */
  speed: number;
  generation: number;
  factCount: number;
  resources: readonly string[];
  groups: readonly string[];
  /** What refusals say, by number. */
  codes: readonly string[];
  views: Readonly<Record<string, object>>;
  faults: Readonly<Record<string, readonly FaultSummary[]>>;
  transits: Float64Array;
  transitsOmitted: number;
  /** One message in so many has its marks on the scrubber. */
  markShare: number;
  story: readonly StoryLine[];
  marks: Marks;
  /** Marks of the run as far as it has ever been, while it stands in the past. */
  recorded?: RecordedMarks;
  /** The newest line of the story that has a whole sentence. */
  caption?: StoryLine;
  replaced?: ReplacedFuture;
  canRestoreFuture: boolean;
  /** While the engine runs a replaced future again. */
  isRestoring: boolean;
  otherFuture?: OtherFuture;
  waiting?: Waiting;
  ended?: Ended;
  /** A step of this message has found nothing more. A new object each time. */
  stepInVain?: { origin: number };
  bug?: BugReport;
  /** Why the run cannot go on though it has no bug report: the worker did not start. */
  failure?: string;
}

const storyKept = 2_000;
const marksKept = 200_000;
const noMarks: Marks = { data: new Float64Array(0), length: 0 };

const atStart: Mirror = {
  status: 'loading',
  nowMs: 0,
  headMs: 0,
  nextMs: Number.POSITIVE_INFINITY,
  step: 0,
  isPlaying: false,
  isInPast: false,
  isBehind: false,
  speed: 1,
  generation: -1,
  factCount: 0,
  resources: [],
  groups: [],
  codes: [],
  views: {},
  faults: {},
  transits: new Float64Array(0),
  transitsOmitted: 0,
  markShare: 1,
  story: [],
  marks: noMarks,
  canRestoreFuture: false,
  isRestoring: false,
};

export const mirror = createStore<Mirror>()(() => atStart);

export function useMirror<T>(selector: (state: Mirror) => T): T {
  return useStore(mirror, selector);
}

/** Takes in a frame. */
export function receive(frame: Frame): void {
  mirror.setState((known) => folded(known, frame));
}

export function folded(known: Mirror, frame: Frame): Mirror {
  const isSameRun = frame.generation === known.generation;
  const { views, removed, faults, story, marks, bug, reached: _, ...rest } = frame;
  const lines = isSameRun ? appended(known.story, story) : story;
  return {
    ...known,
    ...rest,
    status: bug ? 'stopped' : 'ready',
    resources: unlessSame(known.resources, rest.resources),
    groups: unlessSame(known.groups, rest.groups),
    codes: unlessSame(known.codes, rest.codes),
    views: isSameRun ? merged(known.views, views, removed) : views,
    faults: faults ?? known.faults,
    story: lines,
    marks: grown(isSameRun ? known.marks : noMarks, marks),
    recorded: frame.isInPast ? (known.recorded ?? recordedIn(known)) : undefined,
    caption: newestCaption(story) ?? (isSameRun ? known.caption : undefined),
    bug,
  };
}

/** Every frame brings its own copy of the names; what stays the same shall stay the same object. */
function unlessSame(known: readonly string[], told: readonly string[]): readonly string[] {
  const isSame = known.length === told.length && known.every((name, index) => name === told[index]);
  return isSame ? known : told;
}

/** What lies ahead was told before the run went back; a new generation tells only what lies behind. */
export function recordedIn({ marks, resources, groups }: Mirror): RecordedMarks {
  return { marks, resources, groups };
}

/** Views that did not change keep their identity, so that nothing redraws for them. */
function merged(
  known: Readonly<Record<string, object>>,
  changed: Readonly<Record<string, object>>,
  removed: readonly string[],
): Readonly<Record<string, object>> {
  if (removed.length === 0 && Object.keys(changed).length === 0) return known;
  const views: Record<string, object> = { ...known, ...changed };
  for (const id of removed) delete views[id];
  return views;
}

function appended(known: readonly StoryLine[], lines: readonly StoryLine[]): readonly StoryLine[] {
  return lines.length === 0 ? known : [...known, ...lines].slice(-storyKept);
}

function newestCaption(lines: readonly StoryLine[]): StoryLine | undefined {
  return lines.findLast((line) => line.caption !== undefined);
}

/** Doubles its room when it is full, and lets the older half go when there are too many to look at. */
function grown(known: Marks, more: Float64Array): Marks {
  if (more.length === 0) return known;
  const used = known.length * markStride;
  if (used + more.length > known.data.length) return grown(withRoom(known, more.length), more);
  known.data.set(more, used);
  return { data: known.data, length: known.length + more.length / markStride };
}

function withRoom(known: Marks, need: number): Marks {
  const kept = known.length > marksKept ? Math.floor(known.length / 2) : known.length;
  const data = new Float64Array(Math.max(512 * markStride, (kept * markStride + need) * 2));
  data.set(known.data.subarray((known.length - kept) * markStride, known.length * markStride));
  return { data, length: kept };
}
