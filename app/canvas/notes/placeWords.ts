/** Puts notes and frames on the diagram: by the palette's buttons, by the keyboard, or where they are dropped. */
import type { Note, Position } from '../../../engine/index.ts';
import { documents } from '../../document/document.ts';
import { addNote, type Rectangle } from '../../document/noteEdits.ts';
import { announce, select, session } from '../../session.ts';
import { canvasState } from '../canvasState.ts';
import { bringIn, drawnCards, freeMiddle } from '../placePart.ts';
import { words } from './words.ts';
import { frameAround } from './wordsNodes.ts';

/** As they begin, px. */
const usual = { note: { width: 220, height: 96 }, frame: { width: 480, height: 300 } };

/** A frame goes around what is selected; all else to a free place near the middle of what is seen. */
export function placeWords(kind: Note['kind']): void {
  const around = kind === 'frame' ? frameAround(selectedThings()) : undefined;
  begin(kind, around ?? { ...freeMiddle(usual[kind]), ...usual[kind] });
}

export function dropWords(kind: Note['kind'], { x, y }: Position): void {
  const { width, height } = usual[kind];
  begin(kind, { x: x - width / 2, y: y - 20, width, height });
}

function begin(kind: Note['kind'], place: Rectangle): void {
  const id = addNote(kind, words.start[kind], place);
  select([], [], [id]);
  announce(words.added(kind));
  requestAnimationFrame(() => requestAnimationFrame(() => bringIn(place)));
  // A sheet that closes takes the focus back to its button, and the words would be left at once.
  if (session.getState().sheet === undefined) canvasState.setState({ written: id });
  else session.setState({ sheet: undefined });
}

function selectedThings(): Rectangle[] {
  const { resources, notes = [] } = session.getState().selection;
  const written = documents.getState().scenario.notes.filter(({ id }) => notes.includes(id));
  return [...drawnCards(resources), ...written];
}
