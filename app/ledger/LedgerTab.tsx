import { ArrowDownUp, Clock, Copy, type LucideIcon, Square, X } from 'lucide-react';
import type { Ledger, LedgerRow, TroubledMessage } from '../../engine/index.ts';
import { askWhy, follow } from '../session.ts';
import { Empty } from '../ui/Empty.tsx';
import { duration, seconds } from '../ui/time.ts';
import { useLedger } from './useLedger.ts';
import { type Figure, words } from './words.ts';
import './ledger.css';

const marks: Readonly<Partial<Record<Figure, LucideIcon>>> = {
  deadLettered: Square,
  lost: X,
  duplicated: Copy,
  outOfOrder: ArrowDownUp,
  late: Clock,
};
const figures = Object.keys(words.figure) as Figure[];

/** Expected against actual: what was made, what came of it, where, and which messages are in trouble. */
export function LedgerTab() {
  const ledger = useLedger();
  if (!ledger || (ledger.total.expected === 0 && ledger.unreadFacts === 0))
    return <Empty>{words.nothing}</Empty>;
  return (
    <div className="ledger">
      <Figures ledger={ledger} />
      {ledger.unreadFacts > 0 && <p className="ledger-remark">{words.reading(ledger.unreadFacts)}</p>}
      {ledger.sinceMs > 0 && <p className="ledger-remark">{words.since(ledger.sinceMs)}</p>}
      <div className="ledger-body">
        <Consumers rows={ledger.consumers} />
        <Troubled messages={ledger.troubled} />
      </div>
    </div>
  );
}

function Figures({ ledger: { total } }: { ledger: Ledger }) {
  const countOf = (figure: Figure) =>
    figure === 'waiting' ? total.pending - total.deadLettered : total[figure];
  return (
    <dl className="ledger-figures" aria-label={words.figures}>
      {figures.map((figure) => {
        const [title, doc] = words.figure[figure];
        const Mark = marks[figure];
        const value = countOf(figure);
        return (
          <div key={figure} title={doc} className={Mark && value > 0 ? 'trouble' : undefined}>
            <dt>
              {Mark && <Mark size={11} strokeWidth={1.8} aria-hidden="true" />}
              {title}
            </dt>
            <dd>{value.toLocaleString('en')}</dd>
          </div>
        );
      })}
    </dl>
  );
}

function Consumers({ rows }: { rows: readonly LedgerRow[] }) {
  if (rows.length === 0) return <p className="ledger-remark">{words.noConsumers}</p>;
  const { columns } = words;
  return (
    <table className="ledger-consumers">
      <caption className="unseen">{words.consumers}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.consumer}</th>
          <th scope="col">{columns.effects}</th>
          <th scope="col">{columns.duplicated}</th>
          <th scope="col">{columns.outOfOrder}</th>
          <th scope="col">{columns.late}</th>
          <th scope="col" title={words.median}>
            {columns.median}
          </th>
          <th scope="col">{columns.slowest}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.resource}>
            <th scope="row">{row.resource}</th>
            <Count value={row.effects} />
            <Count value={row.duplicated} isTrouble />
            <Count value={row.outOfOrder} isTrouble />
            <Count value={row.late} isTrouble />
            <td>{row.effects > 0 && duration(row.medianMs)}</td>
            <td>{row.effects > 0 && duration(row.slowestMs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Count({ value, isTrouble = false }: { value: number; isTrouble?: boolean }) {
  return <td className={isTrouble && value > 0 ? 'trouble' : undefined}>{value.toLocaleString('en')}</td>;
}

function Troubled({ messages }: { messages: readonly TroubledMessage[] }) {
  return (
    <section>
      <h3>{words.troubled}</h3>
      {messages.length === 0 ? (
        <p className="ledger-remark">{words.noTrouble}</p>
      ) : (
        <ul aria-label={words.troubled}>
          {messages.map((message) => (
            <li key={`${message.origin} ${message.trouble} ${message.resource}`}>
              <Trouble message={message} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Trouble({ message: { origin, trouble, resource, atMs, seq } }: { message: TroubledMessage }) {
  const Mark = marks[trouble] ?? X;
  const at = seconds(atMs, 1);
  return (
    <button
      type="button"
      className="ledger-trouble"
      aria-label={words.follow(`m${origin}`, words.trouble[trouble], resource, at)}
      onClick={() => {
        follow(origin);
        askWhy(seq);
      }}
    >
      <span className="mono ledger-time">{at}</span>
      <Mark size={12} strokeWidth={1.8} aria-hidden="true" />
      <span className="mono">m{origin}</span>
      <span>{words.trouble[trouble]}</span>
      <span className="ledger-place">{words.at(resource)}</span>
    </button>
  );
}
