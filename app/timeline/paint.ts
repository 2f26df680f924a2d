/** Draws the scrubber's lanes. Shapes say what happened, colours whose message it was. */
import { type Bar, firstFrom, type MarkIndex, type Point } from './bars.ts';
import { tickLabel } from './tickLabel.ts';
import { type Span, ticksOf } from './window.ts';

export interface Paint {
  /** Resolved colours by the name of their token. */
  colour: (token: string) => string;
  font: string;
}

export interface Picture {
  span: Span;
  width: number;
  /** The part of the lanes that is scrolled into view, px from the top: only that is painted. */
  topPx: number;
  heightPx: number;
  /** Names of the lanes, top down, and where a mark's resource number leads. */
  lanes: readonly string[];
  laneOf: (resource: number) => number;
  groupSlot: (group: number) => number;
  nowMs: number;
  headMs: number;
  isInPast: boolean;
}

export const labelWidth = 96;
const laneHeight = 24;
const topGap = 16;
const axisHeight = 20;

export function heightOf(laneCount: number): number {
  return topGap + laneCount * laneHeight + axisHeight;
}

/** Where the lanes end and the figures begin. */
export function lanesBottom(laneCount: number): number {
  return topGap + laneCount * laneHeight + 2;
}

export function xOf(atMs: number, { span, width }: Pick<Picture, 'span' | 'width'>): number {
  return labelWidth + ((atMs - span.fromMs) / (span.toMs - span.fromMs)) * (width - labelWidth - 16);
}

export function timeAt(x: number, { span, width }: Pick<Picture, 'span' | 'width'>): number {
  return span.fromMs + ((x - labelWidth) / (width - labelWidth - 16)) * (span.toMs - span.fromMs);
}

export function paintFrame(canvas: CanvasRenderingContext2D, picture: Picture, paint: Paint): void {
  const { width, topPx, heightPx, span, lanes } = picture;
  canvas.clearRect(0, topPx, width, heightPx);
  canvas.font = paint.font;
  canvas.textBaseline = 'middle';
  paintLanes(canvas, picture, paint);
  const bottom = topGap + lanes.length * laneHeight;
  canvas.textAlign = 'center';
  canvas.fillStyle = paint.colour('--faint');
  for (const tick of ticksOf(span, width - labelWidth)) {
    canvas.fillText(tickLabel(tick), xOf(tick, picture), bottom + axisHeight / 2 + 2);
  }
}

/** True for a lane of which nothing is scrolled into view. */
function isOutside(lane: number, { topPx, heightPx }: Picture): boolean {
  const y = yOf(lane, 0);
  return y < topPx - laneHeight || y > topPx + heightPx + laneHeight;
}

function paintLanes(canvas: CanvasRenderingContext2D, picture: Picture, paint: Paint): void {
  const { lanes, width } = picture;
  lanes.forEach((name, lane) => {
    if (isOutside(lane, picture)) return;
    const y = yOf(lane, 0);
    canvas.strokeStyle = paint.colour('--line');
    canvas.lineWidth = 1;
    canvas.beginPath();
    canvas.moveTo(labelWidth, y);
    canvas.lineTo(width - 16, y);
    canvas.stroke();
    canvas.textAlign = 'right';
    canvas.fillStyle = paint.colour('--muted');
    canvas.fillText(fitted(canvas, name, labelWidth - 20), labelWidth - 10, y);
  });
}

function fitted(canvas: CanvasRenderingContext2D, name: string, width: number): string {
  if (canvas.measureText(name).width <= width) return name;
  let cut = name;
  while (cut.length > 1 && canvas.measureText(`${cut}…`).width > width) cut = cut.slice(0, -1);
  return `${cut}…`;
}

/** What happened before `toMs`, and after `fromMs` where only the recorded future is meant. */
export function paintMarks(
  canvas: CanvasRenderingContext2D,
  picture: Picture,
  paint: Paint,
  index: MarkIndex,
  limits: { afterMs: number; untilMs: number },
): void {
  const { span } = picture;
  canvas.save();
  canvas.beginPath();
  const left = Math.max(labelWidth - 6, xOf(limits.afterMs, picture));
  canvas.rect(
    left,
    0,
    Math.min(picture.width, xOf(limits.untilMs, picture) + 6) - left,
    picture.topPx + picture.heightPx,
  );
  canvas.clip();
  const begin = firstFrom(index.bars, span.fromMs - index.longestMs, (bar) => bar.fromMs);
  const seen = new Set<string>();
  for (let at = begin; at < index.bars.length && index.bars[at]!.fromMs <= span.toMs; at++) {
    paintBar(canvas, picture, paint, index.bars[at]!, limits.untilMs, seen);
  }
  for (const bar of index.running.values()) {
    if (bar.fromMs < span.fromMs - index.longestMs)
      paintBar(canvas, picture, paint, bar, limits.untilMs, seen);
  }
  const first = firstFrom(index.points, span.fromMs, (point) => point.atMs);
  for (let at = first; at < index.points.length && index.points[at]!.atMs <= span.toMs; at++) {
    paintPoint(canvas, picture, paint, index.points[at]!, seen);
  }
  canvas.restore();
}

