import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { MetricSeries } from '../../engine/index.ts';
import { amount, when } from './amounts.ts';
import { createPlot, type LivePlot } from './livePlot.ts';
import type { Plotted, Reading } from './plotted.ts';
import { trendOf } from './trend.ts';
import { words } from './words.ts';

interface PlotProps {
  drawn: Plotted;
  resource: string;
  series: MetricSeries;
  headMs: number;
  reading: Reading | undefined;
  /** The place in `drawn` that is pointed at; undefined when none is. */
  onRead: (place: number | undefined) => void;
  docId: string;
}

/** Read with the pointer, or with the arrow keys: then it is a slider over its points. */
export function Plot({ drawn, resource, series, headMs, reading, onRead, docId }: PlotProps) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<LivePlot>(undefined);
  const place = useRef<number>(undefined);
  const { name, unit, statistic, now } = series;
  const first = drawn.firstPlace;
  const last = drawn.timesMs.length - 1;

  useEffect(() => {
    plot.current = createPlot(box.current!, statistic, (read) => {
      place.current = read;
      onRead(read);
    });
    return () => plot.current?.destroy();
  }, [statistic, onRead]);
  useEffect(() => plot.current?.show(drawn, headMs), [drawn, headMs]);

  const present = `${amount(now, unit)} ${statistic === 'Sum' ? words.inAll : words.now}`;
  return (
    <div
      ref={box}
      className="plot"
      role="slider"
      tabIndex={0}
      aria-roledescription={words.plot}
      aria-label={words.plotName(name, resource, present, trendOf(series))}
      aria-describedby={docId}
      aria-valuemin={first}
      aria-valuemax={last}
      aria-valuenow={reading ? Math.max(first, place.current ?? last) : last}
      aria-valuetext={reading ? words.reading(amount(reading.value, unit), when(reading)) : present}
      onFocus={() => plot.current?.point(last)}
      onBlur={() => plot.current?.point(undefined)}
      onKeyDown={(event) => {
        const next = placeByKey(event, place.current ?? last, first, last);
        if (next === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        plot.current?.point(next);
      }}
    />
  );
}

function placeByKey({ key }: KeyboardEvent, place: number, first: number, last: number): number | undefined {
  const places: Readonly<Record<string, number>> = {
    ArrowLeft: place - 1,
    ArrowDown: place - 1,
    ArrowRight: place + 1,
    ArrowUp: place + 1,
    PageDown: place - 10,
    PageUp: place + 10,
    Home: first,
    End: last,
  };
  const next = places[key];
  return next === undefined ? undefined : Math.min(last, Math.max(first, next));
}
