import type { HttpThread } from '../../../engine/index.ts';
import type { GroupLook } from '../../ui/groups.ts';
import { LiveArc } from '../LiveArc.tsx';
import { groupStyle } from '../LiveMark.tsx';

/**
 * One thread as a clock, as a worker is: the slice is the work that is left. While it waits for another service it is a
 * hollow ring with an arrow that leads out: held, and doing nothing.
 */
export function ThreadMark({
  thread,
  look,
  isDown,
}: {
  thread: HttpThread;
  look: GroupLook;
  isDown: boolean;
}) {
  const { sinceMs, untilMs, origin } = thread;
  const activity = isDown ? 'down' : thread.activity;
  return (
    <svg
      className={`thread-mark thread-mark-${activity}`}
      style={origin === undefined || isDown ? undefined : groupStyle(look)}
      viewBox="-10 -10 20 20"
      width={20}
      height={20}
      aria-hidden="true"
    >
      {activity === 'working' && untilMs !== undefined && (
        <LiveArc sinceMs={sinceMs} untilMs={untilMs} radius={4} className="thread-slice" />
      )}
      <circle className="thread-rim" r={8} />
      {activity === 'calling' && <path className="thread-sign" d="M-3.5,0H3.5M0.5,-3L3.5,0L0.5,3" />}
      {activity === 'down' && <path className="thread-sign" d="M-3.8,-3.8L3.8,3.8M3.8,-3.8L-3.8,3.8" />}
      {activity === 'pausing' && <path className="thread-sign" d="M-2,-3V3M2,-3V3" />}
    </svg>
  );
}
