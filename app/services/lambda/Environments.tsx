import { useRef } from 'react';
import type { EnvironmentView, FunctionView } from '../../../engine/index.ts';
import { follow } from '../../session.ts';
import { Glow } from '../Glow.tsx';
import { LiveText } from '../LiveText.tsx';
import type { Attention } from '../useAttention.ts';
import { Tracks } from './Tracks.tsx';
import { words } from './words.ts';

/** Rows that are kept free from the start. */
const rowsLeast = 3;

/** Execution environments, a row each: what each did in the last while, and what it does now. */
export function Environments({ view, attention }: { view: FunctionView; attention: Attention }) {
  const environments = [...view.environments].sort((one, other) => one.number - other.number);
  const rows = useRowsKept(environments.length);
  const more = view.environmentCount - environments.length;
  return (
    <div className="environments">
      <div className="environment-rows" style={{ minHeight: `calc(${rows} * var(--row))` }}>
        {environments.length === 0 && (
          <p className="portrait-empty">{view.invocationsTotal === 0 ? words.never : words.noEnvironments}</p>
        )}
        <ul aria-label={words.environments}>
          {environments.map((environment) => (
            <li key={environment.number} className="environment">
              <span className="environment-name">{words.environment(environment.number)}</span>
              <span className="environment-now">
                <Now environment={environment} attention={attention} />
              </span>
            </li>
          ))}
        </ul>
        {environments.length > 0 && <Tracks environments={environments} attention={attention} />}
      </div>
      {more > 0 && <p className="portrait-note">{words.more(more, view.busyCount)}</p>}
    </div>
  );
}

/** Environments come and go; the card stays as high as it had to be until there are none. */
function useRowsKept(count: number): number {
  const most = useRef(rowsLeast);
  most.current = count === 0 ? rowsLeast : Math.max(most.current, count);
  return most.current;
}

function Now({ environment, attention }: { environment: EnvironmentView; attention: Attention }) {
  const { state, bars, goesAtMs } = environment;
  const bar = state === 'busy' ? bars.at(-1) : undefined;
  if (state === 'idle' && goesAtMs !== undefined)
    return (
      <span className="environment-idle" title={words.idleTitle}>
        <LiveText read={(nowMs) => words.idleLeft(goesAtMs - nowMs)} />
      </span>
    );
  const { origin, records = 0 } = bar ?? {};
  if (origin === undefined) return words.state[state];
  return (
    <button
      type="button"
      className="chip nodrag nopan"
      data-followed={attention.followed === origin || undefined}
      title={words.followBatch(origin, records)}
      aria-label={words.followBatch(origin, records)}
      onClick={(event) => {
        event.stopPropagation();
        follow(origin);
      }}
    >
      <Glow number={attention.origin === origin ? attention.seq : 0} />
      {words.batch(origin, records)}
    </button>
  );
}
