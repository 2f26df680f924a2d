/** A message as it is drawn everywhere: its state is the shape, its group the colour and the letter. */
import type { CSSProperties } from 'react';
import type { GroupLook } from '../ui/groups.ts';
import { useShare } from './useShare.ts';

export type MarkState = 'visible' | 'inFlight' | 'delayed' | 'deadLettered' | 'ghost';

interface Props {
  state: MarkState;
  look: GroupLook;
  /** More than one copy of the message is here. */
  isDouble?: boolean;
  /** The span that a ring or a clock hand shows, virtual ms. */
  sinceMs?: number;
  untilMs?: number;
  size?: number;
}

export function LiveMark({ state, look, isDouble, sinceMs = 0, untilMs = 0, size = 32 }: Props) {
  return (
    <svg
      className="mark"
      style={groupStyle(look)}
      viewBox="-16 -16 32 32"
      width={size}
      height={size}
      aria-hidden="true"
    >
      {state === 'inFlight' && <Ring sinceMs={sinceMs} untilMs={untilMs} />}
      {isDouble && <circle className="mark-rim" r={state === 'inFlight' ? 15.2 : 12} />}
      <Body state={state} />
      {state === 'delayed' ? (
        <Hand sinceMs={sinceMs} untilMs={untilMs} />
      ) : (
        <Letter state={state} look={look} />
      )}
    </svg>
  );
}

/** Custom properties for everything that wears a group's colour. */
export function groupStyle(look: GroupLook): CSSProperties {
  return { '--group': look.colour, '--group-ink': look.ink } as CSSProperties;
}

function Body({ state }: { state: MarkState }) {
  if (state === 'deadLettered')
    return <rect className="mark-solid" x={-9} y={-9} width={18} height={18} rx={2} />;
  if (state === 'visible') return <circle className="mark-solid" r={9} />;
  return <circle className={state === 'inFlight' ? 'mark-open' : `mark-${state}`} r={8.5} />;
}

function Letter({ state, look }: { state: MarkState; look: GroupLook }) {
  const isOnColour = state === 'visible' || state === 'deadLettered';
  return (
    <text className={isOnColour ? 'mark-letter mark-letter-on' : 'mark-letter'} y={3.8}>
      {look.letter}
    </text>
  );
}

const turn = 'rotate(-90)';

/** Empties as the visibility timeout runs. */
function Ring({ sinceMs, untilMs }: { sinceMs: number; untilMs: number }) {
  const arc = useShare<SVGCircleElement>(sinceMs, untilMs, drawArc);
  return (
    <>
      <circle className="mark-ring-bed" r={13} />
      <circle ref={arc} className="mark-ring" r={13} pathLength={1} transform={turn} strokeDasharray="1 1" />
    </>
  );
}

function drawArc(arc: SVGCircleElement, share: number): void {
  arc.setAttribute('stroke-dasharray', `${share} 1`);
}

/** Goes once round while the delay runs. */
function Hand({ sinceMs, untilMs }: { sinceMs: number; untilMs: number }) {
  const hand = useShare<SVGGElement>(sinceMs, untilMs, drawHand);
  return (
    <>
      <g ref={hand}>
        <path className="mark-hand" d="M0,0V-5.5" />
      </g>
      <path className="mark-hand" d="M0,0L3.6,2.2" />
    </>
  );
}

function drawHand(hand: SVGGElement, share: number): void {
  hand.setAttribute('transform', `rotate(${(1 - share) * 360})`);
}
