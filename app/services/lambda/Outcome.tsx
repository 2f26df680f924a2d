import { useRef } from 'react';
import type { FunctionView } from '../../../engine/index.ts';
import { words } from './words.ts';

/** What all invocations came to. */
export function Outcome({ view }: { view: FunctionView }) {
  const { errorsTotal, timeoutsTotal, throttlesTotal } = view;
  if (view.invocationsTotal + throttlesTotal + view.queuedEvents === 0)
    return <div className="invocations" />;
  return (
    <div className="invocations">
      <p>
        <span>{words.invocationsOf(view.invocationsTotal)}</span>
        {view.coldStartsTotal > 0 && <span>{words.coldStarts(view.coldStartsTotal)}</span>}
        {errorsTotal > 0 && <span data-bad>{words.errorsOf(errorsTotal)}</span>}
        {timeoutsTotal > 0 && <span data-bad>{words.timeouts(timeoutsTotal, view.timeoutSeconds)}</span>}
        {throttlesTotal > 0 && <span data-bad>{words.throttles(throttlesTotal)}</span>}
      </p>
      <p>
        <span title={words.billedTitle(view.billedMs)}>{words.billed(view.billedMs)}</span>
        <span title={words.effectsTitle}>{words.effects(view.effectsOnce, view.effectsTotal)}</span>
        <span data-bad={view.duplicateEffects > 0 || undefined}>{words.twice(view.duplicateEffects)}</span>
      </p>
      <Events view={view} />
      <LastError view={view} />
    </div>
  );
}

/** Events that were accepted with 202 and are not done. The line stays once there were any: they come and go. */
function Events({ view: { queuedEvents, retryingEvents, onFailure } }: { view: FunctionView }) {
  const hasHadEvents = useRef(false);
  hasHadEvents.current ||= queuedEvents > 0 || retryingEvents > 0;
  if (!hasHadEvents.current && onFailure === undefined) return null;
  return (
    <p>
      <span>{words.queued(queuedEvents)}</span>
      {retryingEvents > 0 && <span data-bad>{words.retrying(retryingEvents)}</span>}
      {onFailure !== undefined && (
        <span title={words.onFailureTitle(onFailure)}>{words.onFailure(onFailure)}</span>
      )}
    </p>
  );
}

function LastError({ view: { lastError } }: { view: FunctionView }) {
  if (!lastError) return null;
  const said = words.lastError(lastError.origin, lastError.sentence);
  return (
    <p className="invocations-error" title={said}>
      {said}
    </p>
  );
}
