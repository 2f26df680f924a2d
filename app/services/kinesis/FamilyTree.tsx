import type { Family } from './lanes.ts';

/** From one lane to the next, and the height of a lane, px. */
const lanePitch = 63;
const laneHeight = 58;
/** Lines leave a parent below its middle and reach a child above it, px. */
const lean = 8;
const trackWidth = 9;

export function gutterWidth(families: readonly Family[]): number {
  const tracks = 1 + Math.max(-1, ...families.map(({ track }) => track));
  return tracks === 0 ? 0 : tracks * trackWidth + 12;
}

/** Which shards came from which: a line from the parents down to their children. */
export function FamilyTree({ families }: { families: readonly Family[] }) {
  const width = gutterWidth(families);
  return (
    <svg className="family" width={width} height="100%" aria-hidden="true">
      {families.map((family) => (
        <Line key={family.children.join()} family={family} width={width} />
      ))}
    </svg>
  );
}

function Line({ family: { parents, children, track }, width }: { family: Family; width: number }) {
  const x = width - 13 - track * trackWidth;
  const from = parents.map((row) => row * lanePitch + laneHeight / 2 + lean);
  const to = children.map((row) => row * lanePitch + laneHeight / 2 - lean);
  const ends = [...from, ...to];
  return (
    <>
      <path
        className="family-line"
        d={[
          `M${x},${Math.min(...ends)}V${Math.max(...ends)}`,
          ...from.map((y) => `M${x},${y}H${width}`),
          ...to.map((y) => `M${x},${y}H${width - 5}`),
        ].join('')}
      />
      <path className="family-head" d={to.map((y) => `M${width - 1},${y}l-7,-3.5v7z`).join('')} />
    </>
  );
}
