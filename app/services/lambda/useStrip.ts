import { type RefObject, useLayoutEffect, useRef } from 'react';
import { onTick } from '../../simulation/ticker.ts';
import { viewClock } from '../../simulation/viewClock.ts';

/** Less than this nobody sees, px. */
const visibleStep = 0.25;

/** A strip whose place 0 is `baseMs`, moved so that the view clock's instant stands at `nowAt`, px. Past React. */
export function useStrip(
  baseMs: number,
  pixelsPerMs: number,
  nowAt: number,
): RefObject<HTMLDivElement | null> {
  const strip = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    let drawn = Number.NaN;
    const draw = (wallMs: number) => {
      const left = nowAt - (viewClock.nowMs(wallMs) - baseMs) * pixelsPerMs;
      if (!strip.current || Math.abs(left - drawn) < visibleStep) return;
      drawn = left;
      strip.current.style.transform = `translateX(${left.toFixed(2)}px)`;
    };
    // At once: the bars have new places already.
    draw(performance.now());
    return onTick(draw);
  }, [baseMs, pixelsPerMs, nowAt]);
  return strip;
}
