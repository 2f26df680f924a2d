/**
 * Keeps every edit in the browser, soon after it was made, and brings it back after a reload. What cannot be kept is
 * said; what cannot be read is left where it is.
 */
import { createStore } from 'zustand/vanilla';
import { simulation } from '../simulation/client.ts';
import { words } from '../words.ts';
import { documents } from './document.ts';
import { openScenario } from './edits.ts';
import type { Shelf, StoredDocument } from './shelf.ts';

/** What the gallery lists. */
export interface Kept {
  own: readonly StoredDocument[];
}

export const kept = createStore<Kept>()(() => ({ own: [] }));

const pauseMs = 200;

export interface Storage {
  /** Saves what has changed, now. */
  flush(): Promise<void>;
  /** Opens what was open when the page was left: true when it did; a sentence when it cannot be read. */
  recover(): Promise<boolean | string>;
  /** Opens one of the learner's own. The reason as a sentence when it cannot. */
  open(id: string): Promise<string | undefined>;
  remove(id: string): Promise<StoredDocument | undefined>;
  /** Puts a removed one back. */
  restore(document: StoredDocument): Promise<void>;
}

export function createStorage(shelf: Shelf, wallMs: () => number = Date.now): Storage {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> | undefined;
  let isDirty = false;

  documents.subscribe((state, before) => {
    if (state.scenario === before.scenario && state.id === before.id) return;
    isDirty = true;
    // Not put off by the next edit: a long drag is saved on its way.
    timer ??= setTimeout(() => void flush(), pauseMs);
  });

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    while (isDirty || writing) {
      writing ??= write().finally(() => {
        writing = undefined;
      });
      await writing;
    }
  }

  async function write(): Promise<void> {
    isDirty = false;
    const { id, name, source, scenario } = documents.getState();
    documents.setState({ saveState: 'saving' });
    try {
      const document: StoredDocument = { id, name, source, scenario, savedAtMs: wallMs() };
      await shelf.keep(document);
      if (documents.getState().id === id) {
        documents.setState({ saveState: isDirty ? 'unsaved' : 'saved', saveProblem: undefined });
      }
      if (source === 'own') list(document);
    } catch (error) {
      documents.setState({ saveState: 'failed', saveProblem: problemOf(error) });
    }
  }

  async function refresh(): Promise<void> {
    const own = await shelf.all().catch((): StoredDocument[] => []);
    kept.setState({ own: newestFirst(own) });
  }

  return {
    flush,
    async recover() {
      await refresh();
      const document = await shelf.onDesk().catch(() => undefined);
      if (!document) return false;
      return (await openStored(document)) ?? true;
    },
    async open(id) {
      await flush();
      const document = kept.getState().own.find((one) => one.id === id);
      return document && openStored(document);
    },
    async remove(id) {
      await flush();
      const document = kept.getState().own.find((one) => one.id === id);
      await shelf.remove(id);
      await refresh();
      return document;
    },
    async restore(document) {
      const open = documents.getState();
      await shelf.keep(document);
      // Keeping puts it on the desk as well, where the open one belongs.
      if (open.id !== document.id) isDirty = true;
      await flush();
      await refresh();
    },
  };
}

async function openStored({ id, name, source, scenario }: StoredDocument): Promise<string | undefined> {
  const reading = await simulation.read(scenario);
  if ('problems' in reading) return words.document.unreadable(name);
  return openScenario(reading.scenario, name, source, id);
}

function list(document: StoredDocument): void {
  const others = kept.getState().own.filter(({ id }) => id !== document.id);
  kept.setState({ own: newestFirst([...others, document]) });
}

function newestFirst(documents: readonly StoredDocument[]): StoredDocument[] {
  return documents.toSorted((one, other) => other.savedAtMs - one.savedAtMs);
}

function problemOf(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'QuotaExceededError') return words.document.storageFull;
  if (['InvalidStateError', 'SecurityError', 'UnknownError'].includes(name)) return words.document.noStorage;
  return error instanceof Error ? error.message : String(error);
}
