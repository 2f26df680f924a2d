/** What the learner has drawn: the source of truth for the diagram. Changed by `edits.ts` only. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { emptyScenario, type Scenario } from '../../engine/index.ts';

export interface DocumentState {
  /** Names the document in the browser's storage. */
  id: string;
  scenario: Scenario;
  name: string;
  saveState: 'saved' | 'saving' | 'unsaved' | 'failed';
  /** Why it could not be saved, as a sentence. */
  saveProblem?: string;
  canUndo: boolean;
  canRedo: boolean;
  /** A story or a shared diagram nobody has touched, or work of the learner's own. */
  source: 'story' | 'link' | 'own';
  /** Another tab has it open and writes it: the first edit here makes a copy. */
  isElsewhere?: boolean;
}

export function newId(): string {
  return crypto.randomUUID();
}

export const documents = createStore<DocumentState>()(() => ({
  id: newId(),
  scenario: emptyScenario(),
  name: '',
  saveState: 'saved',
  canUndo: false,
  canRedo: false,
  source: 'story',
}));

export function useDocument<T>(selector: (state: DocumentState) => T): T {
  return useStore(documents, selector);
}
