/** Edits of the document as a whole: its name, its seed, and where things stand. */
import type { Note, Position } from '../../engine/index.ts';
import { change } from './changeEdits.ts';
import { documents } from './document.ts';

export function moveNodes(positions: Readonly<Record<string, Position>>): void {
  const { scenario } = documents.getState();
  void change(
    { ...scenario, layout: { ...scenario.layout, ...positions } },
    `move ${Object.keys(positions).join()}`,
  );
}

/** Puts many things elsewhere, one step back for all of them; frames may change their size as well. */
export function placeAll(
  cards: Readonly<Record<string, Position>>,
  notes: Readonly<Record<string, Partial<Note>>> = {},
): void {
  const { scenario } = documents.getState();
  void change({
    ...scenario,
    layout: { ...scenario.layout, ...cards },
    notes: scenario.notes.map((note) => (notes[note.id] ? { ...note, ...notes[note.id] } : note)),
  });
}

export function renameDocument(name: string): void {
  const { scenario } = documents.getState();
  if (name !== scenario.name) void change({ ...scenario, name }, 'name');
}

/** Another seed is another run: it starts at 0. */
export function setSeed(seed: number): Promise<string | undefined> {
  return change({ ...documents.getState().scenario, seed });
}
