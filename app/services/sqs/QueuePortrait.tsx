import type { QueueView } from '../../../engine/index.ts';
import { useFollowedHold } from '../../simulation/followed.ts';
import { useAttention } from '../useAttention.ts';
import { words } from '../words.ts';
import { Counters } from './Counters.tsx';
import { DeadLetters } from './DeadLetters.tsx';
import { followedTile } from './followed.ts';
import { Ghosts } from './Ghosts.tsx';
import { Lanes } from './Lanes.tsx';
import type { Surroundings } from './QueueTile.tsx';
import { TileLine } from './TileLine.tsx';
import { doubles, isResting } from './tiles.ts';

/** A queue's inside: every message in it, by state and in order, as far as eyes can count. */
export function QueuePortrait({ id, view }: { id: string; view: QueueView }) {
  const attention = useAttention(id);
  const followed = followedTile(attention.followed, useFollowedHold(id));
  const surroundings: Surroundings = { view, doubles: doubles(view), attention, followed };
  if (isResting(view)) return <DeadLetters {...surroundings} />;
  return view.isFifo ? <FifoBody {...surroundings} /> : <StandardBody {...surroundings} />;
}

function StandardBody(surroundings: Surroundings) {
  const { view } = surroundings;
  return (
    <div className="queue">
      <div className="queue-lines">
        <TileLine state="visible" tiles={view.visible} count={view.visibleCount} {...surroundings} />
        <TileLine state="inFlight" tiles={view.inFlight} count={view.notVisibleCount} {...surroundings} />
        <TileLine state="delayed" tiles={view.delayed} count={view.delayedCount} {...surroundings} />
        <Polls waiting={view.waitingPolls} />
      </div>
      <Counters view={view} layout="side" />
    </div>
  );
}

function FifoBody(surroundings: Surroundings) {
  const { view } = surroundings;
  return (
    <div className="queue-fifo">
      <Lanes {...surroundings} />
      <Polls waiting={view.waitingPolls} />
      <Ghosts ghosts={view.deduplication} />
      <Counters view={view} layout="strip" />
    </div>
  );
}

function Polls({ waiting }: { waiting: number }) {
  return <p className="queue-polls">{waiting > 0 && words.queue.waitingPolls(waiting)}</p>;
}
