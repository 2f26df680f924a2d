/**
 * Keeps every edit in the browser, soon after it was made, and brings it back after a reload. What cannot be kept is
 * said, and stays in this tab until it can; what cannot be read is left where it is; what another tab has written is
 * never written over.
 */
import { createStore } from 'zustand/vanilla';
import { simulation } from '../simulation/client.ts';
import { type DocumentState, documents } from './document.ts';
import { documentWords as words } from './documentWords.ts';
import { openScenario, renameDocument } from './edits.ts';
import { copyName } from './names.ts';
import { unreadable } from './problems.ts';
import { type Shelf, type StoredDocument, WrittenElsewhere } from './shelf.ts';

/** What the gallery lists. */
export interface Kept {
  own: readonly StoredDocument[];
  /** Ids of those that are in this tab only, because the browser would not keep them. */
  unsaved: ReadonlySet<string>;
}

export const kept = createStore<Kept>()(() => ({ own: [], unsaved: new Set<string>() }));

const pauseMs = 200;

export interface Storage {
  /** Saves what has changed, now. */
  flush(): Promise<void>;
  /** Saves again what could not be saved. */
  retry(): Promise<void>;
  /** Lists the learner's own as they are now, whoever wrote them. */
  refresh(): Promise<void>;
  /** Opens what was open when the page was left: true when it did; a sentence when it cannot be read. */
  recover(): Promise<boolean | string>;
  /** Opens one of the learner's own. The reason as a sentence when it cannot. */
  open(id: string): Promise<string | undefined>;
  /** Keeps a document besides the open one: a new one, a changed one, or one that was removed. */
  put(document: StoredDocument): Promise<void>;
  remove(id: string): Promise<StoredDocument | undefined>;
  /** Whether the open document is as the shelf has it, or newer: nobody else has written it since. */
  isNewest(): Promise<boolean>;
}

export interface StorageOptions {
  wallMs?: () => number;
  /** What this tab had open last: another tab may have something else on the desk. */
  tab?: { openId(): string | undefined; setOpenId(id: string): void };
  /** Hears of every write: other tabs want to list it. */
  onWrite?: () => void;
}

/** What the shelf has of the open document. */
interface Shelved {
  id: string;
  scenario: unknown;
  revision: number;
}

