import { Flag, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { simulation } from '../simulation/client.ts';
import { useMirror } from '../simulation/mirror.ts';
import { HintedButton, IconButton } from '../ui/Button.tsx';
import { Popover } from '../ui/Popover.tsx';
import './until.css';
import { words } from './words.ts';

/** Its code comes when it is opened first. */
const UntilPanel = lazy(async () => ({ default: (await import('./UntilPanel.tsx')).UntilPanel }));

/** What the run goes on until: asked for here, and shown here while it is waited for. */
export function RunUntil({ isOff }: { isOff: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const waiting = useMirror((state) => state.waiting);
  const what = waiting?.until.map(words.clause).join(', or ');
  return (
    <div className="run-until" data-waiting={waiting !== undefined || undefined}>
      <Popover
        trigger={
          <HintedButton
            hint={what ? words.until.waiting(what) : words.until.open}
            className="until-open"
            disabled={isOff}
            aria-label={what ? words.until.waitingName(what) : words.until.open}
          >
            <Flag size={15} strokeWidth={1.6} aria-hidden="true" />
            <span className="until-text">{what ? words.until.waiting(what) : words.until.open}</span>
          </HintedButton>
        }
        isOpen={isOpen}
        onOpenChange={setOpen}
        className="popover until-panel"
        side="top"
        align="end"
        sideOffset={8}
        aria-label={words.until.title}
      >
        <Suspense>
          <UntilPanel onDone={() => setOpen(false)} />
        </Suspense>
      </Popover>
      {waiting && (
        <IconButton
          name={words.until.drop}
          look="quiet"
          className="small until-drop"
          onClick={() => simulation.dropUntil()}
        >
          <X size={14} strokeWidth={1.6} />
        </IconButton>
      )}
    </div>
  );
}
