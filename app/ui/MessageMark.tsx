import type { GroupLook } from './groups.ts';

export type MarkState = 'visible' | 'inFlight' | 'delayed' | 'deadLettered' | 'gone';

interface MessageMarkProps {
  look: GroupLook;
  state: MarkState;
  /** Part of the timer that is left, from 1 to 0; the ring of a message in flight. */
  left?: number;
  size?: number;
}

const ring = 2 * Math.PI * 10;

/** A message as it is drawn in lists: the state is the shape, the group the colour and the letter. */
export function MessageMark({ look, state, left = 1, size = 24 }: MessageMarkProps) {
  const isOpen = state === 'inFlight' || state === 'delayed' || state === 'gone';
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" className="message-mark">
      {state === 'inFlight' && (
        <g fill="none" strokeWidth="2.2">
          <circle cx="12" cy="12" r="10" stroke="var(--line)" />
          <circle
            cx="12"
            cy="12"
            r="10"
            stroke={look.colour}
            strokeDasharray={`${ring * left} ${ring}`}
            transform="rotate(-90 12 12)"
          />
        </g>
      )}
      {state === 'deadLettered' ? (
        <rect x="4" y="4" width="16" height="16" rx="2" fill={look.colour} />
      ) : (
        <circle
          cx="12"
          cy="12"
          r={state === 'inFlight' ? 6.4 : 8}
          fill={isOpen ? 'var(--card)' : look.colour}
          stroke={look.colour}
          strokeWidth="1.6"
          strokeDasharray={state === 'delayed' || state === 'gone' ? '3 2' : undefined}
        />
      )}
      {state === 'delayed' ? (
        <path d="M12 7.5V12l3 2" fill="none" stroke={look.colour} strokeWidth="1.5" strokeLinecap="round" />
      ) : (
        <text
          x="12"
          y="15.1"
          textAnchor="middle"
          fontSize="8.6"
          fontWeight="600"
          fill={isOpen ? 'var(--ink)' : look.ink}
        >
          {look.letter}
        </text>
      )}
    </svg>
  );
}
