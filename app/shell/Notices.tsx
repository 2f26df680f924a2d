import { useEffect } from 'react';
import { onRefusedEdit } from '../document/edits.ts';
import { session, toast, useSession } from '../session.ts';
import { mirror } from '../simulation/mirror.ts';
import { Toaster } from '../ui/Toaster.tsx';
import { seconds } from '../ui/time.ts';
import { words } from '../words.ts';

const dismiss = () => session.setState({ toast: undefined });

/** What the page says of itself: to the eye for a while, and to those who listen. */
export function Notices() {
  const shown = useSession((state) => state.toast);
  useEffect(() => {
    const stopRefusals = onRefusedEdit((sentence) => toast(sentence, { tone: 'bad' }));
    const stopForks = mirror.subscribe(({ replaced }, before) => {
      if (replaced && replaced !== before.replaced) toast(words.time.replaced(seconds(replaced.atMs, 1)));
    });
    return () => {
      stopRefusals();
      stopForks();
    };
  }, []);
  return <Toaster toast={shown} onDismiss={dismiss} />;
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
