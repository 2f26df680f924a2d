import { memo } from 'react';
import { follow } from '../../session.ts';
import type { GroupLook } from '../../ui/groups.ts';
import { Glow } from '../Glow.tsx';
import { groupStyle } from '../LiveMark.tsx';
import { words } from './words.ts';

interface Props {
  origin: number;
  partitionKey: string;
  position: number;
  look: GroupLook;
  /** Every consumer is past it. */
  isRead: boolean;
  isFollowed: boolean;
  /** Number of the fact that made it glow; 0 for none. */
  glow: number;
  /** Which of the tape's records takes the tab key. */
  isFirst: boolean;
}

/** One record. A tape slides past: whatever has not changed about a record is not drawn again. */
export const RecordBar = memo(function RecordBar(props: Props) {
  const { origin, partitionKey, position, look, isRead, glow } = props;
  const name = words.record(origin, partitionKey, position, isRead);
  return (
    <button
      type="button"
      className="record nodrag nopan"
      style={groupStyle(look)}
      data-read={isRead || undefined}
      data-followed={props.isFollowed || undefined}
      tabIndex={props.isFirst ? 0 : -1}
      aria-label={name}
      title={name}
      onClick={(event) => {
        event.stopPropagation();
        follow(origin);
      }}
    >
      {look.letter}
      <Glow number={glow} />
    </button>
  );
});
