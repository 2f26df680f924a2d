/** One small plot, drawn by uPlot: steps for a sum, a line for a maximum. All plots share their pointer. */
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { MetricSeries } from '../../engine/index.ts';
import { type Plotted, topOf } from './plotted.ts';

export interface LivePlot {
  /** Draws this, over the whole run up to `headMs`. */
  show(drawn: Plotted, headMs: number): void;
  /** Points at a place of what is drawn, here and at the same time in the other plots; at none when undefined. */
  point(place: number | undefined): void;
  destroy(): void;
}

const sharedPointer = 'metrics';
const nowhere = { left: -10, top: -10 };

/** @param onRead is told which place is pointed at, by the pointer, by a key, or in another plot */
export function createPlot(
  box: HTMLElement,
  statistic: MetricSeries['statistic'],
  onRead: (place: number | undefined) => void,
): LivePlot {
  const colour = (token: string) => getComputedStyle(box).getPropertyValue(token);
  let drawn: Plotted = { firstPlace: 0, timesMs: new Float64Array([0, 1]), values: new Float64Array([0, 0]) };
  let headMs = 1;
  /** The place that was pointed at by key: the plot moves below it. */
  let held: number | undefined;

  const plot = new UPlot(
    {
      width: box.clientWidth || 100,
      height: box.clientHeight || 34,
      padding: [4, 2, 2, 1],
      legend: { show: false },
      select: { show: false, left: 0, top: 0, width: 0, height: 0 },
      cursor: {
        y: false,
        drag: { x: false, y: false, setScale: false },
        points: { size: 6, width: 1.5, stroke: () => colour('--accent'), fill: () => colour('--card') },
        sync: { key: sharedPointer, scales: ['x', null] },
      },
      scales: {
        x: { time: false, range: () => [0, Math.max(headMs, drawn.timesMs.at(-1)!, 1)] },
        y: { range: () => [0, topOf(drawn.values)] },
      },
      axes: [{ show: false }, { show: false }],
      series: [{}, { ...looks[statistic](colour), points: { show: false } }],
      hooks: {
        drawClear: [(self) => drawGround(self, drawn, colour)],
        draw: [(self) => drawNow(self, drawn, colour)],
        setCursor: [({ cursor }) => onRead(cursor.idx ?? undefined)],
      },
    },
    [drawn.timesMs, drawn.values],
    box,
  );
  // By key or in another plot: uPlot knows how to tell the others, its types do not.
  const setCursor = plot.setCursor as (
    place: { left: number; top: number },
    fire: boolean,
    tell: boolean,
  ) => void;
  const pointAt = (place: number | undefined) => {
    const left = place === undefined ? -10 : plot.valToPos(drawn.timesMs[place] ?? 0, 'x');
    setCursor(place === undefined ? nowhere : { left, top: 1 }, true, true);
  };
  const size = new ResizeObserver(() => {
    if (box.clientWidth > 0) plot.setSize({ width: box.clientWidth, height: box.clientHeight });
  });
  size.observe(box);
  const theme = new MutationObserver(() => plot.redraw(false));
  theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });

  return {
    show(next, nextHeadMs) {
      const wasNewest = held === drawn.timesMs.length - 1;
      drawn = next;
      headMs = nextHeadMs;
      plot.setData([next.timesMs, next.values]);
      if (held === undefined) return;
      // Who reads the newest value goes on reading the newest.
      held = wasNewest ? next.timesMs.length - 1 : Math.min(held, next.timesMs.length - 1);
      pointAt(held);
    },
    point(place) {
      held = place;
      pointAt(place);
    },
    destroy() {
      size.disconnect();
      theme.disconnect();
      plot.destroy();
    },
  };
}

type Colour = (token: string) => string;

const looks: Readonly<Record<MetricSeries['statistic'], (colour: Colour) => UPlot.Series>> = {
  Sum: (colour) => ({
    stroke: () => colour('--muted'),
    fill: () => colour('--line-strong'),
    width: 1,
    // A point stands at the end of its period.
    paths: UPlot.paths.stepped!({ align: -1 }),
  }),
  Maximum: (colour) => ({ stroke: () => colour('--ink'), width: 1.4, paths: UPlot.paths.linear!() }),
};

/** The foot of the plot, and on another ground what lies ahead of now. */
function drawGround({ ctx, bbox, valToPos }: UPlot, { timesMs }: Plotted, colour: Colour): void {
  const now = Math.round(valToPos(timesMs.at(-1)!, 'x', true));
  ctx.fillStyle = colour('--future');
  ctx.fillRect(now, bbox.top, Math.max(0, bbox.left + bbox.width - now), bbox.height);
  ctx.fillStyle = colour('--line-strong');
  ctx.fillRect(bbox.left, bbox.top + bbox.height, bbox.width, UPlot.pxRatio);
}

function drawNow({ ctx, bbox, valToPos }: UPlot, { timesMs }: Plotted, colour: Colour): void {
  ctx.fillStyle = colour('--accent');
  const now = Math.round(valToPos(timesMs.at(-1)!, 'x', true));
  ctx.fillRect(now - UPlot.pxRatio / 2, 0, UPlot.pxRatio, bbox.top + bbox.height);
}
