import { useMemo } from 'react';
import { useDocument } from '../document/document.ts';
import { Empty } from '../ui/Empty.tsx';
import { clock } from '../ui/time.ts';
import { amount } from './amounts.ts';
import { type ComparedMetric, compared, contrastOf, differenceInWords, inWords } from './comparison.ts';
import { MetricName } from './MetricName.tsx';
import { type KeptMoment, momentOf, useMoments } from './moments.ts';
import { useMetrics, useScope } from './useMetrics.ts';
import { words } from './words.ts';

/** The kept moment against now, or against a second one. */
export function Comparison() {
  const { first, second } = useMoments();
  if (!first) return <Empty>{words.nothingKept}</Empty>;
  if (second) return <Table was={first} now={second} isNow={false} />;
  return <AgainstNow was={first} />;
}

function AgainstNow({ was }: { was: KeptMoment }) {
  const resources = useDocument((state) => state.scenario.resources);
  const answer = useMetrics(resources.map(({ id }) => id));
  const now = useMemo(() => answer && momentOf(answer), [answer]);
  if (!now) return <Empty>{words.looking}</Empty>;
  return <Table was={was} now={now} isNow />;
}

interface TableProps {
  was: KeptMoment;
  now: KeptMoment;
  isNow: boolean;
}

function Table({ was, now, isNow }: TableProps) {
  const { ids, isSelection } = useScope();
  const all = useMemo(() => compared(was, now), [was, now]);
  const shown = isSelection ? all.filter(({ resource }) => ids.includes(resource)) : all;
  const { columns } = words;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
    <section className="metrics-scroll" aria-label={words.table} tabIndex={0}>
      <Origins was={was} now={now} isNow={isNow} />
      {isSelection && <p className="metrics-remark">{words.only(ids.join(', '))}</p>}
      <table className="compared">
        <thead>
          <tr>
            <th scope="col">{columns.metric}</th>
            <Head title={isNow ? columns.was : columns.first} moment={was} />
            <Head title={isNow ? columns.now : columns.second} moment={now} />
            <th scope="col" className="compared-amount">
              {columns.difference}
            </th>
          </tr>
        </thead>
        {shown.map(({ resource, metrics }) => (
          <tbody key={resource}>
            <tr className="compared-resource">
              <th scope="rowgroup" colSpan={4}>
                {resource}
              </th>
            </tr>
            {metrics.map((metric) => (
              <Row key={metric.name} metric={metric} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

/** Which runs the two columns come from, and how the two are not the same. */
function Origins({ was, now, isNow }: TableProps) {
  const contrast = contrastOf(was, now);
  const { columns } = words;
  if (contrast === '' && was.diagram === now.diagram) {
    return <p className="metrics-remark">{words.run(was.diagram, was.seed)}</p>;
  }
  return (
    <dl className="compared-origins">
      <dt>{isNow ? columns.was : columns.first}</dt>
      <dd>{inWords(was)}</dd>
      <dt>{isNow ? columns.now : columns.second}</dt>
      <dd>
        {inWords(now)}
        {contrast && <em>{contrast}</em>}
      </dd>
    </dl>
  );
}

function Head({ title, moment }: { title: string; moment: KeptMoment }) {
  return (
    <th scope="col" className="compared-amount">
      {title} <span className="mono">{clock(moment.atMs)}</span>
    </th>
  );
}

function Row({ metric }: { metric: ComparedMetric }) {
  const { name, unit, was, now } = metric;
  const isSame = was === now;
  return (
    <tr className={isSame ? 'same' : undefined}>
      <th scope="row">
        <MetricName name={name} />
      </th>
      <td className="compared-amount">{was === undefined ? words.absent : amount(was, unit)}</td>
      <td className="compared-amount">{now === undefined ? words.absent : amount(now, unit)}</td>
      <td className="compared-amount compared-difference">{differenceInWords(metric)}</td>
    </tr>
  );
}
