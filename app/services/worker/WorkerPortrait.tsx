import type { QueueView, WorkerJob, WorkerRow, WorkerView } from '../../../engine/index.ts';
import { useMirror } from '../../simulation/mirror.ts';
import { groupLook } from '../../ui/groups.ts';
import { countdown } from '../durations.ts';
import { LiveText } from '../LiveText.tsx';
import { Pips } from '../Pips.tsx';
import { type Attention, useAttention } from '../useAttention.ts';
import { words } from '../words.ts';
import { JobMenu } from './JobMenu.tsx';
import { JobPie } from './JobPie.tsx';

/** Every worker with its job shrinking clock-like, and what all the work came to. */
export function WorkerPortrait({ id, view }: { id: string; view: WorkerView }) {
  const attention = useAttention(id);
  const max = useMaxReceiveCount(view.source);
  if (view.source === undefined) return <p className="portrait-empty">{words.worker.noSource}</p>;
  return (
    <div className="workers">
      <ul>
        {view.rows.map((row) => (
          <li key={row.index}>
            <Row id={id} row={row} attention={attention} max={max} />
          </li>
        ))}
      </ul>
      {view.workerCount > view.rows.length && (
        <p className="portrait-note">
          {words.worker.moreWorkers(view.workerCount - view.rows.length, view.busyCount)}
        </p>
      )}
      <Effects view={view} />
    </div>
  );
}

/** The limit belongs to the queue; the worker only sees how near a message is to it. */
function useMaxReceiveCount(queue: string | undefined): number | undefined {
  return useMirror(({ views }) =>
    queue === undefined ? undefined : (views[queue] as QueueView)?.maxReceiveCount,
  );
}

interface RowProps {
  id: string;
  row: WorkerRow;
  attention: Attention;
  max: number | undefined;
}

function Row({ id, row, attention, max }: RowProps) {
  const groups = useMirror((state) => state.groups);
  const { job } = row;
  const body = (
    <>
      <JobPie row={row} look={groupLook(groups, job?.group)} />
      <span className="worker-name">{words.worker.name(row.index)}</span>
      {job && <Pips receiveCount={job.receiveCount} max={max} />}
      <span className="worker-what">{job ? <Job job={job} /> : <Activity row={row} />}</span>
    </>
  );
  if (!job)
    return (
      <span className="worker" data-activity={row.activity}>
        {body}
      </span>
    );
  return (
    <JobMenu
      id={id}
      worker={row.index}
      origin={job.origin}
      trigger={
        <button
          type="button"
          className="worker nodrag nopan"
          data-activity={row.activity}
          data-followed={attention.followed === job.origin || undefined}
          aria-label={words.worker.jobMenu(words.worker.name(row.index), job.origin)}
        >
          {body}
        </button>
      }
    />
  );
}

function Job({ job }: { job: WorkerJob }) {
  return (
    <>
      {words.worker.job(job.origin)} · <LiveText read={(nowMs) => countdown(job.endsAtMs - nowMs)} />
      {job.behind > 0 && (
        <span title={words.worker.behindTitle(job.behind)}> {words.worker.behind(job.behind)}</span>
      )}
    </>
  );
}

function Activity({ row }: { row: WorkerRow }) {
  const { untilMs } = row;
  const isComing = untilMs !== undefined && (row.activity === 'crashed' || row.activity === 'waiting');
  return (
    <>
      {words.worker.activity[row.activity]}
      {isComing && (
        <>
          {' · '}
          <LiveText read={(nowMs) => countdown(untilMs - nowMs)} />
        </>
      )}
    </>
  );
}

function Effects({ view }: { view: WorkerView }) {
  return (
    <p className="effects">
      <span title={words.worker.effectsTitle}>
        {words.worker.effects(view.effectsOnce, view.effectsTotal)}
      </span>
      {view.failedTotal > 0 && <span>{words.worker.failed(view.failedTotal)}</span>}
      {view.crashedTotal > 0 && <span>{words.worker.crashedTimes(view.crashedTotal)}</span>}
      <span data-bad={view.duplicateEffects > 0 || undefined}>
        {words.worker.twice(view.duplicateEffects)}
      </span>
    </p>
  );
}
