/** A page that is left or hidden may never come back: what has changed is saved first. */
import { kept } from './autosave.ts';
import { storage } from './storage.ts';

export function saveWhenLeft(): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void storage.flush();
  });
  addEventListener('pagehide', () => void storage.flush());
  // Only what the browser would not keep is lost with the tab: then it asks in its own words.
  addEventListener('beforeunload', (event) => {
    if (kept.getState().unsaved.size > 0) event.preventDefault();
  });
}
