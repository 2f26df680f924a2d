/** Puts the diagram, or what is selected of it, in order. */
import type { Note, Scenario } from '../../../engine/index.ts';
import { documents } from '../../document/document.ts';
import { placeAll } from '../../document/documentEdits.ts';
import { announce, isReduced, toast } from '../../session.ts';
import { freePlace } from '../diagram.ts';
import { frameAround, insideOf } from '../notes/wordsNodes.ts';
import type { Rect } from '../paths.ts';
import { stage } from '../placePart.ts';
import { fitOptions } from '../useFitOnOpen.ts';
import type { Box, Places } from './alignment.ts';
import { drawnBoxes, selectedBoxes } from './stage.ts';
import { words } from './words.ts';

/** Of several selected cards those, else all. */
export async function arrange(): Promise<void> {
  const chosen = selectedBoxes().filter(({ type }) => type === 'card');
  const isWhole = chosen.length < 2;
  const boxes = isWhole ? drawnBoxes().filter(({ type }) => type === 'card') : chosen;
  if (boxes.length === 0) return toast(words.nothingToArrange);
  const { arranged } = await import('./arranged.ts');
  const { scenario } = documents.getState();
  const places = arranged(boxes, scenario.links);
  glide();
  placeAll(places, isWhole ? wordsFollowing(scenario, boxes, places) : {});
  announce(words.arranged(boxes.length));
  // After the cards stand where they shall.
  if (isWhole)
    requestAnimationFrame(() => void stage()?.flow.fitView({ ...fitOptions, duration: glideMs() }));
}

const glideLengthMs = 300;

function glideMs(): number {
  return isReduced() ? 0 : glideLengthMs;
}

/** Cards move to their new places where motion is allowed; their wires come back when they are there. */
function glide(): void {
  const element = stage()?.element;
  if (!element || isReduced()) return;
  element.setAttribute('data-gliding', '');
  setTimeout(() => element.removeAttribute('data-gliding'), glideLengthMs + 40);
}

type Words = Record<string, Partial<Note>>;

/** A frame is drawn anew around what stood in it; a note goes along with the card next to it. */
function wordsFollowing(scenario: Scenario, boxes: readonly Box[], places: Places): Words {
  const after = boxes.map((box): Box => ({ ...box, ...places[box.id] }));
  const taken: Rect[] = [...after];
  const changes: Words = {};
  for (const note of scenario.notes.filter(({ kind }) => kind === 'note')) {
    const next = nearest(note, boxes);
    const place = next && places[next.id];
    if (!next || !place) continue;
    const at = freePlace({ x: note.x + place.x - next.x, y: note.y + place.y - next.y }, note, taken);
    taken.push({ ...note, ...at });
    changes[note.id] = at;
  }
  for (const frame of scenario.notes.filter(({ kind }) => kind === 'frame')) {
    const { cards } = insideOf(frame, scenario);
    const drawn = frameAround(after.filter(({ id }) => cards.includes(id)));
    if (drawn) changes[frame.id] = drawn;
  }
  return changes;
}

function nearest(note: Rect, boxes: readonly Box[]): Box | undefined {
  const distance = (box: Box) =>
    Math.hypot(
      box.x + box.width / 2 - note.x - note.width / 2,
      box.y + box.height / 2 - note.y - note.height / 2,
    );
  return [...boxes].sort((one, other) => distance(one) - distance(other))[0];
}
