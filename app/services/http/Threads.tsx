import type { HttpThread, HttpView } from '../../../engine/index.ts';
import { follow } from '../../session.ts';
import { useMirror } from '../../simulation/mirror.ts';
import { groupLook } from '../../ui/groups.ts';
import { Glow } from '../Glow.tsx';
import { LiveText } from '../LiveText.tsx';
import type { Attention } from '../useAttention.ts';
import { ThreadMark } from './ThreadMark.tsx';
import { words } from './words.ts';

/** Threads, a row each: one that waits for an answer is as taken as one that works. */
export function Threads({ view, attention }: { view: HttpView; attention: Attention }) {
  const threads = [...view.threads].sort((one, other) => one.index - other.index);
  const more = view.threadCount - threads.length;
  return (
    <>
      <ul className="threads" aria-label={words.threads}>
        {threads.map((thread) => (
          <li key={thread.index}>
            <Row thread={thread} isDown={view.isCrashed} attention={attention} />
          </li>
        ))}
      </ul>
      {more > 0 && <p className="portrait-note">{words.moreThreads(more, view.busyCount)}</p>}
    </>
  );
}

interface RowProps {
  thread: HttpThread;
  isDown: boolean;
  attention: Attention;
}

function Row({ thread, isDown, attention }: RowProps) {
  const groups = useMirror((state) => state.groups);
  const { origin, activity } = thread;
  const body = (
    <>
      <ThreadMark thread={thread} look={groupLook(groups, thread.group)} isDown={isDown} />
      {origin !== undefined && <b>{words.message(origin)}</b>}
      {isDown ? <span data-bad>{words.down}</span> : <Activity thread={thread} />}
    </>
  );
  if (origin === undefined)
    return (
      <span className="thread" data-activity={activity}>
        {body}
      </span>
    );
  return (
    <button
      type="button"
      className="thread nodrag nopan"
      data-activity={activity}
      data-followed={attention.followed === origin || undefined}
      title={words.follow(thread)}
      aria-label={words.follow(thread)}
      onClick={(event) => {
        event.stopPropagation();
        follow(origin);
      }}
    >
      <Glow number={attention.origin === origin ? attention.seq : 0} />
      {body}
    </button>
  );
}

function Activity({ thread }: { thread: HttpThread }) {
  const { activity, sinceMs, untilMs, calls, attempt = 1 } = thread;
  if (activity === 'idle') return <span className="thread-what">{words.free}</span>;
  if (activity === 'calling')
    return (
      <>
        <span className="thread-what">
          {calls === undefined ? words.waitsForOther : words.waitsFor(calls)}
        </span>
        {attempt > 1 && (
          <span className="thread-attempt" title={words.attemptTitle(attempt)}>
            {words.attempt(attempt)}
          </span>
        )}
        <LiveText className="thread-figure" read={(nowMs) => words.waitedFor(nowMs - sinceMs)} />
      </>
    );
  const isPausing = activity === 'pausing';
  return (
    <>
      <span className="thread-what">
        {isPausing ? (untilMs === undefined ? words.pausingOnly : words.pausing) : words.works}
      </span>
      {untilMs !== undefined && (
        <LiveText className="thread-figure" read={(nowMs) => words.left(untilMs - nowMs)} />
      )}
    </>
  );
}
