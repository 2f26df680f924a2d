import { lazy, Suspense, useEffect, useState } from 'react';
import { onGrant, onRefusedEdit } from '../document/edits.ts';
import { isReduced, session, showSettings, toast, useSession } from '../session.ts';
import { tellOfTime } from '../timeline/tellings.ts';
import { words } from '../words.ts';

/** Most visits need none: its code, and the animation's, come with the first notice. */
const Toaster = lazy(async () => ({ default: (await import('../ui/Toaster.tsx')).Toaster }));

const dismiss = () => session.setState({ toast: undefined });

/** What the page says of itself: to the eye for a while, and to those who listen. */
export function Notices() {
  const shown = useSession((state) => state.toast);
  useEffect(() => {
    const stopRefusals = onRefusedEdit((sentence) => toast(sentence, { tone: 'bad' }));
    const stopGrants = onGrant(({ from, to }) => {
      toast(words.grant.written(from, to), {
        action: { verb: words.grant.show, run: () => showSettings(to) },
      });
    });
    const stopTime = tellOfTime();
    return () => {
      stopRefusals();
      stopGrants();
      stopTime();
    };
  }, []);
  const [isNeeded, need] = useState(false);
  if (shown && !isNeeded) need(true);
  return (
    <Suspense>{isNeeded && <Toaster toast={shown} isReduced={isReduced()} onDismiss={dismiss} />}</Suspense>
  );
}

/** Read politely whenever it changes. */
export function LiveRegion() {
  const announcement = useSession((state) => state.announcement);
  return (
    <div className="unseen" aria-live="polite">
      {announcement}
    </div>
  );
}
