import { LiveArc } from './LiveArc.tsx';
import './ring.css';

interface Props {
  /** The span that the ring shows, virtual ms; without an end it is an empty bed. */
  sinceMs?: number;
  untilMs?: number;
  size: number;
  /** Line width, px. */
  width: number;
}

/** A ring with its bed, in the tint of its card. Words beside it say the same. */
export function Ring({ sinceMs, untilMs, size, width }: Props) {
  const radius = (size - width) / 2;
  const half = size / 2;
  return (
    <svg
      className="ring"
      viewBox={`${-half} ${-half} ${size} ${size}`}
      width={size}
      height={size}
      strokeWidth={width}
      aria-hidden="true"
    >
      <circle className="ring-bed" r={radius} />
      {sinceMs !== undefined && untilMs !== undefined && (
        <LiveArc sinceMs={sinceMs} untilMs={untilMs} radius={radius} className="ring-arc" />
      )}
    </svg>
  );
}
