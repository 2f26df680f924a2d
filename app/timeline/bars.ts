/**
 * The scrubber's marks as things to paint: a stay (from a receive to its end) is a bar, everything else a point. Marks
 * come in the order of time, so the index grows at its end and a window is found by bisection.
 */
import { markField, markNames, markStride } from '../../engine/index.ts';
import type { Marks } from '../simulation/mirror.ts';

export type MarkName = (typeof markNames)[number];

export interface Bar {
  lane: number;
  /** Row within the lane: stays that overlap lie below each other. */
  row: number;
  group: number;
  fromMs: number;
  /** Infinity while it goes on. */
  toMs: number;
  end?: MarkName;
}

export interface Point {
  lane: number;
  row: number;
  group: number;
  atMs: number;
  mark: MarkName;
}

const barRows = 3;

/** Marks that end the stay of a message with whoever received it. */
const ends: ReadonlySet<MarkName> = new Set(['timedOut', 'deleted', 'failed', 'deadLettered', 'lost']);

export class MarkIndex {
  readonly bars: Bar[] = [];
  readonly points: Point[] = [];
  /** The longest bar that has ended, ms: how far before a window a bar can begin that reaches into it. */
  longestMs = 0;
  readonly running = new Map<string, Bar>();
  private read = 0;
  private source: unknown;
  /** The last message whose beginning was seen; stories are numbered in the order in which they begin. */
  private lastOrigin = 0;

  /** Takes in what is new. Another source means another past: it starts over. */
  follow(marks: Marks, source: unknown): void {
    if (source !== this.source || marks.length < this.read) this.clear();
    this.source = source;
    for (; this.read < marks.length; this.read++) this.add(marks.data, this.read * markStride);
  }

  clear(): void {
    this.bars.length = 0;
    this.points.length = 0;
    this.running.clear();
    this.longestMs = 0;
    this.read = 0;
    this.lastOrigin = 0;
  }

  private add(data: Float64Array, at: number): void {
    const lane = data[at + markField.resource]!;
    const atMs = data[at + markField.atMs]!;
    const group = data[at + markField.group]!;
    const mark = markNames[data[at + markField.mark]!] ?? 'sent';
    const origin = data[at + markField.origin]!;
    const key = `${lane} ${origin}`;
    const running = this.running.get(key);
    if (running && (ends.has(mark) || mark === 'received')) this.end(key, running, atMs, mark);
    if (mark === 'received')
      this.begin(key, { lane, row: this.freeRow(lane), group, fromMs: atMs, toMs: Infinity });
    else if (mark !== 'deleted' && !this.isEcho(mark, origin)) {
      this.points.push({ lane, row: running?.row ?? 0, group, atMs, mark });
    }
  }

  /** A message is sent once: its arrival in a queue, and in the next one, is not painted again. */
  private isEcho(mark: MarkName, origin: number): boolean {
    if (mark !== 'sent') return false;
    const isEcho = origin <= this.lastOrigin;
    this.lastOrigin = Math.max(origin, this.lastOrigin);
    return isEcho;
  }

  private begin(key: string, bar: Bar): void {
    this.bars.push(bar);
    this.running.set(key, bar);
  }

  private end(key: string, bar: Bar, atMs: number, mark: MarkName): void {
    bar.toMs = atMs;
    bar.end = mark;
    this.longestMs = Math.max(this.longestMs, atMs - bar.fromMs);
    this.running.delete(key);
  }

  private freeRow(lane: number): number {
    const taken = new Set<number>();
    for (const bar of this.running.values()) if (bar.lane === lane) taken.add(bar.row);
    for (let row = 0; row < barRows; row++) if (!taken.has(row)) return row;
    return barRows - 1;
  }
}

/** The first place in a list sorted by time that is not before `atMs`. */
export function firstFrom<T>(list: readonly T[], atMs: number, timeOf: (item: T) => number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timeOf(list[middle]!) < atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