/** The first stay lies on the lane's line, the next ones above and below it, px. */
const rowOffsets = [0, -6, 6];

function yOf(lane: number, row: number): number {
  return topGap + (lane + 0.5) * laneHeight + (rowOffsets[row] ?? 0);
}

/** Where many marks share a pixel one of them stands for all: the picture is the same, and the cost is bounded. */
function isNew(seen: Set<string>, kind: string, lane: number, row: number, x: number): boolean {
  const key = `${kind} ${lane} ${row} ${Math.round(x)}`;
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

function paintBar(
  canvas: CanvasRenderingContext2D,
  picture: Picture,
  paint: Paint,
  bar: Bar,
  untilMs: number,
  seen: Set<string>,
): void {
  const lane = picture.laneOf(bar.lane);
  if (lane < 0 || bar.toMs < picture.span.fromMs || isOutside(lane, picture)) return;
  const from = Math.max(labelWidth, xOf(bar.fromMs, picture));
  const to = Math.max(from + 1, xOf(Math.min(bar.toMs, untilMs), picture));
  if (to - from < 2 && !isNew(seen, 'bar', lane, bar.row, from)) return;
  canvas.globalAlpha = 0.5;
  canvas.strokeStyle = groupColour(picture, paint, bar.group);
  canvas.lineWidth = 4;
  canvas.lineCap = 'round';
  canvas.beginPath();
  canvas.moveTo(from, yOf(lane, bar.row));
  canvas.lineTo(to, yOf(lane, bar.row));
  canvas.stroke();
  canvas.globalAlpha = 1;
}

function groupColour(picture: Picture, paint: Paint, group: number): string {
  return paint.colour(group < 0 ? '--group-none' : `--group-${picture.groupSlot(group)}`);
}

function paintPoint(
  canvas: CanvasRenderingContext2D,
  picture: Picture,
  paint: Paint,
  point: Point,
  seen: Set<string>,
): void {
  const lane = picture.laneOf(point.lane);
  const x = xOf(point.atMs, picture);
  if (lane < 0 || x < labelWidth - 4 || isOutside(lane, picture)) return;
  if (!isNew(seen, point.mark, lane, point.row, x)) return;
  const colour = groupColour(picture, paint, point.group);
  shapes[point.mark]?.(canvas, x, yOf(lane, point.row), colour, paint);
}

type Shape = (canvas: CanvasRenderingContext2D, x: number, y: number, colour: string, paint: Paint) => void;

const shapes: Readonly<Record<string, Shape>> = {
  sent(canvas, x, y, colour) {
    disc(canvas, x, y, 2.8);
    canvas.fillStyle = colour;
    canvas.fill();
  },
  passed(canvas, x, y, colour) {
    disc(canvas, x, y, 2);
    canvas.fillStyle = colour;
    canvas.fill();
  },
  timedOut(canvas, x, y, colour, paint) {
    disc(canvas, x, y, 3.2);
    canvas.fillStyle = paint.colour('--page');
    canvas.fill();
    outline(canvas, colour);
  },
  duplicate(canvas, x, y, colour) {
    disc(canvas, x, y, 1.8);
    canvas.fillStyle = colour;
    canvas.fill();
    disc(canvas, x, y, 4);
    outline(canvas, colour);
  },
  deadLettered(canvas, x, y, colour) {
    canvas.fillStyle = colour;
    canvas.fillRect(x - 3.5, y - 3.5, 7, 7);
  },
  failed: cross,
  lost: cross,
  throttled(canvas, x, y, _colour, paint) {
    canvas.beginPath();
    for (let corner = 0; corner < 10; corner++) {
      const radius = corner % 2 === 0 ? 5 : 2.2;
      const angle = (corner / 10) * 2 * Math.PI - Math.PI / 2;
      canvas.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
    }
    canvas.closePath();
    canvas.fillStyle = paint.colour('--page');
    canvas.fill();
    outline(canvas, paint.colour('--bad'));
  },
};

function cross(canvas: CanvasRenderingContext2D, x: number, y: number, _colour: string, paint: Paint): void {
  canvas.beginPath();
  canvas.moveTo(x - 3, y - 3);
  canvas.lineTo(x + 3, y + 3);
  canvas.moveTo(x + 3, y - 3);
  canvas.lineTo(x - 3, y + 3);
  outline(canvas, paint.colour('--bad'));
}

function disc(canvas: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  canvas.beginPath();
  canvas.arc(x, y, radius, 0, 2 * Math.PI);
}

function outline(canvas: CanvasRenderingContext2D, colour: string): void {
  canvas.strokeStyle = colour;
  canvas.lineWidth = 1.5;
  canvas.lineCap = 'round';
  canvas.stroke();
}
