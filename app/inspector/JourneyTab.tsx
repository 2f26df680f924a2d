import { ArrowRightLeft } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { JourneyLine, MessageDetail, QueueView } from '../../engine/index.ts';
import { askWhy, showExchange, useSession } from '../session.ts';
import { simulation } from '../simulation/client.ts';
import { useNow } from '../simulation/hooks.ts';
import { useMirror } from '../simulation/mirror.ts';
import { IconButton } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { groupLook } from '../ui/groups.ts';
import { MessageMark } from '../ui/MessageMark.tsx';
import { duration, seconds } from '../ui/time.ts';
import { words } from '../words.ts';
import { CopiesNow } from './CopiesNow.tsx';
import { type Hold, holdOf } from './hold.ts';
import { markStateOf, stateWords } from './messageStates.ts';
import { useAnswer } from './useAnswer.ts';
import { words as inspectorWords } from './words.ts';

const wireWords = inspectorWords.exchange;

export function JourneyTab() {
  const followed = useSession((state) => state.followed);
  const suggested = useSuggested();
  const origin = followed ?? suggested;
  if (origin === undefined) return <Empty>{words.journey.none}</Empty>;
  return (
    <>
      {followed === undefined && <p className="remark">{words.journey.suggested}</p>}
      <Journey key={origin} origin={origin} />
    </>
  );
}

/** Nobody has asked for a message yet: the first that met trouble is the one worth a look. */
function useSuggested(): number | undefined {
  const generation = useMirror((state) => state.generation);
  const first = useMirror(
    (state) => state.story.find(({ tone, origin }) => tone === 'bad' && origin)?.origin,
  );
  const [kept, keep] = useState<{ origin: number; generation: number }>();
  const isKept = kept !== undefined && kept.generation === generation;
  // Long runs forget the beginning of their story: what was suggested stays.
  if (!isKept && first !== undefined) keep({ origin: first, generation });
  return isKept ? kept.origin : first;
}

function Journey({ origin }: { origin: number }) {
  const answer = useAnswer(
    useCallback(async () => (await simulation.message(origin)) ?? ('absent' as const), [origin]),
  );
  if (!answer) return <Empty>{words.inspector.loading}</Empty>;
  if (answer === 'absent') return <Empty>{words.journey.gone(`m${origin}`)}</Empty>;
  const [hold] = answer.places.map(holdOf);
  return (
    <div className="journey">
      <Header detail={answer} hold={hold} />
      {answer.copies.length > 1 && <CopiesNow detail={answer} />}
      <ol className="steps" aria-label={words.journey.steps}>
        {answer.journey.map((line) => (
          <Step key={line.seq} line={line} hasCopies={answer.copies.length > 1} />
        ))}
        {hold?.untilMs !== undefined && hold.state !== 'visible' && (
          <Expected untilMs={hold.untilMs} isFirst={hold.state === 'delayed'} />
        )}
      </ol>
      <Particulars detail={answer} />
    </div>
  );
}

/** A message that was fanned out widely is in more places than can be listed in a line. */
const placesMax = 3;

function Header({ detail, hold }: { detail: MessageDetail; hold: Hold | undefined }) {
  const groups = useMirror((state) => state.groups);
  const nowMs = useNow(4);
  const body = bodyOf(detail);
  const view = useMirror((state) => (hold ? state.views[hold.place] : undefined)) as QueueView | undefined;
  const isDeadLettered = (view?.sources?.length ?? 0) > 0;
  const { untilMs, sinceMs } = hold ?? {};
  const isTimed = hold?.state !== 'visible' && untilMs !== undefined;
  const left = isTimed && sinceMs !== undefined ? (untilMs - nowMs) / Math.max(1, untilMs - sinceMs) : 1;
  const places = detail.places
    .map(holdOf)
    .map(({ state, place }) => words.journey.inPlace(stateWords(state), place));
  const where = hold
    ? [
        ...places.slice(0, placesMax),
        places.length > placesMax && words.journey.morePlaces(places.length - placesMax),
        places.length === 1 &&
          hold.receiveCount &&
          words.journey.receives(hold.receiveCount, view?.maxReceiveCount),
        isTimed && words.journey.until(words.journey.untilVisible, duration(Math.max(0, untilMs - nowMs))),
      ]
    : [words.journey.nowhere];
  return (
    <header className="journey-head">
      <MessageMark
        look={groupLook(groups, detail.group)}
        state={markStateOf(hold?.state, isDeadLettered)}
        left={Math.min(1, Math.max(0, left))}
        size={30}
      />
      <div>
        <h2>
          <span className="mono">m{detail.origin}</span>
          {body && ` · ${shortened(body)}`}
        </h2>
        <p>{where.filter(Boolean).join(' · ')}</p>
      </div>
    </header>
  );
}

/** What the learner sent by hand never travelled: then the queue that has it knows its body. */
function bodyOf({ body, places }: MessageDetail): string {
  const held = places.map(({ holds }) => (holds as { body?: { text?: unknown } }).body?.text);
  return body || String(held.find((text) => typeof text === 'string') ?? '');
}

function shortened(body: string): string {
  return body.length > 60 ? `${body.slice(0, 59)}…` : body;
}

function Step({ line, hasCopies }: { line: JourneyLine; hasCopies: boolean }) {
  const isNow = useMirror((state) => state.story.at(-1)?.seq === line.seq);
  const copy = hasCopies && line.copy !== undefined ? `·${line.copy}` : undefined;
  return (
    <li className={`step ${line.tone}${isNow ? ' now' : ''}`}>
      <button
        type="button"
        onClick={() => {
          askWhy(line.seq);
          simulation.seekSeq(line.seq);
        }}
      >
        <span className="step-time mono">{seconds(line.atMs)}</span>
        <span className="step-dot" aria-hidden="true" />
        <span className="step-words">
          <b>
            {line.line}
            {copy && <span className="step-copy mono"> {copy}</span>}
          </b>
          <span>{[line.note, line.resource].filter(Boolean).join(' · ')}</span>
        </span>
      </button>
      <IconButton
        name={wireWords.showOf(line.line)}
        className="small step-wire"
        onClick={() => showExchange(line.seq)}
      >
        <ArrowRightLeft size={13} strokeWidth={1.6} />
      </IconButton>
    </li>
  );
}

/** What the timer will do if nobody does anything before. */
function Expected({ untilMs, isFirst }: { untilMs: number; isFirst: boolean }) {
  const nowMs = useNow(4);
  return (
    <li className="step expected">
      <div>
        <span className="step-time mono">{seconds(untilMs)}</span>
        <span className="step-dot" aria-hidden="true" />
        <span className="step-words">
          <b>{isFirst ? words.journey.untilVisible : words.journey.visibleAgain}</b>
          <span>{words.journey.expected(duration(Math.max(0, untilMs - nowMs)))}</span>
        </span>
      </div>
    </li>
  );
}

function Particulars({ detail }: { detail: MessageDetail }) {
  const attributes = Object.entries(detail.attributes ?? {});
  const body = bodyOf(detail);
  if (!body && attributes.length === 0) return null;
  return (
    <div className="particulars">
      <h3>{words.journey.body}</h3>
      <pre className="mono">{body}</pre>
      {attributes.length > 0 && (
        <>
          <h3>{words.journey.attributes}</h3>
          <dl>
            {attributes.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd className="mono">{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </div>
  );
}
