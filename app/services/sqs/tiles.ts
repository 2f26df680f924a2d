/** Which of a queue's messages its portrait draws one by one, and how. */
import type { QueueView, Tile } from '../../../engine/index.ts';

/** Tiles that fit side by side with their names. */
const fullMax = 5;
/** Tiles that fit as small ones, in two lines. */
const miniMax = 22;
/** Tiles that are drawn when the rest is density: the next ones to go. */
const headMax = 3;

export interface TileLineup {
  variant: 'full' | 'mini';
  tiles: readonly Tile[];
  /** Messages behind those. */
  more: number;
}

/** @param headsMax tiles that are drawn when the rest is density */
export function lineUp(tiles: readonly Tile[], count: number, headsMax = headMax): TileLineup {
  const total = Math.max(count, tiles.length);
  const hasAll = tiles.length === total;
  if (hasAll && total <= fullMax) return { variant: 'full', tiles, more: 0 };
  if (hasAll && total <= miniMax) return { variant: 'mini', tiles, more: 0 };
  const heads = tiles.slice(0, headsMax);
  return { variant: 'full', tiles: heads, more: total - heads.length };
}

/** Messages of which more than one copy is among the drawn ones. */
export function doubles({ visible, inFlight, delayed }: QueueView): ReadonlySet<number> {
  const seen = new Set<number>();
  const twice = new Set<number>();
  for (const tiles of [visible, inFlight, delayed]) {
    for (const { origin } of tiles) (seen.has(origin) ? twice : seen).add(origin);
  }
  return twice;
}

/** A queue that is somebody's dead-letter queue. */
export function isDeadLetterQueue(view: QueueView): boolean {
  return view.sources.length > 0;
}

/** A dead-letter queue nobody works on is a shelf; with a worker at it, it is a queue like any other. */
export function isResting(view: QueueView): boolean {
  return (
    isDeadLetterQueue(view) &&
    view.notVisibleCount === 0 &&
    view.delayedCount === 0 &&
    view.waitingPolls === 0
  );
}
