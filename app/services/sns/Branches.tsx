import type { TopicView } from '../../../engine/index.ts';
import { isRejectedNow } from './gates.ts';
import type { TopicLayout } from './topicLayout.ts';

/** Right edge of the message's circle, the trunk, and the left edge of the gates, px. */
const hubX = 84;
const trunkX = 106;
const gateX = 138;

/** The ways from the message to its gates. Where a filter policy rejected it, the way ends crossed. */
export function Branches({ view, layout }: { view: TopicView; layout: TopicLayout }) {
  const { gateYs, hubY, height } = layout;
  return (
    <svg className="topic-branches" width={gateX} height={height} aria-hidden="true">
      <path
        className="topic-trunk"
        d={`M${hubX},${hubY}H${trunkX}M${trunkX},${gateYs[0]}V${gateYs.at(-1)}`}
      />
      {view.gates.map((gate, index) => (
        <g key={gate.link} transform={`translate(0 ${gateYs[index]})`}>
          {isRejectedNow(gate, view) ? <Rejected /> : <Open />}
        </g>
      ))}
    </svg>
  );
}

function Open() {
  return (
    <>
      <path className="topic-branch" d={`M${trunkX},0H${gateX - 8}`} />
      <path className="topic-head" d={`M${gateX - 1},0l-10,-4.5v9z`} />
    </>
  );
}

function Rejected() {
  const crossX = gateX - 10;
  return (
    <>
      <path className="topic-branch topic-branch-bad" d={`M${trunkX},0H${crossX}`} />
      <path className="topic-cross" d={`M${crossX - 5},-5l10,10m0,-10l-10,10`} />
    </>
  );
}
