import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { ContentsRow } from '../../engine/index.ts';
import { follow } from '../session.ts';
import { simulation } from '../simulation/client.ts';
import { useNow } from '../simulation/hooks.ts';
import { useMirror } from '../simulation/mirror.ts';
import { IconButton } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { groupLook } from '../ui/groups.ts';
import { MessageMark } from '../ui/MessageMark.tsx';
import { duration, seconds } from '../ui/time.ts';
import { words } from '../words.ts';
import { markStateOf, stateWords } from './messageStates.ts';
import { useSubject } from './selected.ts';
import { useAnswer } from './useAnswer.ts';

export function ContentsTab() {
  const subject = useSubject();
  if (subject.kind !== 'resource') return <Empty>{words.contents.pick}</Empty>;
  const { resource, summary } = subject;
  if (!summary.hasContents) return <Empty>{words.contents.notListed(resource.id)}</Empty>;
  return <Contents key={resource.id} id={resource.id} />;
}

const pageSize = 25;

function Contents({ id }: { id: string }) {
  const [from, setFrom] = useState(0);
  const page = useAnswer(useCallback(() => simulation.contents(id, from, pageSize), [id, from]));
  if (!page) return <Empty>{words.inspector.loading}</Empty>;
  const { total, rows } = page;
  return (
    <div className="contents">
      <p className="remark">{words.contents.isNoReceive}</p>
      {total === 0 ? <Empty>{words.contents.none}</Empty> : <Rows rows={rows} />}
      {total > pageSize && (
        <div className="pager">
          <IconButton
            name={words.contents.previous}
            disabled={from === 0}
            onClick={() => setFrom(Math.max(0, from - pageSize))}
          >
            <ChevronLeft size={15} />
          </IconButton>
          <span>{words.contents.page(from + 1, Math.min(total, from + pageSize), total)}</span>
          <IconButton
            name={words.contents.next}
            disabled={from + pageSize >= total}
            onClick={() => setFrom(from + pageSize)}
          >
            <ChevronRight size={15} />
          </IconButton>
        </div>
      )}
    </div>
  );
}

function Rows({ rows }: { rows: readonly ContentsRow[] }) {
  return (
    <table className="rows">
      <thead>
        <tr>
          <th>{words.contents.message}</th>
          <th>{words.contents.state}</th>
          <th className="figure">{words.contents.received}</th>
          <th className="figure">{words.contents.sent}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={`${row.origin} ${row.sentAtMs}`} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { row: ContentsRow }) {
  const groups = useMirror((state) => state.groups);
  const nowMs = useNow(2);
  const look = groupLook(groups, row.group);
  const left = row.untilMs === undefined ? undefined : duration(Math.max(0, row.untilMs - nowMs));
  return (
    <>
      <tr className="row">
        <td>
          <button
            type="button"
            className="row-message"
            aria-label={words.contents.follow(`m${row.origin}`)}
            onClick={() => row.origin !== undefined && follow(row.origin)}
          >
            <MessageMark look={look} state={markStateOf(row.state)} size={20} />
            <span className="mono">m{row.origin}</span>
          </button>
        </td>
        <td>
          {stateWords(row.state)}
          {left && <span className="row-until"> {left}</span>}
        </td>
        <td className="figure mono">{row.receiveCount}</td>
        <td className="figure mono">{seconds(row.sentAtMs, 1)}</td>
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
