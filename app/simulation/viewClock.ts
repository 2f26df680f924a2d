/**
 * The time that the picture shows. It follows virtual time and never runs ahead of it: while playing it lags one frame;
 * after a step it shows each hop for 350 ms, however short the hop is in virtual time; a seek jumps.
 */
import { type Frame, transitField, transitStride } from '../../engine/index.ts';

/** Stretches of virtual time that are shown one after the other, each for `stretchMs` of wall time. */
interface ShowPlan {
  stretches: readonly { fromMs: number; toMs: number }[];
  stretchMs: number;
  startWallMs: number;
  isEased: boolean;
  /** Shown before the first frame and once all stretches are over. */
  endMs: number;
}

export type Motion = 'follow' | 'hop' | 'jump';

const hopMs = 350;
const hopsMax = 3;
/** Frames that come later than this are shown as if they had come in time: no catching up in slow motion. */
const frameGapMsMax = 100;

/** What the picture shows at a wall-clock instant. Pure. */
function shownAt(plan: ShowPlan, wallMs: number): number {
  const place = (wallMs - plan.startWallMs) / plan.stretchMs;
  const stretch = plan.stretches[Math.max(0, Math.floor(place))];
  if (!stretch) return plan.endMs;
  const part = Math.max(0, place - Math.floor(place));
  const eased = plan.isEased ? part * part * (3 - 2 * part) : part;
  return stretch.fromMs + (stretch.toMs - stretch.fromMs) * eased;
}

/** The hops that happened between two instants, the last three of them. Hops that overlap are shown together. */
export function hopsBetween(
  transits: Float64Array,
  fromMs: number,
  toMs: number,
): { fromMs: number; toMs: number }[] {
  const spans: { fromMs: number; toMs: number }[] = [];
  for (let at = 0; at < transits.length; at += transitStride) {
    const departMs = Math.max(fromMs, transits[at + transitField.departMs]!);
    const arriveMs = Math.min(toMs, transits[at + transitField.arriveMs]!);
    if (departMs < arriveMs) spans.push({ fromMs: departMs, toMs: arriveMs });
  }
  spans.sort((one, other) => one.fromMs - other.fromMs);
  const hops: { fromMs: number; toMs: number }[] = [];
  for (const span of spans) {
    const last = hops.at(-1);
    if (last && span.fromMs < last.toMs) last.toMs = Math.max(last.toMs, span.toMs);
    else hops.push(span);
  }
  return hops.slice(-hopsMax);
}

let plan: ShowPlan = { stretches: [], stretchMs: 1, startWallMs: 0, isEased: false, endMs: 0 };
let frameWallMs = 0;
let isReduced = false;

export const viewClock = {
  /** Virtual time to draw, ms. */
  nowMs(wallMs: number = performance.now()): number {
    return shownAt(plan, wallMs);
  },
  /** True while the picture still has to move without a new frame. */
  isMoving(wallMs: number = performance.now()): boolean {
    return wallMs < plan.startWallMs + plan.stretches.length * plan.stretchMs;
  },
  /** Reduced motion: every change is a jump. */
  setReduced(reduced: boolean): void {
    isReduced = reduced;
  },
  /** A frame has come; how the picture gets there depends on the move that asked for it. */
  follow(frame: Pick<Frame, 'nowMs' | 'transits'>, motion: Motion, wallMs: number = performance.now()): void {
    const shownMs = Math.min(shownAt(plan, wallMs), frame.nowMs);
    const gapMs = Math.min(frameGapMsMax, Math.max(1, wallMs - frameWallMs));
    frameWallMs = wallMs;
    const base = { startWallMs: wallMs, endMs: frame.nowMs };
    if (motion === 'jump' || isReduced) plan = { ...base, stretches: [], stretchMs: 1, isEased: false };
    else if (motion === 'follow')
      plan = {
        ...base,
        stretches: [{ fromMs: shownMs, toMs: frame.nowMs }],
        stretchMs: gapMs,
        isEased: false,
      };
    else {
      const stretches = hopsBetween(frame.transits, shownMs, frame.nowMs);
      plan = { ...base, stretches, stretchMs: hopMs, isEased: true };
    }
  },
};
