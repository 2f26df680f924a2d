import { useShare } from './useShare.ts';

interface Props {
  sinceMs: number;
  untilMs: number;
  radius: number;
  className: string;
}

/** A ring that empties between two instants of virtual time; a stroke twice as wide as its radius makes it a pie. */
export function LiveArc({ sinceMs, untilMs, radius, className }: Props) {
  const arc = useShare<SVGCircleElement>(sinceMs, untilMs, drawArc);
  return (
    <circle
      ref={arc}
      className={className}
      r={radius}
      pathLength={1}
      transform="rotate(-90)"
      strokeDasharray="1 1"
    />
  );
}

function drawArc(arc: SVGCircleElement, share: number): void {
  arc.setAttribute('stroke-dasharray', `${share} 1`);
}
