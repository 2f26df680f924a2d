import { Lock } from 'lucide-react';
import type { Lane } from '../../../engine/index.ts';
import { TileRow } from '../TileRow.tsx';
import { words } from '../words.ts';
import { QueueTile, type Surroundings } from './QueueTile.tsx';

/** Tiles that fit in a lane beside its name and its lock. */
const laneTilesMax = 3;

/** A FIFO queue's message groups, one lane each: order holds within a lane only. */
export function Lanes(surroundings: Surroundings) {
  const { lanes, laneCount } = surroundings.view;
  if (laneCount === 0) return <p className="portrait-empty">{words.queue.noLanes}</p>;
  return (
    <div className="lanes">
      {lanes.map((lane) => (
        <GroupLane key={lane.group} lane={lane} {...surroundings} />
      ))}
      {laneCount > lanes.length && (
        <p className="lanes-more">{words.queue.moreLanes(laneCount - lanes.length)}</p>
      )}
    </div>
  );
}

function GroupLane({ lane, ...surroundings }: { lane: Lane } & Surroundings) {
  const tiles = lane.tiles.slice(0, laneTilesMax);
  const more = lane.size - tiles.length;
  return (
    <div className="lane" data-locked={lane.isLocked || undefined}>
      <span className="lane-name" title={lane.group}>
        {lane.group}
      </span>
      <span className="lane-lock">
        {lane.isLocked && (
          <span role="img" aria-label={words.queue.locked} title={words.queue.locked}>
            <Lock size={14} strokeWidth={1.6} aria-hidden="true" />
          </span>
        )}
      </span>
      <TileRow label={words.tile.group(lane.group)} className="tiles tiles-lane">
        {tiles.map((tile, index) => (
          <QueueTile
            key={`${tile.origin}.${tile.sentAtMs}`}
            {...surroundings}
            tile={tile}
            isFirst={index === 0}
            variant="lane"
          />
        ))}
      </TileRow>
      <span className="lane-end">
        {more > 0 && <span className="lane-more">{words.queue.laneMore(more)}</span>}
        {lane.lockedBy !== undefined && lane.size > 1 && <b>{words.queue.waitsFor(lane.lockedBy)}</b>}
      </span>
    </div>
  );
}
