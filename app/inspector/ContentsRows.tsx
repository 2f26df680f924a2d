import { FileText } from 'lucide-react';
import type { ContentsRow } from '../../engine/index.ts';
import { follow, openItem } from '../session.ts';
import { useNow } from '../simulation/hooks.ts';
import { useMirror } from '../simulation/mirror.ts';
import { bytes } from '../ui/bytes.ts';
import { groupLook } from '../ui/groups.ts';
import { MessageMark } from '../ui/MessageMark.tsx';
import { duration, seconds } from '../ui/time.ts';
import { words } from '../words.ts';
import { markStateOf, stateWords } from './messageStates.ts';

/** What a resource holds: messages of a queue, records of a stream, objects of a bucket. */
export function ContentsRows({ resource, rows }: { resource: string; rows: readonly ContentsRow[] }) {
  // A stream counts no receives: there the size stands in their place.
  const countsReceives = rows.some((row) => row.receiveCount !== undefined);
  const holdsObjects = rows.some((row) => row.key !== undefined);
  return (
    <table className="rows">
      <thead>
        <tr>
          <th>{holdsObjects ? words.contents.object : words.contents.message}</th>
          {!holdsObjects && <th>{words.contents.state}</th>}
          <th className="amount">{countsReceives ? words.contents.received : words.contents.bytes}</th>
          <th className="amount">{holdsObjects ? words.contents.at : words.contents.sent}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row
            key={row.key ?? `${row.origin} ${row.state} ${row.sentAtMs}`}
            resource={resource}
            row={row}
            countsReceives={countsReceives}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  resource: string;
  row: ContentsRow;
  countsReceives: boolean;
}

function Row({ resource, row, countsReceives }: RowProps) {
  const nowMs = useNow(2);
  const left = row.untilMs === undefined ? undefined : duration(Math.max(0, row.untilMs - nowMs));
  return (
    <>
      <tr className="row">
        <td>
          {row.key === undefined ? (
            <MessageName row={row} />
          ) : (
            <ObjectName resource={resource} name={row.key} />
          )}
        </td>
        {row.key === undefined && (
          <td>
            {stateWords(row.state)}
            {left && <span className="row-until"> {left}</span>}
          </td>
        )}
        <td className="amount mono">{countsReceives ? row.receiveCount : bytes(row.sizeBytes)}</td>
        <td className="amount mono">{seconds(row.sentAtMs, 1)}</td>
      </tr>
      <tr className="row-body">
        <td colSpan={4}>
          {row.group !== undefined && <span className="row-group">{row.group}</span>}
          {row.preview}
        </td>
      </tr>
    </>
  );
}

function MessageName({ row }: { row: ContentsRow }) {
  const groups = useMirror((state) => state.groups);
  const { origin } = row;
  if (origin === undefined) return null;
  return (
    <button
      type="button"
      className="row-message"
      aria-label={words.contents.follow(`m${origin}`)}
      onClick={() => follow(origin)}
    >
      <MessageMark look={groupLook(groups, row.group)} state={markStateOf(row.state)} size={20} />
      <span className="mono">m{origin}</span>
    </button>
  );
}

function ObjectName({ resource, name }: { resource: string; name: string }) {
  return (
    <button
      type="button"
      className="row-message row-object"
      aria-label={words.contents.open(name)}
      title={name}
      onClick={() => openItem(resource, name)}
    >
      <FileText size={15} aria-hidden="true" />
      <span className="mono">{name}</span>
    </button>
  );
}
