/** Where something that floats finds room without lying on anything. Pure, px. */
import type { Point, Rect } from '../paths.ts';

interface Size {
  width: number;
  height: number;
}

const gridPx = 16;

/** The place nearest to the one wanted where it lies on nothing; where there is none, the one where it covers least. */
export function roomFor(size: Size, wanted: Point, area: Rect, obstacles: readonly Rect[]): Point {
  const places = placesIn(size, wanted, area);
  let best = places[0] ?? { x: area.x, y: area.y };
  let leastCovered = Number.POSITIVE_INFINITY;
  for (const place of places) {
    const covered = obstacles.reduce((sum, other) => sum + overlap({ ...place, ...size }, other), 0);
    if (covered === 0) return place;
    if (covered >= leastCovered) continue;
    leastCovered = covered;
    best = place;
  }
  return best;
}

/** All places on a grid, nearest first. */
function placesIn(size: Size, wanted: Point, area: Rect): Point[] {
  const xMax = area.x + Math.max(0, area.width - size.width);
  const yMax = area.y + Math.max(0, area.height - size.height);
  const places: Point[] = [{ x: clamp(wanted.x, area.x, xMax), y: clamp(wanted.y, area.y, yMax) }];
  for (let y = area.y; y <= yMax; y += gridPx) {
    for (let x = area.x; x <= xMax; x += gridPx) places.push({ x, y });
  }
  const distance = ({ x, y }: Point) => Math.hypot(x - wanted.x, y - wanted.y);
  return places.sort((one, other) => distance(one) - distance(other));
}

function overlap(one: Rect, other: Rect): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return width > 0 && height > 0 ? width * height : 0;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
