import { memo } from 'react';
import { follow } from '../session.ts';
import type { GroupLook } from '../ui/groups.ts';
import { countdown } from './durations.ts';
import { LiveMark, type MarkState } from './LiveMark.tsx';
import { LiveText } from './LiveText.tsx';
import { Pips } from './Pips.tsx';
import { words } from './words.ts';

export interface TileProps {
  origin: number;
  state: Exclude<MarkState, 'ghost'>;
  group: string | undefined;
  look: GroupLook;
  receiveCount: number;
  maxReceiveCount: number | undefined;
  sinceMs: number;
  untilMs: number | undefined;
  isDouble: boolean;
  isFollowed: boolean;
  /** Number of the fact that made it glow; 0 for none. */
  glow: number;
  /** Which of the row's tiles takes the tab key. */
  isFirst: boolean;
  variant?: 'full' | 'mini' | 'lane';
  /** Figures in place of moving rings. */
  isReduced: boolean;
}

/** One message, to be clicked and followed. Drawn anew only when something about it has changed. */
export const MessageTile = memo(function MessageTile(props: TileProps) {
  const { origin, state, look, receiveCount, variant = 'full', isFollowed, glow, isReduced, untilMs } = props;
  const hasFigure = isReduced && untilMs !== undefined && variant !== 'mini';
  return (
    <button
      type="button"
      className={`tile tile-${variant} nodrag nopan`}
      data-state={state}
      data-followed={isFollowed || undefined}
      tabIndex={props.isFirst ? 0 : -1}
      aria-label={describe(props)}
      title={describe(props)}
      onClick={(event) => {
        event.stopPropagation();
        follow(origin);
      }}
    >
      {glow > 0 && <span key={glow} className="tile-glow" aria-hidden="true" />}
      <LiveMark
        state={state}
        look={look}
        isDouble={props.isDouble}
        sinceMs={props.sinceMs}
        untilMs={untilMs}
        size={variant === 'mini' ? 20 : 32}
      />
      {variant !== 'mini' && state !== 'deadLettered' && (
        <Pips receiveCount={receiveCount} max={props.maxReceiveCount} />
      )}
      {variant !== 'mini' && <span className="tile-name">{words.message(origin)}</span>}
      {hasFigure && <LiveText className="tile-left" read={(nowMs) => countdown(untilMs - nowMs)} />}
    </button>
  );
});

function describe({ origin, state, group, receiveCount, maxReceiveCount, isDouble }: TileProps): string {
  const parts = [words.message(origin), words.tile.state[state]];
  if (group !== undefined) parts.push(words.tile.group(group));
  if (receiveCount > 0) parts.push(words.tile.received(receiveCount, maxReceiveCount));
  if (isDouble) parts.push(words.tile.duplicate);
  return parts.join(', ');
}
