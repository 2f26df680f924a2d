import { Copy, X } from 'lucide-react';
import { useCallback, useEffect, useId, useState } from 'react';
import type { Exchange } from '../../engine/index.ts';
import { useDocument } from '../document/document.ts';
import { announce, closeExchange, toast } from '../session.ts';
import { simulation } from '../simulation/client.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { seconds } from '../ui/time.ts';
import { words as pageWords } from '../words.ts';
import { useAnswer } from './useAnswer.ts';
import { words } from './words.ts';
import './exchange.css';

/** More than this of one text nobody reads, and the browser is slow to lay out. */
const shownMax = 20_000;

interface RawExchangeProps {
  /** Of the fact whose call is shown. */
  seq: number;
  onCompose: (exchange: Exchange) => void;
}

/** A call as it is on the wire: request and response in the service's own protocol. */
export function RawExchange({ seq, onCompose }: RawExchangeProps) {
  const answer = useAnswer(useCallback(async () => (await simulation.exchange(seq)) ?? 'none', [seq]));
  return (
    <section className="exchange" aria-label={words.exchange.name}>
      <IconButton name={words.exchange.close} className="small exchange-close" onClick={closeExchange}>
        <X size={14} strokeWidth={1.6} />
      </IconButton>
      {answer === undefined && <Empty>{pageWords.inspector.loading}</Empty>}
      {answer === 'none' && <Empty>{words.exchange.none}</Empty>}
      {typeof answer === 'object' && <Whole exchange={answer} onCompose={onCompose} />}
    </section>
  );
}

function Whole({ exchange, onCompose }: { exchange: Exchange; onCompose: (exchange: Exchange) => void }) {
  const { from, to, action, departMs, answeredMs, request, response, status, fate } = exchange;
  const canCompose = useCanCompose(exchange);
  const answered = answeredMs === undefined ? undefined : seconds(answeredMs, 3);
  return (
    <>
      <h2>{words.exchange.title(action, from, to)}</h2>
      <p className="mono exchange-times">{words.exchange.times(seconds(departMs, 3), answered)}</p>
      <Wire title={words.exchange.request} text={request} copy={words.exchange.copyRequest} />
      {response !== undefined && (
        <Wire
          title={words.exchange.response}
          text={response}
          copy={words.exchange.copyResponse}
          isBad={(status ?? 200) >= 400}
        />
      )}
      {fate && <p className={`exchange-fate ${fate}`}>{words.exchange.fate[fate]}</p>}
      <p className="field-doc">{words.exchange.leftOut}</p>
      {canCompose && <Button onClick={() => onCompose(exchange)}>{words.exchange.compose}</Button>}
    </>
  );
}

/** Whether its target is there and takes such calls by hand. */
function useCanCompose({ to, action }: Exchange): boolean {
  const service = useDocument(({ scenario }) => scenario.resources.find(({ id }) => id === to)?.service);
  const [known, setKnown] = useState<{ service: string; names: readonly string[] }>();
  useEffect(() => {
    let isOver = false;
    if (service !== undefined) {
      void simulation.actions(service).then((actions) => {
        if (!isOver) setKnown({ service, names: actions.map(({ name }) => name) });
      });
    }
    return () => {
      isOver = true;
    };
  }, [service]);
  return known !== undefined && known.service === service && known.names.includes(action);
}

interface WireProps {
  title: string;
  text: string;
  copy: string;
  isBad?: boolean;
}

function Wire({ title, text, copy, isBad = false }: WireProps) {
  const id = useId();
  const isCut = text.length > shownMax;
  return (
    <>
      <div className="exchange-head">
        <h3 id={id}>{title}</h3>
        <IconButton name={copy} className="small" onClick={() => void copied(text)}>
          <Copy size={13} strokeWidth={1.6} />
        </IconButton>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <section className={`mono exchange-text${isBad ? ' bad' : ''}`} tabIndex={0} aria-labelledby={id}>
        {isCut ? text.slice(0, shownMax) : text}
      </section>
      {isCut && <p className="field-doc">{words.exchange.cut(shownMax, text.length)}</p>}
    </>
  );
}

async function copied(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    announce(words.exchange.copied);
  } catch {
    toast(words.exchange.notCopied);
  }
}
