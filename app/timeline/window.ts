/** Which stretch of the run the scrubber shows. */
export interface Span {
  fromMs: number;
  toMs: number;
}

/** The learner's choice: nothing (the scrubber chooses), a length that follows now, or the whole run. */
export type Zoom = { kind: 'auto' } | { kind: 'span'; ms: number } | { kind: 'all' };

const spanMsMin = 20;
const spanMsMax = 40 * 86_400_000;

/** A fast run needs a long window, a slow one a short one, so that time crosses it in about as long. */
export function spanOf(zoom: Zoom, speed: number, headMs: number): number {
  if (zoom.kind === 'span') return zoom.ms;
  if (zoom.kind === 'all') return Math.max(1_000, headMs);
  return 30_000 * Math.max(0.3, 3 * Math.min(1, speed), speed);
}

/**
 * The window that shows now. It stays where it is while now is well inside, and turns like a page when now comes near its
 * end: a picture that drifts all the time cannot be read.
 */
export function windowAround(before: Span, spanMs: number, nowMs: number, isFree: boolean): Span {
  const isSameLength = Math.abs(before.toMs - before.fromMs - spanMs) < 1e-6 * spanMs;
  const place = (nowMs - before.fromMs) / spanMs;
  if (isSameLength && (isFree || (place >= 0 && place <= 0.86))) return before;
  const share = isSameLength ? 0.3 : 0.6;
  const fromMs = Math.max(0, nowMs - spanMs * share);
  return { fromMs, toMs: fromMs + spanMs };
}

/** The window for the whole run. */
export function wholeRun(headMs: number): Span {
  return { fromMs: 0, toMs: Math.max(1_000, headMs) * 1.04 };
}

export function zoomed(span: Span, factor: number, aroundMs: number): Span {
  const length = Math.min(spanMsMax, Math.max(spanMsMin, (span.toMs - span.fromMs) * factor));
  const share = (aroundMs - span.fromMs) / (span.toMs - span.fromMs);
  const fromMs = Math.max(0, aroundMs - length * share);
  return { fromMs, toMs: fromMs + length };
}

/** Times to write below the lanes: round figures, at least `gapPx` apart. */
export function ticksOf({ fromMs, toMs }: Span, widthPx: number, gapPx = 110): number[] {
  const stepMs = niceStep(((toMs - fromMs) / widthPx) * gapPx);
  const ticks: number[] = [];
  for (let at = Math.ceil(fromMs / stepMs) * stepMs; at <= toMs; at += stepMs) ticks.push(at);
  return ticks;
}

const steps = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 15e3, 3e4, 6e4, 12e4, 3e5, 6e5, 9e5, 18e5, 36e5,
  72e5, 216e5, 432e5, 864e5, 1728e5, 4320e5,
];

function niceStep(atLeastMs: number): number {
  return steps.find((step) => step >= atLeastMs) ?? steps.at(-1)!;
}
