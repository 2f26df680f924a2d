export type Side = 'top' | 'left';

interface Size {
  width: number;
  height: number;
}

const gapPx = 6;
/** Nothing that floats touches the edge of the page. */
const marginPx = 8;

/** Where a box stands beside another, page px: on the wanted side, or on the opposite one where there is no room. */
export function placeBeside(
  anchor: Readonly<{ left: number; top: number; right: number; bottom: number }>,
  box: Size,
  page: Size,
  side: Side,
): { x: number; y: number } {
  const middle = {
    x: (anchor.left + anchor.right - box.width) / 2,
    y: (anchor.top + anchor.bottom - box.height) / 2,
  };
  const before = side === 'top' ? anchor.top - gapPx - box.height : anchor.left - gapPx - box.width;
  const after = side === 'top' ? anchor.bottom + gapPx : anchor.right + gapPx;
  const place = before < marginPx ? after : before;
  const wanted = side === 'top' ? { x: middle.x, y: place } : { x: place, y: middle.y };
  return {
    x: within(wanted.x, page.width - box.width),
    y: within(wanted.y, page.height - box.height),
  };
}

function within(at: number, room: number): number {
  return Math.round(Math.max(marginPx, Math.min(at, room - marginPx)));
}
