/** The storage of this page. */
import { useStore } from 'zustand';
import { createStorage, kept } from './autosave.ts';
import { browserShelf, type StoredDocument } from './shelf.ts';

export const storage = createStorage(browserShelf());

/** The learner's own documents, newest first. */
export function useKept(): readonly StoredDocument[] {
  return useStore(kept, (state) => state.own);
}
