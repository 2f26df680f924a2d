import type { HttpView } from '../../../engine/index.ts';
import { follow } from '../../session.ts';
import { Glow } from '../Glow.tsx';
import type { Attention } from '../useAttention.ts';
import { TurnedAway } from './TurnedAway.tsx';
import { words } from './words.ts';

/** What was answered: the last one, all of them, and what came of it. */
export function Answers({ view, attention }: { view: HttpView; attention: Attention }) {
  return (
    <div className="answers">
      <p>
        <span className="answers-last">
          <Last view={view} attention={attention} />
        </span>
        {view.isCaller && <TurnedAway requests={view.turnedAwayTotal} />}
      </p>
      {view.requestsTotal > 0 && <Totals view={view} />}
    </div>
  );
}

function Totals({ view }: { view: HttpView }) {
  return (
    <>
      <p>
        <span>{words.answered(view.okTotal, view.requestsTotal)}</span>
        {view.failedTotal > 0 && (
          <span data-bad title={words.failedTitle}>
            {words.failed(view.failedTotal)}
          </span>
        )}
        {view.cascadedTotal > 0 && (
          <span data-bad title={words.cascadedTitle}>
            {words.cascaded(view.cascadedTotal)}
          </span>
        )}
      </p>
      <p>
        <span title={words.effectsTitle}>{words.effects(view.effectsOnce, view.effectsTotal)}</span>
        <span data-bad={view.duplicateEffects > 0 || undefined}>{words.twice(view.duplicateEffects)}</span>
      </p>
    </>
  );
}

function Last({ view, attention }: { view: HttpView; attention: Attention }) {
  const { lastStatus, lastLatencyMs } = view;
  if (!lastStatus) return words.noneYet;
  const { status, origin } = lastStatus;
  const isOk = status >= 200 && status < 300;
  return (
    <>
      {words.last}
      <button
        type="button"
        className="answer nodrag nopan"
        data-followed={attention.followed === origin || undefined}
        title={words.lastTitle(status, origin)}
        aria-label={words.lastTitle(status, origin)}
        onClick={(event) => {
          event.stopPropagation();
          follow(origin);
        }}
      >
        <Glow number={attention.origin === origin ? attention.seq : 0} />
        <b data-bad={!isOk || undefined}>{words.status(status)}</b>
        {lastLatencyMs !== undefined && <span>{words.latency(lastLatencyMs)}</span>}
        <span>{words.message(origin)}</span>
      </button>
    </>
  );
}