export function createStorage(
  shelf: Shelf,
  { wallMs = Date.now, tab, onWrite }: StorageOptions = {},
): Storage {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> | undefined;
  let isDirty = false;
  let shelved: Shelved | undefined;
  /** What the browser would not keep, by id. */
  const pending = new Map<string, StoredDocument>();

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
    const state = documents.getState();
    const isOwn = isToBeKept(state);
    const document = { ...stored(state), revision: revisionOf(state.id) + (isOwn ? 1 : 0) };
    documents.setState({ saveState: 'saving' });
    try {
      await shelf.keep(document, { isOwn });
    } catch (error) {
      if (error instanceof WrittenElsewhere) becomeCopy();
      else fail(error, document, isOwn);
      return;
    }
    tab?.setOpenId(document.id);
    if (isOwn) isKept(document);
    say(document.id, isDirty ? 'unsaved' : 'saved');
    await keepPending();
  }

  function isToBeKept({ id, source, scenario, isElsewhere }: DocumentState): boolean {
    if (source !== 'own' || isElsewhere) return false;
    return shelved?.id !== id || shelved.scenario !== scenario || pending.has(id);
  }

  function revisionOf(id: string): number {
    return shelved?.id === id ? shelved.revision : 0;
  }

  function stored({ id, name, source, scenario }: DocumentState): StoredDocument {
    return { id, name, source, scenario, savedAtMs: wallMs() };
  }

  function isKept(document: StoredDocument): void {
    const { id, scenario, revision = 0 } = document;
    shelved = { id, scenario, revision };
    pending.delete(id);
    list(document);
    onWrite?.();
  }

  function fail(error: unknown, document: StoredDocument, isOwn: boolean): void {
    if (isOwn) {
      pending.set(document.id, document);
      list(document);
    }
    say(document.id, 'failed', problemOf(error));
  }

  /** Another tab has written it: both versions stay, this one under another name. */
  function becomeCopy(): void {
    documents.setState({ isElsewhere: true });
    renameDocument(copyName(documents.getState().name));
  }

  /** What could not be kept before may find its place now. */
  async function keepPending(): Promise<void> {
    for (const document of pending.values()) {
      try {
        await shelf.put(document);
      } catch {
        return;
      }
      pending.delete(document.id);
      list(document);
      onWrite?.();
    }
  }

  function list(document: StoredDocument): void {
    const others = kept.getState().own.filter(({ id }) => id !== document.id);
    kept.setState({ own: newestFirst([...others, document]), unsaved: new Set(pending.keys()) });
  }

  async function refresh(): Promise<void> {
    const own = await shelf.all().catch((): StoredDocument[] => []);
    const listed = new Map([...own, ...pending.values()].map((document) => [document.id, document]));
    kept.setState({ own: newestFirst([...listed.values()]), unsaved: new Set(pending.keys()) });
  }

  async function openStored(document: StoredDocument): Promise<string | undefined> {
    const { id, name, source, scenario, revision = 0 } = document;
    const reading = await simulation.read(scenario);
    if ('problems' in reading) return unreadable(name, reading.problems);
    const problem = await openScenario(reading.scenario, name, source, id);
    // One that is in this tab only has yet to be written.
    const isPending = pending.has(id);
    if (problem === undefined) {
      const opened = documents.getState().scenario;
      shelved = { id, scenario: opened, revision: isPending ? revision - 1 : revision };
    }
    return problem;
  }

  return {
    flush,
    refresh,
    async retry() {
      isDirty = true;
      await flush();
    },
    async recover() {
      await refresh();
      const onDesk = await shelf.onDesk().catch(() => undefined);
      const { own } = kept.getState();
      const last = own.find(({ id }) => id === tab?.openId());
      // The shelf is newer than the desk when another tab has written to it.
      const document = last ?? own.find(({ id }) => id === onDesk?.id) ?? onDesk;
      return document ? ((await openStored(document)) ?? true) : false;
    },
    async open(id) {
      await flush();
      const document = kept.getState().own.find((one) => one.id === id);
      return document && openStored(document);
    },
    async put(document) {
      const next = { ...document, revision: (document.revision ?? 0) + 1 };
      try {
        await shelf.put(next);
      } catch (error) {
        if (error instanceof WrittenElsewhere) throw error;
        pending.set(next.id, next);
      }
      list(next);
      onWrite?.();
    },
    async remove(id) {
      await flush();
      const document = kept.getState().own.find((one) => one.id === id);
      if (!pending.delete(id)) await shelf.remove(id);
      await refresh();
      onWrite?.();
      return document;
    },
    async isNewest() {
      await refresh();
      const { id } = documents.getState();
      const document = kept.getState().own.find((one) => one.id === id);
      return (document?.revision ?? 0) <= revisionOf(id);
    },
  };
}

function say(id: string, saveState: DocumentState['saveState'], saveProblem?: string): void {
  if (documents.getState().id === id) documents.setState({ saveState, saveProblem });
}

function newestFirst(own: readonly StoredDocument[]): StoredDocument[] {
  return own.toSorted((one, other) => other.savedAtMs - one.savedAtMs);
}

/** The browser's reasons in our words; errors of any other name are told as they are. */
function problemOf(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'QuotaExceededError') return words.storageFull;
  if (name === 'VersionError') return words.newerStorage;
  // No IndexedDB at all is a ReferenceError.
  if (['InvalidStateError', 'SecurityError', 'UnknownError', 'ReferenceError', 'TypeError'].includes(name)) {
    return words.noStorage;
  }
  return error instanceof Error ? error.message : String(error);
}
