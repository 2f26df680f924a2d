import { useCallback } from 'react';
import type { MeterLine, MeterReading } from '../../engine/index.ts';
import { simulation } from '../simulation/client.ts';
import { useRunAnswer } from '../simulation/runAnswer.ts';
import { Empty } from '../ui/Empty.tsx';
import { Hint } from '../ui/Hint.tsx';
import {
  amountOf,
  type CreditUnit,
  creditsIn,
  dearestFirst,
  dimensionsOf,
  percentOf,
  shareOf,
  unitFor,
} from './credits.ts';
import { words } from './words.ts';
import './meter.css';

/** What the run would have been billed for, up to now. */
export function MeterTab() {
  const answer = useRunAnswer(useCallback(() => simulation.meter(), []));
  if (!answer) return <Empty>{words.looking}</Empty>;
  if (answer.value.lines.length === 0) return <Empty>{words.empty}</Empty>;
  return <Bill reading={answer.value} />;
}

function Bill({ reading }: { reading: MeterReading }) {
  const { creditIs, pricesAsOf, pricesNote } = reading;
  const lines = dearestFirst(reading.lines);
  return (
    <div className="meter">
      <p className="meter-remark">
        {words.credit(creditIs)} {words.ratio(pricesAsOf)}
      </p>
      <Lines lines={lines} totalCredits={reading.totalCredits} />
      <h3 className="meter-heading">{words.counting}</h3>
      <dl className="meter-docs">
        {dimensionsOf(lines).map(({ service, dimension, doc, rule }) => (
          <div key={`${service} ${dimension}`}>
            <dt>{words.dimension(service, dimension)}</dt>
            <dd>
              {doc} {rule && <span className="mono">{rule}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <p className="meter-remark">{pricesNote}</p>
    </div>
  );
}

function Lines({ lines, totalCredits }: { lines: readonly MeterLine[]; totalCredits: number }) {
  const unit = unitFor(lines);
  const { columns, units } = words;
  return (
    <table className="meter-lines" aria-label={words.table}>
      <thead>
        <tr>
          <th scope="col">{columns.dimension}</th>
          <th scope="col" className="meter-amount">
            {columns.amount}
          </th>
          <th scope="col" className="meter-amount">
            {units[unit]}
          </th>
          <th scope="col" className="meter-share">
            {columns.share}
          </th>
        </tr>
      </thead>
      <tbody>
        <tr className="meter-total">
          <th scope="row">{words.total}</th>
          <td />
          <td className="meter-amount">{creditsIn(unit, totalCredits)}</td>
          <td />
        </tr>
        {lines.map((line) => (
          <Line
            key={`${line.resource} ${line.dimension}`}
            line={line}
            unit={unit}
            share={shareOf(line, totalCredits)}
          />
        ))}
      </tbody>
    </table>
  );
}

function Line({ line, unit, share }: { line: MeterLine; unit: CreditUnit; share: number }) {
  const { resource, dimension, amount, credits, doc } = line;
  return (
    <Hint text={doc}>
      <tr>
        <th scope="row">
          <b>{resource}</b> {dimension}
        </th>
        <td className="meter-amount">{amountOf(amount)}</td>
        <td className="meter-amount">{creditsIn(unit, credits)}</td>
        <td className="meter-share">
          <span className="meter-bar" aria-hidden="true">
            <span style={{ width: `${share * 100}%` }} />
          </span>
          {words.percent(percentOf(share))}
        </td>
      </tr>
    </Hint>
  );
}
