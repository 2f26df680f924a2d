/** Requests and answers under way, kept from frame to frame for as long as they are shown. Pure: facts and a time in, places out. */
import { transitField, transitStride } from '../../engine/index.ts';

/** A lost one is seen falling for so long, virtual ms: the worker sends it for no longer. */
export const lostShownMs = 400;

/** More are not told apart by any eye; a frame brings 5,000 at most. */
export const poolMax = 10_000;

const { seq, to, departMs, arriveMs } = transitField;

/** Behind the numbers of a frame: how much later a hop is shown than it was, virtual ms. */
export const lateMs = transitStride;
const stride = transitStride + 1;

/** In a crowd nobody sees what follows what. */
const chainedMax = 400;
/** How many hops a picture may lag behind. */
const hopsLateMax = 4;

/** Rows of numbers, as in a frame, and one more. */
export class TransitPool {
  rows = new Float64Array(256 * stride);
  length = 0;
  private lastSeq = -1;

  at(row: number, field: number): number {
    return this.rows[row * stride + field] as number;
  }

  /** Takes in what a frame brings. Frames overlap; the numbers of departures only grow, so what is known is skipped. */
  take(transits: Float64Array, minimumMs = 0): void {
    const isChained = minimumMs > 0 && transits.length <= chainedMax * transitStride;
    for (let from = 0; from < transits.length; from += transitStride) {
      const number = transits[from + seq] as number;
      if (number <= this.lastSeq) continue;
      this.lastSeq = number;
      this.append(transits, from);
      if (isChained) this.chain(this.length - 1, minimumMs);
    }
  }

  /**
   * What sets out at the very instant at which something arrives is its consequence, and is shown after it: a message
   * that is stretched to be seen must not reach the worker before it has reached the queue.
   */
  private chain(row: number, minimumMs: number): void {
    const depart = this.at(row, departMs);
    for (let cause = row - 1; cause >= Math.max(0, row - chainedMax); cause--) {
      if (this.at(cause, arriveMs) !== depart || this.at(cause, to) !== this.at(row, transitField.from))
        continue;
      const shownMs = Math.max(depart, this.at(cause, departMs) + minimumMs) + this.at(cause, lateMs);
      this.rows[row * stride + lateMs] = Math.min(shownMs - depart, hopsLateMax * minimumMs);
      return;
    }
  }

  /** The past was rewritten, or time went back: nothing drawn so far is true any more. */
  clear(): void {
    this.length = 0;
    this.lastSeq = -1;
  }

  /** Lets go what has been shown to its end. */
  prune(nowMs: number, minimumMs: number): void {
    let kept = 0;
    for (let row = 0; row < this.length; row++) {
      const late = minimumMs > 0 ? this.at(row, lateMs) : 0;
      if (shownUntilMs(this.at(row, departMs), this.at(row, arriveMs), minimumMs) + late < nowMs) continue;
      if (kept !== row) this.rows.copyWithin(kept * stride, row * stride, (row + 1) * stride);
      kept++;
    }
    this.length = kept;
  }

  private append(transits: Float64Array, from: number): void {
    if (this.length >= poolMax) this.dropOlderHalf();
    const at = this.length * stride;
    if (at === this.rows.length) {
      const wider = new Float64Array(this.rows.length * 2);
      wider.set(this.rows);
      this.rows = wider;
    }
    for (let field = 0; field < transitStride; field++) {
      this.rows[at + field] = transits[from + field] as number;
    }
    this.rows[at + lateMs] = 0;
    this.length++;
  }

  private dropOlderHalf(): void {
    const kept = this.length >> 1;
    this.rows.copyWithin(0, (this.length - kept) * stride, this.length * stride);
    this.length = kept;
  }
}

function shownUntilMs(depart: number, arrive: number, minimumMs: number): number {
  return Number.isFinite(arrive) ? Math.max(arrive, depart + minimumMs) : depart + fallMs(minimumMs);
}

/**
 * How far a transit has come, 0 to 1; outside of that it is not to be seen. `minimumMs` is the least time a hop is
 * shown for, in virtual ms: what is faster is drawn slower, and so arrives a little late on the picture.
 */
export function shareOf(depart: number, arrive: number, nowMs: number, minimumMs: number): number {
  const shown = Math.max(arrive - depart, minimumMs);
  if (shown <= 0) return nowMs === depart ? 0 : 2;
  return (nowMs - depart) / shown;
}

function fallMs(minimumMs: number): number {
  return Math.max(lostShownMs, 6 * minimumMs);
}

/** A lost one: how far along the wire it came, and how far it has fallen since, 0 to 1; undefined when over. */
export function fallOf(
  depart: number,
  nowMs: number,
  minimumMs: number,
): { share: number; fallen: number } | undefined {
  const part = (nowMs - depart) / fallMs(minimumMs);
  if (part < 0 || part > 1) return undefined;
  // A picture that stands shows how it ended.
  if (minimumMs === 0) return { share: 0.5, fallen: 1 };
  return part < 0.2
    ? { share: part * 2.5, fallen: 0 }
    : { share: 0.5, fallen: Math.min(1, (part - 0.2) / 0.3) };
}
