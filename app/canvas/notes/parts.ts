/** Words as parts of the palette. */
import type { Note } from '../../../engine/index.ts';
import { partType } from '../parts.ts';
import { words } from './words.ts';

const kinds: readonly Note['kind'][] = ['note', 'frame'];

/** Those whose title or sentence has every word of the query. */
export function searchWords(query: string): Note['kind'][] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  return kinds.filter((kind) => {
    const text = `${words.family} ${words.title(kind)} ${words.doc[kind]}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

export function dragWords(transfer: DataTransfer, kind: Note['kind']): void {
  transfer.setData(partType, kind);
  transfer.effectAllowed = 'copy';
}

export function draggedWords(transfer: DataTransfer): Note['kind'] | undefined {
  return kinds.find((kind) => kind === transfer.getData(partType));
}
