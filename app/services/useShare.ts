import { type RefObject, useEffect, useRef } from 'react';
import { onTick } from '../simulation/ticker.ts';
import { viewClock } from '../simulation/viewClock.ts';

/** Changes that are smaller than this share of the whole cannot be seen on a ring. */
const visibleStep = 0.004;

/** What is left of a span, 1 at its start and 0 at its end. */
function shareLeft(nowMs: number, sinceMs: number, untilMs: number): number {
  if (untilMs <= sinceMs) return 0;
  return Math.min(1, Math.max(0, (untilMs - nowMs) / (untilMs - sinceMs)));
}

/** Draws the share that is left of a span on an element, whenever it has visibly changed. Past React, as LiveText. */
export function useShare<E extends Element>(
  sinceMs: number,
  untilMs: number,
  draw: (element: E, share: number) => void,
): RefObject<E | null> {
  const element = useRef<E>(null);
  useEffect(() => {
    let drawn = Number.NaN;
    return onTick((wallMs) => {
      const share = shareLeft(viewClock.nowMs(wallMs), sinceMs, untilMs);
      const isSame = Math.abs(share - drawn) < visibleStep && share !== 0 && share !== 1;
      if (!element.current || isSame || share === drawn) return;
      drawn = share;
      draw(element.current, share);
    });
  }, [sinceMs, untilMs, draw]);
  return element;
}
