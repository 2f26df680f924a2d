import { DensityBlock } from '../DensityBlock.tsx';
import { LiveText } from '../LiveText.tsx';
import { TileRow } from '../TileRow.tsx';
import { words } from '../words.ts';
import { QueueTile, type Surroundings } from './QueueTile.tsx';
import { lineUp } from './tiles.ts';

/** What rests in a dead-letter queue, why it is there, and how long it will be. */
export function DeadLetters(surroundings: Surroundings) {
  const { visible, visibleCount, oldestSinceMs, retentionSeconds } = surroundings.view;
  const first = visible[0];
  if (!first) return <p className="portrait-empty">{words.queue.deadLetterEmpty}</p>;
  const lineup = lineUp(visible, visibleCount);
  return (
    <div className="dead-letters">
      <TileRow label={words.queue.rows.visible} className={`tiles tiles-${lineup.variant}`}>
        {lineup.tiles.map((tile, index) => (
          <QueueTile
            key={`${tile.origin}.${tile.sentAtMs}`}
            {...surroundings}
            tile={tile}
            isFirst={index === 0}
            variant={lineup.variant}
          />
        ))}
        {lineup.more > 0 && <DensityBlock messages={lineup.more} state="visible" columns={10} rows={5} />}
      </TileRow>
      <p className="dead-letters-hint">
        {first.receiveCount > 0 && <span>{words.queue.deadLetterHint(first.receiveCount)}</span>}
        {oldestSinceMs !== undefined && (
          <LiveText read={(nowMs) => words.queue.kept(oldestSinceMs + retentionSeconds * 1000 - nowMs)} />
        )}
      </p>
    </div>
  );
}
