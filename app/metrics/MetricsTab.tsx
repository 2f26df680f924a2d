import { Copy, X } from 'lucide-react';
import { useState } from 'react';
import { announce, toast } from '../session.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Comparison } from './Comparison.tsx';
import { asText, inWords } from './comparison.ts';
import { compareWithNow, forgetMoments, keepMoment, moments, presentMoment, useMoments } from './moments.ts';
import { Plots } from './Plots.tsx';
import { words } from './words.ts';
import './metrics.css';

type View = 'plots' | 'compare';

/** Figures under CloudWatch's names: live plots, and a table of then and now. */
export function MetricsTab() {
  const [view, setView] = useState<View>('plots');
  return (
    <div className="metrics">
      <div className="metrics-bar">
        <Views view={view} setView={setView} />
        <Keeping isComparing={view === 'compare'} onKeep={() => setView('compare')} />
      </div>
      {view === 'plots' ? <Plots /> : <Comparison />}
    </div>
  );
}

function Views({ view, setView }: { view: View; setView: (view: View) => void }) {
  return (
    <fieldset className="metrics-views">
      <legend className="unseen">{words.view}</legend>
      {(['plots', 'compare'] as const).map((one) => (
        <Button key={one} look="quiet" aria-pressed={view === one} onClick={() => setView(one)}>
          {words[one]}
        </Button>
      ))}
    </fieldset>
  );
}

/** Keeps moments, and does something with those that were kept. */
function Keeping({ isComparing, onKeep }: { isComparing: boolean; onKeep: () => void }) {
  const { first, second } = useMoments();
  const keepIt = async () => {
    const moment = await keepMoment();
    if (!moment) return toast(words.notKept, { tone: 'bad' });
    announce(words.kept(inWords(moment)));
    onKeep();
  };
  return (
    <div className="metrics-keeping">
      {first && second && isComparing ? (
        <Button onClick={compareWithNow}>{words.withNow}</Button>
      ) : (
        <Button onClick={() => void keepIt()}>{first ? words.keepSecond : words.keep}</Button>
      )}
      {first && isComparing && (
        <>
          <IconButton name={words.copy} look="quiet" className="small" onClick={() => void copyTable()}>
            <Copy size={14} strokeWidth={1.6} />
          </IconButton>
          <IconButton
            name={words.clear}
            look="quiet"
            className="small"
            onClick={() => {
              forgetMoments();
              announce(words.cleared);
            }}
          >
            <X size={15} strokeWidth={1.6} />
          </IconButton>
        </>
      )}
    </div>
  );
}

/** All of it, whatever the table shows of it now. */
async function copyTable(): Promise<void> {
  const { first, second } = moments.getState();
  if (!first) return;
  try {
    const other = second ?? (await presentMoment());
    await navigator.clipboard.writeText(asText(first, other, !second));
    toast(words.copied);
  } catch {
    toast(words.notCopied, { tone: 'bad' });
  }
}
