/** Copies of a part of the diagram: to the clipboard, from it, and beside the originals. */
import type { Scenario } from '../../../engine/index.ts';
import { documents } from '../../document/document.ts';
import { removeItems } from '../../document/edits.ts';
import { type Excerpt, excerptOf } from '../../document/excerpt.ts';
import { pasteExcerpt, readExcerpt } from '../../document/excerptEdits.ts';
import { announce, select, session, toast } from '../../session.ts';
import { freePlace, placeInGrid } from '../diagram.ts';
import { bringIn, freeMiddle, usualSize } from '../placePart.ts';
import { around, type Box } from './alignment.ts';
import { words as selectingWords } from './selectingWords.ts';
import { drawnBoxes } from './stage.ts';
import { words } from './words.ts';

/** What was copied last in this page, for browsers that let it neither write nor read the clipboard. */
let lastCopied: string | undefined;

/** The selected part as text for the clipboard; undefined when no card and no note is selected. */
export function copiedText(): { text: string; count: number } | undefined {
  const chosen = selectedExcerpt();
  if (!chosen) return undefined;
  const text = JSON.stringify(chosen, null, 2);
  lastCopied = text;
  return { text, count: chosen.resources.length + chosen.notes.length };
}

/** From the menu, where no key was pressed that the browser would take for the wish to copy. */
export async function copyByMenu(): Promise<void> {
  const copied = copiedText();
  if (!copied) return toast(selectingWords.nothingSelected.copy);
  try {
    await navigator.clipboard.writeText(copied.text);
    toast(selectingWords.copied(copied.count));
  } catch {
    toast(words.copiedHere(copied.count));
  }
}

export async function cutByMenu(): Promise<void> {
  await copyByMenu();
  removeCopied();
}

/** Takes away what was just copied. */
export function removeCopied(): void {
  const { resources, links, notes = [] } = session.getState().selection;
  if (resources.length + notes.length === 0) return;
  removeItems(resources, links, notes);
  select([]);
  toast(words.cut(resources.length + notes.length));
}

export async function pasteByMenu(): Promise<void> {
  const text = await navigator.clipboard.readText().catch(() => lastCopied);
  if (text === undefined) return toast(words.cannotReadClipboard, { tone: 'bad' });
  await paste(text);
}

/** Puts what a text of the clipboard holds where one looks, selected. A text that holds none is refused. */
export async function paste(text: string): Promise<void> {
  const reading = await readExcerpt(text);
  if ('problem' in reading) return toast(reading.problem, { tone: 'bad' });
  const boxes = boxesOf(reading.excerpt);
  const whole = around(boxes);
  const layout = Object.fromEntries(boxes.map(({ id, x, y }) => [id, { x, y }]));
  putIn({ ...reading.excerpt, layout }, whole, freeMiddle(whole), words.pasted);
}

const besidePx = 48;

/** Copies some cards and notes with the wires among them, near where they stand. */
function duplicate(resources: readonly string[], notes: readonly string[] = []): void {
  const excerpt = excerptOf(placed(documents.getState().scenario), resources, notes);
  const all = drawnBoxes();
  const whole = around(all.filter(({ id }) => resources.includes(id) || notes.includes(id)));
  const cards = all.filter(({ type }) => type !== 'frame');
  const at = freePlace({ x: whole.x + besidePx, y: whole.y + besidePx }, whole, cards);
  putIn(excerpt, whole, at, words.duplicated);
}

export function duplicateSelected(): void {
  const { resources, notes = [] } = session.getState().selection;
  if (resources.length + notes.length === 0) return toast(selectingWords.nothingSelected.copy);
  duplicate(resources, notes);
}

function putIn(
  excerpt: Excerpt,
  from: { x: number; y: number; width: number; height: number },
  to: { x: number; y: number },
  say: (names: readonly string[]) => string,
): void {
  const result = pasteExcerpt(excerpt, { x: to.x - from.x, y: to.y - from.y });
  if ('problem' in result) return toast(result.problem, { tone: 'bad' });
  select(result.resources, [], result.notes);
  announce(say([...result.resources, ...(result.notes.length > 0 ? [words.pastedNotes] : [])]));
  requestAnimationFrame(() => requestAnimationFrame(() => bringIn({ ...from, x: to.x, y: to.y })));
}

function selectedExcerpt(): Excerpt | undefined {
  const { resources, notes = [] } = session.getState().selection;
  if (resources.length + notes.length === 0) return undefined;
  return excerptOf(placed(documents.getState().scenario), resources, notes);
}

/** Documents that came without a layout are drawn in a grid: a copy says where. */
function placed(scenario: Scenario): Scenario {
  const layout = Object.fromEntries(
    scenario.resources.map(({ id }, index) => [id, scenario.layout[id] ?? placeInGrid(index)]),
  );
  return { ...scenario, layout };
}

function boxesOf(excerpt: Excerpt): Box[] {
  const cards = excerpt.resources.map(({ id, service }, index): Box => {
    return { id, ...(excerpt.layout[id] ?? placeInGrid(index)), ...usualSize(service) };
  });
  return [...cards, ...excerpt.notes];
}
