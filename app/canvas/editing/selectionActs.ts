/** What is done with several things at once. */
import { documents } from '../../document/document.ts';
import { placeAll } from '../../document/documentEdits.ts';
import { announce, toast } from '../../session.ts';
import { type Axis, aligned, distributed, type Edge, type Places } from './alignment.ts';
import { selectedBoxes } from './stage.ts';
import { words } from './words.ts';

export function align(edge: Edge): void {
  move(aligned(selectedBoxes(), edge), words.bar[edge]);
}

export function distribute(axis: Axis): void {
  const boxes = selectedBoxes();
  if (boxes.length < 3) return toast(words.tooFew);
  move(distributed(boxes, axis), words.bar[axis]);
}

function move(places: Places, what: string): void {
  const notes = new Set(documents.getState().scenario.notes.map(({ id }) => id));
  const all = Object.entries(places).map(
    ([id, { x, y }]) => [id, { x: Math.round(x), y: Math.round(y) }] as const,
  );
  placeAll(
    Object.fromEntries(all.filter(([id]) => !notes.has(id))),
    Object.fromEntries(all.filter(([id]) => notes.has(id))),
  );
  announce(words.aligned(what));
}
