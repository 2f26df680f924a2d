import { Lock } from 'lucide-react';
import type { Lane, Tile } from '../../../engine/index.ts';
import { TileRow } from '../TileRow.tsx';
import { words } from '../words.ts';
import type { FollowedTile } from './followed.ts';
import { QueueTile, type Surroundings } from './QueueTile.tsx';

/** Tiles that fit in a lane beside its name and its lock. */
const laneTilesMax = 3;
/** Beside the words that say for what it waits, one less. */
const waitingTilesMax = 2;

/** A FIFO queue's message groups, one lane each: order holds within a lane only. */
export function Lanes(surroundings: Surroundings) {
  const { lanes, laneCount } = surroundings.view;
  if (laneCount === 0) return <p className="portrait-empty">{words.queue.noLanes}</p>;
  return (
    <div className="lanes">
      {lanes.map((lane) => (
        <GroupLane key={lane.group} lane={lane} {...surroundings} />
      ))}
      {surroundings.followed && <FollowedLane {...surroundings} followed={surroundings.followed} />}
      {laneCount > lanes.length && (
        <p className="lanes-more">{words.queue.moreLanes(laneCount - lanes.length)}</p>
      )}
    </div>
  );
}

/** The followed message, where its lane, or its place in it, is not among those drawn. */
function FollowedLane({ followed, ...surroundings }: Surroundings & { followed: FollowedTile }) {
  const { tile, line } = followed;
  const lane = surroundings.view.lanes.find(({ group }) => group === tile.group);
  if (lane && drawnTiles(lane).some(({ origin }) => origin === tile.origin)) return null;
  return (
    <div className="lane lane-followed">
      <span className="lane-name" title={tile.group}>
        {tile.group}
      </span>
      <span className="lane-lock" />
      <TileRow label={words.tile.group(tile.group ?? '')} className="tiles tiles-lane">
        <QueueTile {...surroundings} tile={tile} isFirst variant="lane" />
      </TileRow>
      <span className="lane-end">{line && words.queue.placeInGroup(line.place, line.length)}</span>
    </div>
  );
}

function GroupLane({ lane, ...surroundings }: { lane: Lane } & Surroundings) {
  const tiles = drawnTiles(lane);
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
        {waits(lane) && <b>{words.queue.waitsFor(lane.lockedBy!)}</b>}
      </span>
    </div>
  );
}

function drawnTiles(lane: Lane): readonly Tile[] {
  return lane.tiles.slice(0, waits(lane) ? waitingTilesMax : laneTilesMax);
}

function waits({ lockedBy, size }: Lane): boolean {
  return lockedBy !== undefined && size > 1;
}
