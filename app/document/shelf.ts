/** Where documents are kept: this browser's IndexedDB. Several tabs share it, so every write says what it builds on. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

export interface StoredDocument {
  id: string;
  name: string;
  source: 'story' | 'link' | 'own';
  /** Wall clock, ms since 1970. */
  savedAtMs: number;
  /** How often it was written: 1 the first time. Absent in what was written before it was counted. */
  revision?: number;
  /** As it was written: another version of the page may not be able to read it. */
  scenario: unknown;
}

/** Somebody else wrote the document in the meantime. Nothing was written. */
export class WrittenElsewhere extends Error {
  override readonly name = 'WrittenElsewhere';
}

export interface Shelf {
  /** All documents of the learner's own. */
  all(): Promise<StoredDocument[]>;
  /** Lays it on the desk, and keeps it among the learner's own when asked to: both or neither. */
  keep(document: StoredDocument, options: { isOwn: boolean }): Promise<void>;
  /** Keeps it among the learner's own. */
  put(document: StoredDocument): Promise<void>;
  remove(id: string): Promise<void>;
  /** What was open when the page was left. */
  onDesk(): Promise<StoredDocument | undefined>;
  /** Nothing will have been open; what is the learner's own stays. */
  clearDesk(): Promise<void>;
}

interface Tables extends DBSchema {
  documents: { key: string; value: StoredDocument };
  desk: { key: 'open'; value: StoredDocument };
}

/** Whether a document may be written over the one that is there: it has to be the next one. */
export function builds(on: StoredDocument | undefined, { revision = 0 }: StoredDocument): boolean {
  return on === undefined || (on.revision ?? 0) === revision - 1;
}

export function browserShelf(): Shelf {
  let database: Promise<IDBPDatabase<Tables>> | undefined;
  const forget = () => {
    database = undefined;
  };
  async function open(): Promise<IDBPDatabase<Tables>> {
    database ??= openDB<Tables>('inflight', 1, {
      upgrade(db) {
        db.createObjectStore('documents', { keyPath: 'id' });
        db.createObjectStore('desk');
      },
      // A newer page in another tab waits for this one to let go; the next use says so.
      blocking: () => void database?.then((db) => db.close()).finally(forget),
      terminated: forget,
    });
    try {
      return await database;
    } catch (error) {
      // The next edit tries again.
      forget();
      throw error;
    }
  }

  async function write(document: StoredDocument, isOnDesk: boolean, isOwn: boolean): Promise<void> {
    const transaction = (await open()).transaction(['documents', 'desk'], 'readwrite');
    const own = transaction.objectStore('documents');
    if (isOwn && !builds(await own.get(document.id), document)) {
      await transaction.done;
      throw new WrittenElsewhere(document.name);
    }
    const ended = transaction.done;
    try {
      if (isOnDesk) await transaction.objectStore('desk').put(document, 'open');
      if (isOwn) await own.put(document);
    } catch (error) {
      ended.catch(() => undefined);
      abandon(transaction);
      throw error;
    }
    await ended;
  }

  return {
    all: async () => (await open()).getAll('documents'),
    keep: (document, { isOwn }) => write(document, true, isOwn),
    put: (document) => write(document, false, true),
    remove: async (id) => (await open()).delete('documents', id),
    onDesk: async () => (await open()).get('desk', 'open'),
    clearDesk: async () => (await open()).clear('desk'),
  };
}

/** One that has failed by itself has been abandoned already. */
function abandon(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // Nothing of it was kept.
  }
}
