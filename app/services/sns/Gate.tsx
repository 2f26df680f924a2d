import type { GateView, TopicView, WaitingRetry } from '../../../engine/index.ts';
import { follow, isReduced, useSession } from '../../session.ts';
import { LiveText } from '../LiveText.tsx';
import { Ring } from '../Ring.tsx';
import { noteOf, offered } from './gates.ts';
import { words } from './words.ts';

interface Props {
  gate: GateView;
  view: TopicView;
  isCompact: boolean;
}

/** One subscription: who, what it lets through, how much that was, and what went wrong. */
export function Gate({ gate, view, isCompact }: Props) {
  const note = noteOf(gate, view);
  const isTrying = gate.retries.length > 0;
  return (
    <>
      <div className="gate">
        <span className="gate-name" title={words.who(gate)}>
          <b>{gate.endpoint}</b>
          {!isCompact && words.how(gate)}
        </span>
        <span className="gate-passed" title={words.passedTitle(gate)}>
          {words.passed(gate.passedTotal, offered(gate))}
        </span>
        {isTrying && <Retry gate={gate} next={gate.retries[0]!} isCompact={isCompact} />}
        {!isTrying && isCompact && note?.isPresent && <Note gate={gate} view={view} />}
        {!isTrying && !(isCompact && note?.isPresent) && <Filter gate={gate} />}
      </div>
      {!isCompact && (
        <div className="gate-below">
          <Note gate={gate} view={view} />
          <Outcome gate={gate} />
        </div>
      )}
    </>
  );
}

function Filter({ gate: { filterWords, endpoint } }: { gate: GateView }) {
  return (
    <span className="gate-filter" title={words.filterTitle(endpoint, filterWords)}>
      {filterWords.length === 0 ? words.everything : filterWords.join(words.and)}
    </span>
  );
}

/** The delivery that is tried again soonest. */
function Retry({
  gate: { retryCount },
  next,
  isCompact,
}: {
  gate: GateView;
  next: WaitingRetry;
  isCompact: boolean;
}) {
  const reduced = useSession(isReduced);
  return (
    <button
      type="button"
      className="gate-retry nodrag nopan"
      aria-label={words.followRetry(next, retryCount - 1)}
      title={words.followRetry(next, retryCount - 1)}
      onClick={(event) => {
        event.stopPropagation();
        follow(next.origin);
      }}
    >
      <LiveText read={(nowMs) => (isCompact ? words.retryShort : words.retry)(next, nowMs)} />
      {retryCount > 1 && !isCompact && words.moreRetries(retryCount - 1)}
      {!reduced && !isCompact && <Ring sinceMs={next.sinceMs} untilMs={next.atMs} size={16} width={2.8} />}
    </button>
  );
}

/** Why a message did not get through, in the words of the policy or of the endpoint. */
function Note({ gate, view }: { gate: GateView; view: TopicView }) {
  const note = noteOf(gate, view);
  if (!note) return <span className="gate-note" />;
  const { lastFailure, lastFiltered } = gate;
  const text =
    note.kind === 'failed'
      ? words.failed(lastFailure!.code, lastFailure!.sentence)
      : words.rejected(lastFiltered!.clause);
  return (
    <button
      type="button"
      className="gate-note nodrag nopan"
      data-bad={note.isPresent || undefined}
      title={text}
      aria-label={words.followNote(text)}
      onClick={(event) => {
        event.stopPropagation();
        follow(note.origin);
      }}
    >
      {text}
    </button>
  );
}

/** What became of messages that could not be delivered; nothing is said while all went well. */
function Outcome({
  gate: { deliveredTotal, lostTotal, deadLetteredTotal, deadLetterQueue },
}: {
  gate: GateView;
}) {
  return (
    <span className="gate-outcome">
      {lostTotal > 0 && <span>{words.delivered(deliveredTotal)}</span>}
      {lostTotal > 0 && (
        <span data-bad title={words.lostTitle}>
          {words.lost(lostTotal)}
        </span>
      )}
      {deadLetterQueue !== undefined && (
        <span className="gate-dead-letters" title={words.deadLetteredTitle(deadLetterQueue)}>
          {words.deadLettered(deadLetteredTotal, deadLetterQueue)}
        </span>
      )}
    </span>
  );
}
