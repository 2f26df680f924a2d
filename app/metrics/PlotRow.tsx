import { useId, useMemo, useState } from 'react';
import type { MetricSeries } from '../../engine/index.ts';
import { Hint } from '../ui/Hint.tsx';
import { duration } from '../ui/time.ts';
import { amount, when } from './amounts.ts';
import { MetricName } from './MetricName.tsx';
import { Plot } from './Plot.tsx';
import { highestOf, plotted, readingAt } from './plotted.ts';
import { words } from './words.ts';

interface PlotRowProps {
  resource: string;
  /** Whether the resource has to be said. */
  isNamed: boolean;
  series: MetricSeries;
  /** When the series was read, and how far the run has ever been, virtual ms. */
  atMs: number;
  headMs: number;
}

/** One metric: its name, its plot, and the present value or the one that is read off the plot. */
export function PlotRow({ resource, isNamed, series, atMs, headMs }: PlotRowProps) {
  const { name, unit, statistic, periodMs, doc, rule } = series;
  const [place, setPlace] = useState<number>();
  const docId = useId();
  const drawn = useMemo(() => plotted(series, atMs), [series, atMs]);
  const reading = place === undefined ? undefined : readingAt(drawn, place);
  return (
    <Hint
      side="left"
      text={
        <span>
          {doc}
          {rule && ` ${words.rule(rule)}.`} {words.highest(amount(highestOf(drawn.values), unit))}
        </span>
      }
    >
      <li className="plot-row">
        <div className="plot-words">
          {isNamed && <b>{resource} </b>}
          <MetricName name={name} />
          <span className="plot-period">
            {words.period(statistic, duration(periodMs))}
            {rule && (
              <>
                {' · '}
                <span className="mono">{rule}</span>
              </>
            )}
          </span>
          <p className="plot-doc" id={docId}>
            {doc}
          </p>
        </div>
        <Plot
          drawn={drawn}
          resource={resource}
          series={series}
          headMs={headMs}
          reading={reading}
          onRead={setPlace}
          docId={docId}
        />
        <p className="plot-value">
          <b className="mono">{amount(reading?.value ?? series.now, unit)}</b>
          <span>{reading ? when(reading) : statistic === 'Sum' ? words.inAll : words.now}</span>
        </p>
      </li>
    </Hint>
  );
}
