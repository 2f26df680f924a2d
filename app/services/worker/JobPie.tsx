import type { CSSProperties } from 'react';
import type { WorkerRow } from '../../../engine/index.ts';
import type { GroupLook } from '../../ui/groups.ts';
import { groupStyle } from '../LiveMark.tsx';
import { useShare } from '../useShare.ts';

/** One worker as a clock: the slice is the work that is left. Idle is an empty ring, waiting a dashed one, down a cross. */
export function JobPie({ row, look }: { row: WorkerRow; look: GroupLook }) {
  const style: CSSProperties | undefined = row.job ? groupStyle(look) : undefined;
  return (
    <svg
      className={`pie pie-${row.activity}`}
      style={style}
      viewBox="-11 -11 22 22"
      width={22}
      height={22}
      aria-hidden="true"
    >
      {row.job && <Slice sinceMs={row.job.startedAtMs} untilMs={row.job.endsAtMs} />}
      <circle className="pie-rim" r={9.5} />
      {row.activity === 'crashed' && <path className="pie-cross" d="M-5,-5L5,5M5,-5L-5,5" />}
      {row.activity === 'polling' && <circle className="pie-ask" r={2.5} />}
    </svg>
  );
}

function Slice({ sinceMs, untilMs }: { sinceMs: number; untilMs: number }) {
  const slice = useShare<SVGPathElement>(sinceMs, untilMs, drawSlice);
  return <path ref={slice} className="pie-slice" />;
}

function drawSlice(slice: SVGPathElement, left: number): void {
  slice.setAttribute('d', slicePath(left));
}

const radius = 9.5;

/** From twelve o'clock on, clockwise. A whole turn would end where it begins, and draw nothing. */
function slicePath(left: number): string {
  if (left <= 0) return '';
  const angle = Math.min(0.9999, left) * 2 * Math.PI;
  const x = Math.sin(angle) * radius;
  const y = -Math.cos(angle) * radius;
  return `M0,0V${-radius}A${radius},${radius} 0 ${left > 0.5 ? 1 : 0} 1 ${x.toFixed(3)},${y.toFixed(3)}Z`;
}
