/** Where every token stands at an instant, on the screen. Pure, and without garbage: it runs for thousands in each frame. */
import { transitField, transitKind } from '../../engine/index.ts';
import { type Lane, pointAt } from './paths.ts';
import type { Roads } from './roads.ts';
import { fallOf, lateMs, shareOf, type TransitPool } from './transits.ts';

/** What a token looks like. */
export const shape = {
  message: 0,
  ask: 1,
  settle: 2,
  acknowledge: 3,
  refusal: 4,
  deadLetter: 5,
  lost: 6,
} as const;

export const shapeCount = 7;

const shapeOfKind = [
  [transitKind.send, shape.message],
  [transitKind.ask, shape.ask],
  [transitKind.settle, shape.settle],
  [transitKind.deliver, shape.message],
  [transitKind.acknowledge, shape.acknowledge],
  [transitKind.refuse, shape.refusal],
  [transitKind.deadLetter, shape.deadLetter],
].reduce<number[]>((shapes, [kind, drawn]) => {
  shapes[kind as number] = drawn as number;
  return shapes;
}, []);

/** The canvas as the learner has moved it: screen = flow × zoom + offset. */
export interface View {
  x: number;
  y: number;
  zoom: number;
  /** Of the canvas, px. */
  width: number;
  height: number;
}

/** Tokens on the screen, one place in each list for each. */
export class Tokens {
  count = 0;
  x = new Float32Array(256);
  y = new Float32Array(256);
  /** The way it goes, as a unit vector. */
  dx = new Float32Array(256);
  dy = new Float32Array(256);
  /** 0 on the wire, 1 fallen off. */
  fallen = new Float32Array(256);
  shape = new Uint8Array(256);
  /** Its colour; 0 is that of messages without a group. */
  slot = new Uint8Array(256);
  /** Its row in the pool. */
  row = new Uint32Array(256);

  reserve(count: number): void {
    if (count <= this.x.length) return;
    const size = 2 ** Math.ceil(Math.log2(count));
    this.x = new Float32Array(size);
    this.y = new Float32Array(size);
    this.dx = new Float32Array(size);
    this.dy = new Float32Array(size);
    this.fallen = new Float32Array(size);
    this.shape = new Uint8Array(size);
    this.slot = new Uint8Array(size);
    this.row = new Uint32Array(size);
  }
}

const place = { x: 0, y: 0 };
const ahead = { x: 0, y: 0 };
/** How far ahead one looks to know the way, as a share of the wire. */
const lookAhead = 0.03;
/** How deep a lost one falls, flow px. */
const fallDepth = 42;

/** Fills `tokens` with what is on the screen now. `slots` has the colour of each group, by the group's number. */
export function placeTokens(
  pool: TransitPool,
  roads: Roads,
  view: View,
  nowMs: number,
  minimumMs: number,
  slots: ArrayLike<number>,
  tokens: Tokens,
): void {
  tokens.reserve(pool.length);
  tokens.count = 0;
  for (let row = 0; row < pool.length; row++) {
    const depart = pool.at(row, transitField.departMs);
    const arrive = pool.at(row, transitField.arriveMs);
    const isLost = arrive === Number.POSITIVE_INFINITY;
    const fall = isLost ? fallOf(depart, nowMs, minimumMs) : undefined;
    const late = minimumMs > 0 ? pool.at(row, lateMs) : 0;
    const share = isLost ? (fall?.share ?? 2) : shareOf(depart, arrive, nowMs - late, minimumMs);
    if (share < 0 || share > 1) continue;
    const road = roads.roadOf(
      pool.at(row, transitField.from),
      pool.at(row, transitField.to),
      pool.at(row, transitField.kind),
    );
    if (!road || !placeOne(road.lane, share, fall?.fallen ?? 0, view, tokens)) continue;
    const index = tokens.count++;
    tokens.row[index] = row;
    tokens.shape[index] = isLost
      ? shape.lost
      : (shapeOfKind[pool.at(row, transitField.kind)] ?? shape.message);
    tokens.slot[index] = slots[pool.at(row, transitField.group)] ?? 0;
  }
}

/** Writes the next place; false when it is off the screen. */
function placeOne(lane: Lane, share: number, fallen: number, view: View, tokens: Tokens): boolean {
  pointAt(lane, share, place);
  const x = place.x * view.zoom + view.x;
  const y = (place.y + fallen * fallDepth) * view.zoom + view.y;
  if (x < -20 || y < -20 || x > view.width + 20 || y > view.height + 20) return false;
  pointAt(lane, Math.min(1, share + lookAhead), ahead);
  if (share > 1 - lookAhead) pointAt(lane, 1 - lookAhead, place);
  const length = Math.hypot(ahead.x - place.x, ahead.y - place.y) || 1;
  const index = tokens.count;
  tokens.x[index] = x;
  tokens.y[index] = y;
  tokens.dx[index] = (ahead.x - place.x) / length;
  tokens.dy[index] = (ahead.y - place.y) / length;
  tokens.fallen[index] = fallen;
  return true;
}

/** The message token nearest to a place on the screen, as a row of the pool; undefined when none is within reach. */
export function tokenAt(
  tokens: Tokens,
  pool: TransitPool,
  x: number,
  y: number,
  reach: number,
): number | undefined {
  let best: number | undefined;
  let bestDistance = reach;
  for (let index = 0; index < tokens.count; index++) {
    const row = tokens.row[index] as number;
    const distance = Math.hypot((tokens.x[index] as number) - x, (tokens.y[index] as number) - y);
    if (distance > bestDistance || pool.at(row, transitField.origin) === 0) continue;
    best = row;
    bestDistance = distance;
  }
  return best;
}
