/** A page that is left or hidden may never come back: what has changed is saved first. */
import { storage } from './storage.ts';

export function saveWhenLeft(): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void storage.flush();
  });
  addEventListener('pagehide', () => void storage.flush());
}
