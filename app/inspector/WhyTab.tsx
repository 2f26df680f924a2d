import { Check, CornerLeftUp, X } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { StoryLine } from '../../engine/index.ts';
import { askWhy, follow, showExchange, useSession } from '../session.ts';
import { simulation } from '../simulation/client.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { seconds } from '../ui/time.ts';
import { words } from '../words.ts';
import { useAnswer } from './useAnswer.ts';
import { words as inspectorWords } from './words.ts';

export function WhyTab() {
  const seq = useSession((state) => state.whySeq);
  if (seq === undefined) return <Empty>{words.why.none}</Empty>;
  return <Chain seq={seq} />;
}

function Chain({ seq }: { seq: number }) {
  const chain = useAnswer(useCallback(() => simulation.why(seq), [seq]));
  if (!chain) return <Empty>{words.inspector.loading}</Empty>;
  const [fact, ...causes] = chain;
  if (!fact) return <Empty>{words.why.none}</Empty>;
  return (
    <div className="why">
      <header className="why-head">
        <p className="mono">{seconds(fact.atMs)} s</p>
        <h2 className={fact.tone}>{fact.line}</h2>
        {fact.caption && <p>{fact.caption}</p>}
        <div className="why-links">
          {fact.rule && <span className="rule">{words.settings.rule(fact.rule)}</span>}
          {fact.origin !== undefined && (
            <Button look="quiet" onClick={() => follow(fact.origin!)}>
              {words.contents.follow(`m${fact.origin}`)}
            </Button>
          )}
          <ShowRequest key={fact.seq} seq={fact.seq} />
        </div>
      </header>
      <h3>{causes.length > 0 ? words.why.title : words.why.start}</h3>
      <ol className="causes">
        {causes.map((cause) => (
          <Cause key={cause.seq} cause={cause} />
        ))}
      </ol>
    </div>
  );
}

/** Only where a call of AWS belongs to it. */
function ShowRequest({ seq }: { seq: number }) {
  const [hasCall, setHasCall] = useState(false);
  useEffect(() => {
    let isOver = false;
    void simulation.exchange(seq).then((exchange) => !isOver && setHasCall(exchange !== undefined));
    return () => {
      isOver = true;
    };
  }, [seq]);
  if (!hasCall) return null;
  return (
    <Button look="quiet" onClick={() => showExchange(seq)}>
      {inspectorWords.exchange.show}
    </Button>
  );
}

function Cause({ cause }: { cause: StoryLine }) {
  return (
    <li>
      <button
        type="button"
        className={`cause ${cause.tone}`}
        onClick={() => {
          askWhy(cause.seq);
          simulation.seekSeq(cause.seq);
        }}
      >
        <CornerLeftUp size={14} aria-hidden="true" />
        <span className="mono cause-time">{seconds(cause.atMs)}</span>
        <span className="cause-words">
          {cause.line}
          {cause.tone === 'bad' && <X size={11} strokeWidth={2.4} aria-hidden="true" />}
          {cause.tone === 'good' && <Check size={11} aria-hidden="true" />}
        </span>
      </button>
    </li>
  );
}
