/**
 * Several tabs, one shelf. A tab that edits a document holds it; a second tab may look, and run, and its first edit makes
 * a copy. Where a browser has no locks the shelf itself still refuses to be written over.
 */

import type { Storage } from './autosave.ts';
import { documents } from './document.ts';

/** What is needed of `navigator.locks`. */
export interface Locks {
  request(
    name: string,
    options: { ifAvailable: true },
    callback: (lock: unknown) => Promise<void>,
  ): Promise<unknown>;
}

/** What there is to say about it. */
export interface TabsVoice {
  /** The document that was just opened is held by another tab. */
  elsewhere(name: string): void;
  /** The first edit made a copy of it. */
  copied(name: string): void;
  /** The other tab has let go, and nothing had changed. */
  ownAgain(name: string): void;
  /** The other tab has let go; what it saved is shown. */
  newerTaken(name: string): void;
}

export interface Tabs {
  /** Looks again whether the other tab has let go: when this one comes to the front. */
  lookAgain(): Promise<void>;
  /** Whether a document other than the open one is held by another tab. */
  isHeldElsewhere(id: string): Promise<boolean>;
}

/** A page that is being reloaded has not quite let go when its successor asks. */
const secondTryMs = 300;

export function watchTabs(
  locks: Locks | undefined,
  storage: Pick<Storage, 'isNewest' | 'open'>,
  voice: TabsVoice,
  pause: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Tabs {
  let held: { id: string; letGo: () => void } | undefined;

  documents.subscribe((state, before) => {
    if (state.id === before.id && state.source === before.source) return;
    if (before.isElsewhere && state.canUndo) voice.copied(state.name);
    void hold();
  });

  /** Holds what is open now, and nothing else. */
  async function hold(): Promise<void> {
    const { id, source, name } = documents.getState();
    if (held?.id !== id) {
      held?.letGo();
      held = undefined;
    }
    if (source !== 'own' || held) return;
    if ((await take(id)) || !isOpen(id)) return;
    await pause(secondTryMs);
    if (!isOpen(id) || (await take(id)) || !isOpen(id)) return;
    documents.setState({ isElsewhere: true });
    voice.elsewhere(name);
  }

  /** True when this tab holds it now. Without locks every tab does, and the shelf is the judge. */
  async function take(id: string): Promise<boolean> {
    if (!locks) return true;
    const answer = await ask(locks, id);
    if (!answer) return false;
    if (isOpen(id) && held?.id !== id) held = { id, letGo: answer };
    else answer();
    return true;
  }

  return {
    async lookAgain() {
      const { id, name, isElsewhere } = documents.getState();
      if (!isElsewhere || !(await take(id))) return;
      const isNewest = await storage.isNewest();
      // An edit in the meantime has made it another document.
      if (!isOpen(id)) return;
      documents.setState({ isElsewhere: false });
      if (isNewest) return voice.ownAgain(name);
      await storage.open(id);
      voice.newerTaken(name);
    },
    async isHeldElsewhere(id) {
      if (!locks || held?.id === id) return false;
      const letGo = await ask(locks, id);
      letGo?.();
      return !letGo;
    },
  };
}

function isOpen(id: string): boolean {
  return documents.getState().id === id;
}

/** Takes the lock if nobody has it: the function that gives it back, or nothing. */
function ask(locks: Locks, id: string): Promise<(() => void) | undefined> {
  return new Promise((resolve) => {
    const asked = locks.request(`inflight.document.${id}`, { ifAvailable: true }, (lock) => {
      if (!lock) {
        resolve(undefined);
        return Promise.resolve();
      }
      return new Promise<void>((letGo) => resolve(letGo));
    });
    // A page without the right to lock is treated as one that has no locks.
    asked.catch(() => resolve(() => undefined));
  });
}
