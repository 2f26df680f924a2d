/** Where things go when they are aligned or distributed. Pure arithmetic, px. */
import type { Position } from '../../../engine/index.ts';
import type { Rect } from '../paths.ts';

export interface Box extends Rect {
  id: string;
}

export type Edge = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';
export type Axis = 'across' | 'down';
export type Places = Record<string, Position>;

/** The smallest rectangle around all of them; an empty one around nothing. */
export function around(boxes: readonly Rect[]): Rect {
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** Moves each to the common edge, or to the common middle, of them all. */
export function aligned(boxes: readonly Box[], edge: Edge): Places {
  const all = around(boxes);
  const place = (box: Box): Position => {
    const right = all.x + all.width - box.width;
    const bottom = all.y + all.height - box.height;
    switch (edge) {
      case 'left':
        return { x: all.x, y: box.y };
      case 'centre':
        return { x: (all.x + right) / 2, y: box.y };
      case 'right':
        return { x: right, y: box.y };
      case 'top':
        return { x: box.x, y: all.y };
      case 'middle':
        return { x: box.x, y: (all.y + bottom) / 2 };
      case 'bottom':
        return { x: box.x, y: bottom };
    }
  };
  return Object.fromEntries(boxes.map((box) => [box.id, place(box)]));
}

/** Where there is no room between the outer two, they are pushed apart to this, px. */
const gapMin = 24;

/** Equal gaps between neighbours; the first stays, and so does the last unless there is no room. */
export function distributed(boxes: readonly Box[], axis: Axis): Places {
  const [start, size] = axis === 'across' ? (['x', 'width'] as const) : (['y', 'height'] as const);
  const inOrder = [...boxes].sort(
    (one, other) => one[start] + one[size] / 2 - other[start] - other[size] / 2,
  );
  const taken = boxes.reduce((sum, box) => sum + box[size], 0);
  const gap = Math.max(gapMin, (around(boxes)[size] - taken) / Math.max(1, boxes.length - 1));
  let next = Math.min(...boxes.map((box) => box[start]));
  const places = inOrder.map((box): [string, Position] => {
    const at = { x: box.x, y: box.y, [start]: next };
    next += box[size] + gap;
    return [box.id, at];
  });
  return Object.fromEntries(places);
}
