import type { Tile } from '../../../engine/index.ts';
import { DensityBlock } from '../DensityBlock.tsx';
import { TileRow } from '../TileRow.tsx';
import { words } from '../words.ts';
import { lineUpFollowed } from './followed.ts';
import { QueueTile, type Surroundings } from './QueueTile.tsx';

interface Props extends Surroundings {
  state: 'visible' | 'inFlight' | 'delayed';
  tiles: readonly Tile[];
  count: number;
}

/** All messages of one state, in the order in which they would be handed out. */
export function TileLine({ state, tiles, count, ...surroundings }: Props) {
  const { lineup, apart } = lineUpFollowed(tiles, count, state, surroundings.followed);
  const { line } = apart ?? {};
  const label = words.queue.rows[state];
  return (
    <div className="queue-line">
      <span className="queue-line-name">{label}</span>
      <TileRow label={label} className={`tiles tiles-${lineup.variant}`}>
        {lineup.tiles.map((tile, index) => (
          <QueueTile
            key={`${tile.origin}.${tile.sentAtMs}`}
            {...surroundings}
            tile={tile}
            isFirst={index === 0}
            variant={lineup.variant}
          />
        ))}
        {apart && <QueueTile {...surroundings} tile={apart.tile} isFirst={lineup.tiles.length === 0} />}
        {lineup.more > 0 && (
          <DensityBlock
            messages={lineup.more}
            state={state}
            columns={14}
            rows={5}
            followed={
              apart && line && { origin: apart.tile.origin, ...line, drawnBefore: lineup.tiles.length }
            }
          />
        )}
      </TileRow>
    </div>
  );
}
