import type { QueueView, Tile } from '../../../engine/index.ts';
import { isReduced, useSession } from '../../session.ts';
import { useMirror } from '../../simulation/mirror.ts';
import { groupLook } from '../../ui/groups.ts';
import { MessageTile } from '../MessageTile.tsx';
import type { Attention } from '../useAttention.ts';
import type { FollowedTile } from './followed.ts';
import { isDeadLetterQueue } from './tiles.ts';

/** What all tiles of one queue have in common. */
export interface Surroundings {
  view: QueueView;
  doubles: ReadonlySet<number>;
  attention: Attention;
  /** The followed message, when it is in this queue. */
  followed?: FollowedTile;
}

interface Props extends Surroundings {
  tile: Tile;
  isFirst: boolean;
  variant?: 'full' | 'mini' | 'lane';
}

export function QueueTile({ tile, view, doubles, attention, isFirst, variant }: Props) {
  const groups = useMirror((state) => state.groups);
  const reduced = useSession(isReduced);
  const rests = tile.state === 'visible' && isDeadLetterQueue(view);
  return (
    <MessageTile
      origin={tile.origin}
      state={rests ? 'deadLettered' : tile.state}
      group={tile.group}
      look={groupLook(groups, tile.group)}
      receiveCount={tile.receiveCount}
      maxReceiveCount={view.maxReceiveCount}
      sinceMs={tile.sinceMs}
      untilMs={tile.untilMs}
      isDouble={doubles.has(tile.origin)}
      isFollowed={attention.followed === tile.origin}
      glow={attention.origin === tile.origin ? attention.seq : 0}
      isFirst={isFirst}
      variant={variant}
      isReduced={reduced}
    />
  );
}
