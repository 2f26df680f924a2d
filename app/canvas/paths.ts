/** Where wires run, and where on a wire a share of its length lies. Pure geometry: no page, no React. */

export interface Point {
  x: number;
  y: number;
}

export interface Rect extends Point {
  width: number;
  height: number;
}

/** A cubic Bézier curve from `a` over its controls `b` and `c` to `d`. */
export interface Curve {
  a: Point;
  b: Point;
  c: Point;
  d: Point;
}

/** Places along a curve at equal distances, x and y in turn: `pointAt` needs no search and no square root. */
export type Lane = Float32Array;

/** Intervals of a lane. 32 keep a token within a pixel of its wire on any curve a screen holds. */
export const laneSteps = 32;

/** Steps of the first, uneven walk along the curve. */
const walkSteps = 64;

/** Two faces that look at each other for at least this long are joined by a straight line, px. */
const overlapMin = 24;

/** Keeps ends of wires off the rounded corners, px. */
const cornerMargin = 16;

/**
 * The wire between two cards: straight where their sides face each other, else a curve that leaves and arrives at right
 * angles. `shift` moves it sideways, so that the two lines of one wire run beside each other.
 */
export function curveBetween(from: Rect, to: Rect, shift = 0): Curve {
  const gapX = Math.max(to.x - (from.x + from.width), from.x - (to.x + to.width));
  const gapY = Math.max(to.y - (from.y + from.height), from.y - (to.y + to.height));
  return gapX >= gapY ? across(from, to, shift) : flip(across(flipRect(from), flipRect(to), -shift));
}

/** Left to right or right to left; up and down is the same with x and y exchanged. */
function across(from: Rect, to: Rect, shift: number): Curve {
  const isRightward = to.x + to.width / 2 >= from.x + from.width / 2;
  const x0 = isRightward ? from.x + from.width : from.x;
  const x1 = isRightward ? to.x : to.x + to.width;
  const [y0, y1] = heights(from, to, shift);
  const reach = y0 === y1 ? (x1 - x0) / 3 : Math.max(40, Math.abs(x1 - x0) / 2) * (isRightward ? 1 : -1);
  return {
    a: { x: x0, y: y0 },
    b: { x: x0 + reach, y: y0 },
    c: { x: x1 - reach, y: y1 },
    d: { x: x1, y: y1 },
  };
}

function heights(from: Rect, to: Rect, shift: number): [number, number] {
  const top = Math.max(from.y, to.y) + cornerMargin;
  const bottom = Math.min(from.y + from.height, to.y + to.height) - cornerMargin;
  if (bottom - top >= overlapMin) {
    const middle = clamp((top + bottom) / 2 + shift, top, bottom);
    return [middle, middle];
  }
  return [endHeight(from, to, shift), endHeight(to, from, shift)];
}

/** Where on its side a card is left: as near to the other card as the corners allow, so that wires fan out. */
function endHeight(card: Rect, other: Rect, shift: number): number {
  const reach = Math.max(0, card.height / 2 - cornerMargin);
  const pull = clamp((other.y + other.height / 2 - (card.y + card.height / 2)) / 4, -reach / 2, reach / 2);
  return card.y + card.height / 2 + pull + shift;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function flipPoint({ x, y }: Point): Point {
  return { x: y, y: x };
}

function flipRect({ x, y, width, height }: Rect): Rect {
  return { x: y, y: x, width: height, height: width };
}

function flip({ a, b, c, d }: Curve): Curve {
  return { a: flipPoint(a), b: flipPoint(b), c: flipPoint(c), d: flipPoint(d) };
}

export function reverse({ a, b, c, d }: Curve): Curve {
  return { a: d, b: c, c: b, d: a };
}

/** The curve for an SVG path. */
export function pathOf({ a, b, c, d }: Curve): string {
  if (a.y === d.y && b.y === a.y && c.y === a.y) return `M${a.x},${a.y}H${d.x}`;
  if (a.x === d.x && b.x === a.x && c.x === a.x) return `M${a.x},${a.y}V${d.y}`;
  return `M${a.x},${a.y}C${b.x},${b.y} ${c.x},${c.y} ${d.x},${d.y}`;
}

/** The place at the curve's own parameter, which is not its length. */
export function onCurve({ a, b, c, d }: Curve, t: number): Point {
  const s = 1 - t;
  const wa = s * s * s;
  const wb = 3 * s * s * t;
  const wc = 3 * s * t * t;
  const wd = t * t * t;
  return { x: wa * a.x + wb * b.x + wc * c.x + wd * d.x, y: wa * a.y + wb * b.y + wc * c.y + wd * d.y };
}

/** Walks the curve once and notes places at equal distances. Closed form: the page's own path measuring is 15 times slower. */
export function laneOf(curve: Curve): Lane {
  const walked = walk(curve);
  const total = walked[walkSteps] as number;
  const lane = new Float32Array((laneSteps + 1) * 2);
  let step = 0;
  for (let index = 0; index <= laneSteps; index++) {
    const wanted = (total * index) / laneSteps;
    while (step < walkSteps - 1 && (walked[step + 1] as number) < wanted) step++;
    const before = walked[step] as number;
    const length = (walked[step + 1] as number) - before;
    const place = onCurve(curve, (step + (length > 0 ? (wanted - before) / length : 0)) / walkSteps);
    lane[index * 2] = place.x;
    lane[index * 2 + 1] = place.y;
  }
  return lane;
}

/** Distances from the start after each step of the parameter. */
function walk(curve: Curve): Float64Array {
  const walked = new Float64Array(walkSteps + 1);
  let last = curve.a;
  for (let step = 1; step <= walkSteps; step++) {
    const place = onCurve(curve, step / walkSteps);
    walked[step] = (walked[step - 1] as number) + Math.hypot(place.x - last.x, place.y - last.y);
    last = place;
  }
  return walked;
}

/** Writes the place at a share (0 to 1) of the lane's length into `into`: thousands are asked for in every frame. */
export function pointAt(lane: Lane, share: number, into: Point): void {
  const at = clamp(share, 0, 1) * laneSteps;
  const index = Math.min(laneSteps - 1, Math.floor(at));
  const part = at - index;
  const x0 = lane[index * 2] as number;
  const y0 = lane[index * 2 + 1] as number;
  into.x = x0 + ((lane[index * 2 + 2] as number) - x0) * part;
  into.y = y0 + ((lane[index * 2 + 3] as number) - y0) * part;
}
