import type { ReaderShard } from '../../../engine/index.ts';
import { isReduced, useSession } from '../../session.ts';
import { LiveArc } from '../LiveArc.tsx';

interface Props {
  shard: ReaderShard;
  isCrashed: boolean;
}

/** What the reader does with a shard, as a shape: a pie that empties is work, a ring a pause, a dot a question asked. */
export function ActivityMark({ shard: { activity, sinceMs, untilMs }, isCrashed }: Props) {
  const reduced = useSession(isReduced);
  const isTimed = untilMs !== undefined && !reduced && !isCrashed;
  return (
    <svg
      className={`activity activity-${isCrashed ? 'crashed' : activity}`}
      viewBox="-11 -11 22 22"
      width={22}
      height={22}
      aria-hidden="true"
    >
      {isTimed && activity === 'working' && (
        <LiveArc className="activity-pie" radius={4.5} sinceMs={sinceMs} untilMs={untilMs} />
      )}
      <circle className="activity-rim" r={9} />
      {isTimed && activity === 'pausing' && (
        <LiveArc className="activity-ring" radius={9} sinceMs={sinceMs} untilMs={untilMs} />
      )}
      {isCrashed ? (
        <path className="activity-sign" d="M-4.5,-4.5L4.5,4.5M4.5,-4.5L-4.5,4.5" />
      ) : (
        <Sign activity={activity} />
      )}
    </svg>
  );
}

function Sign({ activity }: Pick<ReaderShard, 'activity'>) {
  if (activity === 'reading' || activity === 'starting') return <circle className="activity-dot" r={2.5} />;
  if (activity === 'done') return <path className="activity-sign" d="M-4,0.5L-1,3.5L4.5,-3.5" />;
  if (activity === 'waitsForParent')
    return <path className="activity-sign" d="M-2.2,-3.5V3.5M2.2,-3.5V3.5" />;
  return null;
}
