import type { ProducerView } from '../../../engine/index.ts';
import { count, countdown } from '../durations.ts';
import { LiveText } from '../LiveText.tsx';
import { words } from '../words.ts';

/** One or two requests are under way in any run; saying so each time would only make the card jump. */
const awaitingUsual = 2;

/** What a producer does and what became of it. Figures that are zero and would be bad news are left out. */
export function ProducerPortrait({ view }: { view: ProducerView }) {
  const troubles = [
    [words.producer.refused, view.refusedTotal],
    [words.producer.retried, view.retriedTotal],
    [words.producer.lost, view.lostTotal],
  ] as const;
  return (
    <div className="producer">
      <p>{view.patternWords}</p>
      <dl className="figures">
        <div className="figure figure-count" title={words.producer.sentTitle}>
          <dt>{words.producer.sent}</dt>
          <dd>{count(view.producedTotal)}</dd>
        </div>
        {troubles.map(
          ([name, total]) =>
            total > 0 && (
              <div key={name} className="figure figure-bad">
                <dt>{name}</dt>
                <dd>{count(total)}</dd>
              </div>
            ),
        )}
        <Next view={view} />
      </dl>
      {view.awaiting > awaitingUsual && (
        <p className="portrait-note">{words.producer.awaiting(view.awaiting)}</p>
      )}
      {view.lastError && (
        <p className="portrait-error" title={view.lastError.sentence}>
          {words.producer.lastError(view.lastError.code)}
        </p>
      )}
    </div>
  );
}

function Next({ view }: { view: ProducerView }) {
  const { nextAtMs } = view;
  if (view.isCrashed) return null;
  if (view.isDone) return <p className="portrait-note">{words.producer.done}</p>;
  if (nextAtMs === undefined) return null;
  return (
    <div className="figure">
      <dt>{words.producer.next}</dt>
      <dd>
        <LiveText read={(nowMs) => countdown(nextAtMs - nowMs)} />
      </dd>
    </div>
  );
}
