import { type RefObject, useEffect, useRef } from 'react';
import type { Moment } from '../../engine/index.ts';
import { onTick } from '../simulation/ticker.ts';
import { goToMoment, momentKeys } from './moments.ts';
import { labelWidth, xOf } from './paint.ts';
import type { Span, Zoom } from './window.ts';
import { words } from './words.ts';

interface MomentFlagsProps {
  moments: readonly Moment[];
  /** The window of time that the scrubber shows now. */
  span: RefObject<Span>;
  zoom: Zoom;
}

/** A flag with its name for each kept moment, above the lanes. The flags follow the window without being rendered. */
export function MomentFlags({ moments, span, zoom }: MomentFlagsProps) {
  const strip = useRef<HTMLUListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another zoom is another window, which is placed anew.
  useEffect(() => {
    const element = strip.current;
    if (!element) return;
    let placed = '';
    let width = element.clientWidth;
    const place = () => {
      const { fromMs, toMs } = span.current;
      const key = `${fromMs} ${toMs} ${width}`;
      if (key === placed) return;
      placed = key;
      placeFlags([...element.children] as HTMLElement[], moments, { span: span.current, width });
    };
    const observer = new ResizeObserver(() => {
      width = element.clientWidth;
      place();
    });
    observer.observe(element);
    // The scrubber turns its window in the same tick, before or after this one: the next frame shows it.
    const stop = onTick(() => requestAnimationFrame(place));
    return () => {
      stop();
      observer.disconnect();
    };
  }, [moments, span, zoom]);
  const keys = momentKeys(moments);
  return (
    <ul ref={strip} className="moment-flags" aria-label={words.moments.flags}>
      {moments.map((moment, place) => (
        <li key={keys[place]}>
          <button
            type="button"
            className="moment-flag"
            aria-label={words.moments.go(moment.name, moment.atMs)}
            onClick={() => goToMoment(moment)}
          >
            {moment.name}
          </button>
        </li>
      ))}
    </ul>
  );
}

interface Strip {
  span: Span;
  width: number;
}

const gapPx = 4;
const nameWidthMax = 150;

/** Each at its moment; a name that would run into the next flag is cut, those outside the window are hidden. */
function placeFlags(flags: readonly HTMLElement[], moments: readonly Moment[], strip: Strip): void {
  const xs = moments.map(({ atMs }) => xOf(atMs, strip));
  flags.forEach((flag, place) => {
    const x = xs[place]!;
    flag.hidden = x < labelWidth - 1 || x > strip.width - 8;
    flag.style.transform = `translateX(${x}px)`;
    const next = xs[place + 1] ?? strip.width;
    flag.style.maxWidth = `${Math.max(10, Math.min(nameWidthMax, next - x - gapPx))}px`;
  });
}
