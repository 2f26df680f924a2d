import { type ShardView, tapeMax } from '../../../engine/index.ts';
import { useMirror } from '../../simulation/mirror.ts';
import { groupLook } from '../../ui/groups.ts';
import { TileRow } from '../TileRow.tsx';
import type { Attention } from '../useAttention.ts';
import { Flags } from './Flags.tsx';
import { RecordBar } from './RecordBar.tsx';
import { RushingTape } from './RushingTape.tsx';
import { isRushing, readByAllBefore } from './window.ts';
import { words } from './words.ts';

/** The newest records of a shard, oldest first. Reading moves the flags, never the records. */
export function Tape({ shard, attention }: { shard: ShardView; attention: Attention }) {
  const groups = useMirror((state) => state.groups);
  // While it stands, every record can be followed, however fast it came.
  const isRush = useMirror(({ isPlaying, speed }) => isPlaying && isRushing(shard, speed));
  const readBefore = readByAllBefore(shard);
  return (
    <div className="tape">
      <p className="tape-words">
        <span title={words.tapeTitle}>{words.tape(shard)}</span>
        {shard.throttledPerSecond > 0 && (
          <b title={words.refusedTitle(shard.throttledTotal)}>{words.refused(shard.throttledPerSecond)}</b>
        )}
      </p>
      {isRush ? (
        <RushingTape tape={shard.tape} groups={groups} readBefore={readBefore} />
      ) : (
        <TileRow label={words.shard(shard.index)} className="records">
          {shard.tape.map(({ origin, key, position }, index) => (
            // A record that comes takes the place of one that left the window: while the tape slides, no element is made anew.
            <RecordBar
              key={position % tapeMax}
              origin={origin}
              partitionKey={key}
              position={position}
              look={groupLook(groups, key)}
              isRead={position < readBefore}
              isFollowed={attention.followed === origin}
              glow={attention.origin === origin ? attention.seq : 0}
              isFirst={index === 0}
            />
          ))}
          {shard.state === 'closed' && <i className="tape-end" aria-hidden="true" />}
        </TileRow>
      )}
      <Flags shard={shard} />
    </div>
  );
}
