/** Paints the scrubber beside React: once an animation frame while something moves, and never while nothing does. */
import { type RefObject, useEffect, useRef } from 'react';
import { mirror, type RecordedMarks } from '../simulation/mirror.ts';
import { onTick } from '../simulation/ticker.ts';
import { viewClock } from '../simulation/viewClock.ts';
import { MarkIndex } from './bars.ts';
import { labelWidth, lanesBottom, type Paint, type Picture, paintFrame, paintMarks, xOf } from './paint.ts';
import { usePaint } from './usePaint.ts';
import { type Span, spanOf, wholeRun, windowAround, type Zoom } from './window.ts';

export interface ScrubberPicture {
  canvas: RefObject<HTMLCanvasElement | null>;
  playhead: RefObject<HTMLDivElement | null>;
  span: RefObject<Span>;
  /** While the playhead is held the window does not turn. */
  hold(isHeld: boolean): void;
}

/**
 * While the run plays, the lanes are painted at most so often, and never for more than a small share of the time: with
 * fifty lanes they would cost the canvas its frames. In between only the playhead moves.
 */
const paintPauseMs = 125;
const paintShare = 0.03;

/** How much of a recorded future is veiled. */
const veil = 0.55;

export function useScrubberPicture(
  surface: RefObject<HTMLDivElement | null>,
  zoom: Zoom,
  lanes: readonly string[],
): ScrubberPicture {
  const canvas = useRef<HTMLCanvasElement>(null);
  const playhead = useRef<HTMLDivElement>(null);
  const span = useRef<Span>({ fromMs: 0, toMs: 90_000 });
  const isHeld = useRef(false);
  const paint = usePaint(surface);
  const laneList = lanes.join('\n');

  useEffect(() => {
    if (!paint) return;
    const behind = new MarkIndex();
    const ahead = new MarkIndex();
    // Told by events: asking the page in every frame would make it lay itself out in every frame.
    const view = { width: 0, topPx: 0, heightPx: 0 };
    let paintAgainMs = Number.NEGATIVE_INFINITY;
    const draw = (wallMs = performance.now()) => {
      const context = canvas.current?.getContext('2d');
      if (!context || !playhead.current || view.width === 0) return;
      const { speed, headMs, isPlaying } = mirror.getState();
      const nowMs = viewClock.nowMs();
      const shown = span.current;
      span.current =
        zoom.kind === 'all'
          ? wholeRun(headMs)
          : windowAround(span.current, spanOf(zoom, speed, headMs), nowMs, isHeld.current);
      const picture = pictureOf(view, span.current, laneList.split('\n').filter(Boolean), nowMs);
      const isSameWindow = shown.fromMs === span.current.fromMs && shown.toMs === span.current.toMs;
      if (!isPlaying || !isSameWindow || wallMs >= paintAgainMs) {
        const startMs = performance.now();
        sharpen(canvas.current!, picture);
        paintAll(context, picture, paint, behind, ahead);
        const costMs = performance.now() - startMs;
        paintAgainMs = wallMs + Math.max(paintPauseMs, costMs / paintShare);
      }
      const x = xOf(nowMs, picture);
      playhead.current.style.height = `${lanesBottom(picture.lanes.length)}px`;
      playhead.current.style.transform = `translateX(${x}px)`;
      playhead.current.hidden = x < labelWidth - 1 || x > picture.width;
    };
    const stop = onTick(draw);
    const drawAnew = () => {
      paintAgainMs = Number.NEGATIVE_INFINITY;
      draw();
    };
    const box = surface.current?.parentElement;
    const observer = new ResizeObserver(() => {
      view.width = surface.current?.clientWidth ?? 0;
      view.heightPx = box?.clientHeight ?? 0;
      drawAnew();
    });
    const scrolled = () => {
      view.topPx = box?.scrollTop ?? 0;
      drawAnew();
    };
    box?.addEventListener('scroll', scrolled);
    for (const element of [surface.current, box]) if (element) observer.observe(element);
    return () => {
      stop();
      box?.removeEventListener('scroll', scrolled);
      observer.disconnect();
    };
  }, [paint, zoom, laneList, surface]);

  return {
    canvas,
    playhead,
    span,
    hold(held) {
      isHeld.current = held;
    },
  };
}

type View = Pick<Picture, 'width' | 'topPx' | 'heightPx'>;

function pictureOf(view: View, span: Span, lanes: readonly string[], nowMs: number): Picture {
  const { resources, headMs, isInPast } = mirror.getState();
  return {
    span,
    ...view,
    lanes,
    laneOf: (resource) => lanes.indexOf(resources[resource] ?? ''),
    groupSlot: (group) => group % 8,
    nowMs,
    headMs,
    isInPast,
  };
}

/** As sharp as the screen. */
function sharpen(canvas: HTMLCanvasElement, { width, topPx, heightPx: height }: Picture): void {
  const ratio = devicePixelRatio;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  canvas.getContext('2d')?.setTransform(ratio, 0, 0, ratio, 0, -topPx * ratio);
}

function paintAll(
  context: CanvasRenderingContext2D,
  picture: Picture,
  paint: Paint,
  behind: MarkIndex,
  ahead: MarkIndex,
): void {
  const { marks, recorded, generation } = mirror.getState();
  const { nowMs, headMs, isInPast } = picture;
  paintFrame(context, picture, paint);
  behind.follow(marks, generation);
  paintMarks(context, picture, paint, behind, { afterMs: Number.NEGATIVE_INFINITY, untilMs: nowMs });
  if (isInPast && recorded) {
    ahead.follow(recorded.marks, recorded);
    const named = inNamesOf(recorded, picture);
    paintMarks(context, named, paint, ahead, { afterMs: nowMs, untilMs: headMs });
    cover(context, picture, paint, '--page', veil);
  }
  cover(context, picture, paint, '--future', 1);
}

/** What lies ahead is on another ground, and what was recorded there shows through. */
function cover(
  context: CanvasRenderingContext2D,
  picture: Picture,
  paint: Paint,
  token: string,
  alpha: number,
): void {
  const from = Math.max(labelWidth, xOf(picture.nowMs, picture) + 1);
  context.globalAlpha = alpha;
  context.fillStyle = paint.colour(token);
  context.fillRect(from, 4, Math.max(0, picture.width - 16 - from), lanesBottom(picture.lanes.length));
  context.globalAlpha = 1;
}

/** The numbers in recorded marks point to the names of their own generation. */
function inNamesOf(recorded: RecordedMarks, picture: Picture): Picture {
  const { groups } = mirror.getState();
  return {
    ...picture,
    laneOf: (resource) => picture.lanes.indexOf(recorded.resources[resource] ?? ''),
    groupSlot: (group) => Math.max(0, groups.indexOf(recorded.groups[group] ?? '')) % 8,
  };
}
