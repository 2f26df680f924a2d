import { useLayoutEffect, useRef } from 'react';
import { onTick } from '../simulation/ticker.ts';
import { viewClock } from '../simulation/viewClock.ts';

/** A figure that changes more often is not read, only seen to flicker. */
const periodMs = 100;

interface Props {
  /** The words at a virtual instant. */
  read: (nowMs: number) => string;
  className?: string;
}

/** Words that follow the view clock. They are written past React: a hundred countdowns redraw no component. */
export function LiveText({ read, className }: Props) {
  const element = useRef<HTMLSpanElement>(null);
  const latest = useRef(read);
  latest.current = read;
  useLayoutEffect(() => {
    let lastWallMs = Number.NEGATIVE_INFINITY;
    const write = (wallMs: number) => {
      lastWallMs = wallMs;
      const text = latest.current(viewClock.nowMs(wallMs));
      if (element.current && element.current.textContent !== text) element.current.textContent = text;
    };
    write(performance.now());
    return onTick((wallMs) => {
      // The last tick of a movement is always written, so that what stands is what is.
      if (wallMs - lastWallMs >= periodMs || !viewClock.isMoving(wallMs)) write(wallMs);
    });
  }, []);
  return <span ref={element} className={className} />;
}
