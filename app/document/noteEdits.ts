/** Edits of notes and frames. The run never hears of them. */
import type { Note, Position, Scenario } from '../../engine/index.ts';
import { documents } from './document.ts';
import { change, firstFree } from './edits.ts';
import { takenIds } from './idsForEdits.ts';

export type Rectangle = Pick<Note, 'x' | 'y' | 'width' | 'height'>;

/** As long as the words of a note may be. */
export const noteTextMax = 2_000;
/** As small as a note may be, px. */
export const noteSizeMin = { width: 80, height: 40 };

/** Puts a note or a frame on the diagram; its id. */
export function addNote(kind: Note['kind'], text: string, place: Rectangle): string {
  const { scenario } = documents.getState();
  const id = firstFree(kind, '', takenIds(scenario));
  void change({ ...scenario, notes: [...scenario.notes, { id, kind, text, ...rounded(place) }] });
  return id;
}

export function setNoteText(id: string, text: string): void {
  const { scenario } = documents.getState();
  const note = scenario.notes.find((one) => one.id === id);
  if (!note || note.text === text) return;
  void change(withNotes(scenario, { [id]: { text: text.slice(0, noteTextMax) } }));
}

/** Another place or size for one note. */
export function placeNote(id: string, place: Rectangle): void {
  void change(withNotes(documents.getState().scenario, { [id]: rounded(place) }), `place ${id}`);
}

/** Puts cards and notes down where a hand has moved them together: one step back for all. */
export function moveTogether(
  cards: Readonly<Record<string, Position>>,
  notes: Readonly<Record<string, Position>>,
): void {
  const { scenario } = documents.getState();
  const moved = withNotes(scenario, notes);
  void change(
    { ...moved, layout: { ...scenario.layout, ...cards } },
    `move ${Object.keys({ ...cards, ...notes }).join()}`,
  );
}

function withNotes(scenario: Scenario, changes: Readonly<Record<string, Partial<Note>>>): Scenario {
  const notes = scenario.notes.map((note) => (changes[note.id] ? { ...note, ...changes[note.id] } : note));
  return { ...scenario, notes };
}

function rounded({ x, y, width, height }: Rectangle): Rectangle {
  return {
    x: Math.round(x),
    y: Math.round(y),
    width: Math.round(Math.max(noteSizeMin.width, width)),
    height: Math.round(Math.max(noteSizeMin.height, height)),
  };
}
