/** Without motion: what crosses a wire is named beside it, and nothing moves. */
import { transitField, transitKind } from '../../engine/index.ts';
import type { Brush } from './paint.ts';
import { type Lane, type Point, pointAt } from './paths.ts';
import type { Roads } from './roads.ts';
import type { View } from './tokens.ts';
import type { TransitPool } from './transits.ts';
import { words } from './words.ts';

/** All of one kind on one line. */
interface Flash {
  lane: Lane;
  kind: number;
  origin: number;
  count: number;
  isLost: boolean;
}

export function paintFlashes(
  { context, palette, zoom }: Brush,
  pool: TransitPool,
  roads: Roads,
  view: View,
): void {
  const size = Math.min(14, Math.max(10, 12 * zoom));
  context.font = `500 ${size}px 'IBM Plex Mono', monospace`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const place: Point = { x: 0, y: 0 };
  for (const flash of gather(pool, roads)) {
    pointAt(flash.lane, 0.5, place);
    const text = wordsOf(flash);
    const x = place.x * view.zoom + view.x;
    const y = place.y * view.zoom + view.y;
    const width = context.measureText(text).width + 12;
    context.fillStyle = palette.card;
    context.strokeStyle = flash.isLost ? palette.bad : palette.accent;
    context.lineWidth = 1.5;
    context.beginPath();
    context.roundRect(x - width / 2, y - size, width, size * 2, size);
    context.fill();
    context.stroke();
    context.fillStyle = flash.isLost ? palette.bad : palette.ink;
    context.fillText(text, x, y + 1);
  }
}

function gather(pool: TransitPool, roads: Roads): Iterable<Flash> {
  const flashes = new Map<Lane, Flash>();
  for (let row = 0; row < pool.length; row++) {
    const kind = pool.at(row, transitField.kind);
    // That all went well is seen on the cards; here it would only cover what was sent.
    if (kind === transitKind.acknowledge) continue;
    const road = roads.roadOf(pool.at(row, transitField.from), pool.at(row, transitField.to), kind);
    if (!road) continue;
    const known = flashes.get(road.lane);
    const isLost = pool.at(row, transitField.arriveMs) === Number.POSITIVE_INFINITY;
    const origin = pool.at(row, transitField.origin);
    const count = known?.kind === kind ? known.count + 1 : 1;
    flashes.set(road.lane, { lane: road.lane, kind, origin, count, isLost });
  }
  return flashes.values();
}

function wordsOf({ kind, origin, count, isLost }: Flash): string {
  const what = isLost ? words.lost : (words.flash.kinds[kind] ?? '');
  if (count > 1) return words.flash.many(count, what);
  return origin > 0 ? `${words.token(origin, 1)} ${what}` : what;
}
