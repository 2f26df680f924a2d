import type { ReactNode } from 'react';
import { DensityBlock } from '../services/DensityBlock.tsx';
import { LiveMark, type MarkState } from '../services/LiveMark.tsx';
import { Pips } from '../services/Pips.tsx';
import { groupLook } from '../ui/groups.ts';
import './legend.css';
import { tokenSamples } from './tokenSamples.tsx';
import { words } from './words.ts';

const look = groupLook(['A'], 'A');
/** A ring that stands at two thirds, whatever the time is. */
const openEnd = { sinceMs: -1e15, untilMs: 2e15 };

const states: readonly [MarkState, string, boolean?][] = [
  ['visible', words.legend.states.visible],
  ['visible', words.legend.states.duplicate, true],
  ['inFlight', words.legend.states.inFlight],
  ['ghost', words.legend.states.deduplicated],
  ['delayed', words.legend.states.delayed],
  ['deadLettered', words.legend.states.deadLettered],
];

const keys = [
  ['Tab', words.legend.tab],
  ['Enter', words.legend.enter],
  ['← ↑ → ↓', words.legend.arrows],
] as const;

/** What the shapes mean, and the keys of the diagram. */
export function Legend() {
  return (
    <section className="legend">
      <p>{words.legend.marks}</p>
      <ul>
        {states.map(([state, name, isDouble]) => (
          <Entry key={name} name={name}>
            <LiveMark state={state} look={look} isDouble={isDouble} size={30} {...openEnd} />
          </Entry>
        ))}
        <Entry name={words.legend.pips}>
          <Pips receiveCount={2} max={3} />
        </Entry>
        <Entry name={words.legend.density}>
          <DensityBlock messages={24} state="visible" columns={5} rows={4} />
        </Entry>
      </ul>
      <h3>{words.legend.travelling}</h3>
      <ul>
        {tokenSamples.map(({ name, picture }) => (
          <Entry key={name} name={name}>
            {picture}
          </Entry>
        ))}
      </ul>
      <h3>{words.legend.canvasKeys}</h3>
      <dl>
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Entry({ name, children }: { name: string; children: ReactNode }) {
  return (
    <li>
      <span className="legend-mark">{children}</span>
      {name}
    </li>
  );
}
