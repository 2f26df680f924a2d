import type { MappingLane } from '../../../engine/index.ts';

/** The state of a lane as a shape: dashed while it has to wait, filled while the function works, barred when blocked. */
export function LaneMark({ state }: { state: MappingLane['state'] }) {
  return (
    <svg
      className={`lane-mark lane-mark-${state}`}
      viewBox="-6 -6 12 12"
      width={12}
      height={12}
      aria-hidden="true"
    >
      <Shape state={state} />
    </svg>
  );
}

function Shape({ state }: { state: MappingLane['state'] }) {
  if (state === 'blocked') return <path d="M-4.5,-4.5H4.5V4.5H-4.5ZM-2.5,0H2.5" />;
  if (state === 'done') return <path d="M-4,0.5L-1,3.5L4.5,-3.5" />;
  return (
    <>
      <circle r={4.5} />
      {state === 'gathering' && <path className="lane-mark-half" d="M-4.5,0A4.5,4.5 0 0 0 4.5,0Z" />}
    </>
  );
}
