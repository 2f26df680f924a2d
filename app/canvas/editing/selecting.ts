/** Selecting without a pointer. */
import { documents } from '../../document/document.ts';
import { announce, select, session, toast } from '../../session.ts';
import { words } from './selectingWords.ts';

export function selectAll(): void {
  const { resources, links, notes } = documents.getState().scenario;
  select(
    resources.map(({ id }) => id),
    links.map(({ id }) => id),
    notes.map(({ id }) => id),
  );
  announce(words.selectedAll(resources.length + links.length + notes.length));
}

/** Takes the card, wire or note that has the focus into the selection, or out of it. */
export function toggleFocused(): void {
  const id = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.id : undefined;
  if (id === undefined || !toggleSelected(id)) toast(words.nothingSelected.toggle);
}

/** False when there is nothing of that name. */
export function toggleSelected(id: string): boolean {
  const { scenario } = documents.getState();
  const list = (['resources', 'links', 'notes'] as const).find((name) =>
    scenario[name].some((one) => one.id === id),
  );
  if (!list) return false;
  const { resources, links, notes = [] } = session.getState().selection;
  const before = { resources, links, notes };
  const isIn = before[list].includes(id);
  const after = {
    ...before,
    [list]: isIn ? before[list].filter((one) => one !== id) : [...before[list], id],
  };
  select(after.resources, after.links, after.notes);
  const count = after.resources.length + after.links.length + after.notes.length;
  announce(isIn ? words.left(id, count) : words.joined(id, count));
  return true;
}
