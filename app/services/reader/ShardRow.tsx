import type { CSSProperties } from 'react';
import type { ReaderShard, ReaderView, StreamView } from '../../../engine/index.ts';
import { follow } from '../../session.ts';
import { useMirror } from '../../simulation/mirror.ts';
import { LiveText } from '../LiveText.tsx';
import type { Attention } from '../useAttention.ts';
import { ActivityMark } from './ActivityMark.tsx';
import { parentsInTheWay } from './parents.ts';
import { words } from './words.ts';

interface Props {
  shard: ReaderShard;
  view: ReaderView;
  attention: Attention;
}

/** One shard in work: what is done with it now, how far behind it is, and what a crash would repeat. */
export function ShardRow({ shard, view, attention }: Props) {
  return (
    <li className="reading" data-done={shard.activity === 'done' || undefined}>
      <ActivityMark shard={shard} isCrashed={view.isCrashed} />
      <span className="reading-line">
        <b>{words.shard(shard.index)}</b>
        {shard.batch && <Batch batch={shard.batch} attention={attention} />}
        <span className="reading-age" title={words.ageTitle(shard.behindMs)}>
          {words.age(shard)}
        </span>
      </span>
      <span className="reading-line">
        <span className="reading-now" data-bad={view.isCrashed || undefined}>
          {view.isCrashed ? words.crashed : <Activity shard={shard} view={view} />}
        </span>
        <Checkpoint shard={shard} />
      </span>
    </li>
  );
}

function Batch({ batch, attention }: { batch: NonNullable<ReaderShard['batch']>; attention: Attention }) {
  const { first } = batch;
  return (
    <button
      type="button"
      className="reading-batch nodrag nopan"
      data-followed={attention.followed === first || undefined}
      aria-label={words.followBatch(first)}
      title={words.followBatch(first)}
      onClick={(event) => {
        event.stopPropagation();
        follow(first);
      }}
    >
      {words.batch(first)}
    </button>
  );
}

function Activity({ shard, view }: { shard: ReaderShard; view: ReaderView }) {
  const { activity, batch, untilMs } = shard;
  if (activity === 'waitsForParent') return <WaitsFor shard={shard} view={view} />;
  if (activity === 'working' && batch) return <Progress done={batch.done} count={batch.count} />;
  if (activity === 'pausing' && untilMs !== undefined)
    return <LiveText read={(nowMs) => words.pausing(untilMs - nowMs)} />;
  return words.activity[activity];
}

function WaitsFor({ shard, view }: { shard: ReaderShard; view: ReaderView }) {
  const parents = useMirror(({ views }) =>
    parentsInTheWay(
      shard.index,
      view,
      view.stream === undefined ? undefined : (views[view.stream] as StreamView | undefined),
    ),
  );
  return (
    <span title={words.waitsTitle}>
      {words.waitsFor(parents === '' ? [] : parents.split(',').map(Number))}
    </span>
  );
}

function Progress({ done, count }: { done: number; count: number }) {
  return (
    <span className="progress" title={words.doneTitle(done, count)}>
      {words.done(done, count)}
      <i style={{ '--share': count === 0 ? 0 : done / count } as CSSProperties} aria-hidden="true" />
    </span>
  );
}

/** A full dot: nothing would be repeated. An open one: so many records would be. */
function Checkpoint({ shard }: { shard: ReaderShard }) {
  const { checkpoint, sinceCheckpoint, readTotal } = shard;
  if (checkpoint === undefined && readTotal === 0) return <span className="checkpoint" />;
  return (
    <span
      className="checkpoint"
      data-open={sinceCheckpoint > 0 || checkpoint === undefined || undefined}
      title={words.checkpointTitle(shard)}
    >
      {checkpoint === undefined && sinceCheckpoint === 0
        ? words.noCheckpoint
        : words.sinceCheckpoint(sinceCheckpoint)}
    </span>
  );
}
