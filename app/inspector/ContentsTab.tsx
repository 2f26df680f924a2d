import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useSession } from '../session.ts';
import { simulation } from '../simulation/client.ts';
import { IconButton } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { words } from '../words.ts';
import { ContentsRows } from './ContentsRows.tsx';
import { OpenedItem } from './OpenedItem.tsx';
import { useSubject } from './selected.ts';
import { useAnswer } from './useAnswer.ts';

export function ContentsTab() {
  const subject = useSubject();
  const opened = useSession((state) => state.opened);
  if (subject.kind !== 'resource') return <Empty>{words.contents.pick}</Empty>;
  const { resource, summary } = subject;
  if (!summary.hasContents) return <Empty>{words.contents.notListed(resource.id)}</Empty>;
  if (opened?.resource === resource.id) return <OpenedItem resource={resource.id} itemKey={opened.key} />;
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
      {total === 0 ? <Empty>{words.contents.none}</Empty> : <ContentsRows resource={id} rows={rows} />}
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
