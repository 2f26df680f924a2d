/** What notes and frames say of themselves. */
import type { Note } from '../../../engine/index.ts';

const kinds: Readonly<Record<Note['kind'], string>> = { note: 'Note', frame: 'Frame' };
const shortMax = 60;

function short(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > shortMax ? `${line.slice(0, shortMax - 1)}…` : line;
}

export const words = {
  family: 'Words',
  title: (kind: Note['kind']) => kinds[kind],
  doc: {
    note: 'Words on the paper: what to look at, what to ask.',
    frame:
      'A titled rectangle behind the cards. It is drawn around what is selected, and takes along what stands inside.',
  } satisfies Record<Note['kind'], string>,
  /** A new note is empty; a new frame has to be called something to be found. */
  start: { note: '', frame: 'Frame' } satisfies Record<Note['kind'], string>,
  name: ({ kind, text }: Note) => `${kinds[kind]}: ${short(text) || words.noWords}`,
  noWords: 'no words yet',
  write: { note: 'Write a note', frame: 'Write a title' } satisfies Record<Note['kind'], string>,
  field: { note: 'Words of the note', frame: 'Title of the frame' } satisfies Record<Note['kind'], string>,
  keys: 'Arrows move it, Enter or F2 writes its words, Delete removes it.',
  resize: ({ kind }: Note) => `Change the size of the ${kind}: drag, or arrows`,
  menu: (note: Note) => `Menu of ${words.name(note)}`,
  edit: 'Write its words',
  delete: 'Delete',
  added: (kind: Note['kind']) => (kind === 'note' ? 'Added a note.' : 'Added a frame.'),
  removed: (note: Note) => `Removed the ${note.kind}. Undo brings it back.`,
  outline: 'Words on the diagram',
  inside: (ids: readonly string[]) => (ids.length === 0 ? 'nothing inside' : `around ${ids.join(', ')}`),
} as const;
