/** The storage of this page. */
import { useStore } from 'zustand';
import { toast } from '../session.ts';
import { createStorage, type Kept, kept } from './autosave.ts';
import { type DocumentState, documents } from './document.ts';
import { documentWords as words } from './documentWords.ts';
import { browserShelf } from './shelf.ts';
import { type Tabs, watchTabs } from './tabs.ts';

const openIdKey = 'inflight.open';

/** Remembered as long as the tab is there, over reloads. */
const tab = {
  openId(): string | undefined {
    try {
      return sessionStorage.getItem(openIdKey) ?? undefined;
    } catch {
      return undefined;
    }
  },
  setOpenId(id: string): void {
    try {
      sessionStorage.setItem(openIdKey, id);
    } catch {
      // Then the desk says what was open.
    }
  },
};

const otherTabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('inflight.shelf') : undefined;

const shelf = browserShelf();

export const storage = createStorage(shelf, {
  tab,
  onWrite: () => otherTabs?.postMessage('written'),
});

export const tabs: Tabs = watchTabs(globalThis.navigator?.locks, storage, {
  elsewhere: (name) => toast(words.elsewhereSentence(name)),
  copied: (name) => toast(words.copied(name)),
  ownAgain: (name) => toast(words.ownAgain(name)),
  newerTaken: (name) => toast(words.newerTaken(name)),
});

/** The next visit begins with the first story. What is the learner's own stays where it is. */
export async function beginAnew(): Promise<void> {
  await storage.flush();
  tab.setOpenId('');
  await shelf.clearDesk();
}

/** Says it once when the learner's work begins not to be saved, and offers the way out. */
documents.subscribe((state, before) => {
  const problem = whyUnsaved(state);
  if (problem === undefined || problem === whyUnsaved(before)) return;
  toast(words.unsavedSentence(problem), {
    tone: 'bad',
    stays: true,
    action: { verb: words.file.save, run: () => void saveOpenAsFile() },
  });
});

/** A story that is not kept is no loss: it becomes one with the first edit. */
function whyUnsaved({ source, saveProblem }: DocumentState): string | undefined {
  return source === 'own' ? saveProblem : undefined;
}

async function saveOpenAsFile(): Promise<void> {
  const filing = await import('./filing.ts');
  filing.saveOpenAsFile();
}

/** Lists what other tabs write, and looks whether they have let go, while this one is in front. */
export function followOtherTabs(): void {
  let isStale = false;
  let isWaiting = false;
  const look = () => {
    isWaiting = false;
    if (!isStale || document.visibilityState === 'hidden') return;
    isStale = false;
    void storage.refresh();
  };
  otherTabs?.addEventListener('message', () => {
    isStale = true;
    // A drag over there is many writes.
    if (!isWaiting) setTimeout(look, 500);
    isWaiting = true;
  });
  const come = () => {
    look();
    void tabs.lookAgain();
  };
  addEventListener('focus', come);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && come());
}

/** The learner's own documents, newest first. */
export function useKept<T>(selector: (state: Kept) => T): T {
  return useStore(kept, selector);
}
