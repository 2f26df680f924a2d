/** Where documents are kept: this browser's IndexedDB. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

export interface StoredDocument {
  id: string;
  name: string;
  source: 'story' | 'own';
  /** Wall clock, ms since 1970. */
  savedAtMs: number;
  /** As it was written: another version of the page may not be able to read it. */
  scenario: unknown;
}

export interface Shelf {
  /** All documents of the learner's own. */
  all(): Promise<StoredDocument[]>;
  /** Keeps it as the one on the desk, and on the shelf when it is the learner's own: both or neither. */
  keep(document: StoredDocument): Promise<void>;
  remove(id: string): Promise<void>;
  /** What was open when the page was left. */
  onDesk(): Promise<StoredDocument | undefined>;
}

interface Tables extends DBSchema {
  documents: { key: string; value: StoredDocument };
  desk: { key: 'open'; value: StoredDocument };
}

export function browserShelf(): Shelf {
  let database: Promise<IDBPDatabase<Tables>> | undefined;
  const open = () => {
    database ??= openDB<Tables>('inflight', 1, {
      upgrade(db) {
        db.createObjectStore('documents', { keyPath: 'id' });
        db.createObjectStore('desk');
      },
    });
    return database;
  };
  return {
    all: async () => (await open()).getAll('documents'),
    async keep(document) {
      const transaction = (await open()).transaction(['documents', 'desk'], 'readwrite');
      const writes: Promise<unknown>[] = [transaction.objectStore('desk').put(document, 'open')];
      if (document.source === 'own') writes.push(transaction.objectStore('documents').put(document));
      await Promise.all([...writes, transaction.done]);
    },
    remove: async (id) => (await open()).delete('documents', id),
    onDesk: async () => (await open()).get('desk', 'open'),
  };
}
