import type { Note } from '../../../engine/index.ts';
import { removeItems } from '../../document/edits.ts';
import { announce, select } from '../../session.ts';
import { MenuItem, MenuLine } from '../../ui/Menu.tsx';
import { words } from './words.ts';
import { write } from './write.ts';

/** What can be done with a note or a frame. */
export function NoteItems({ note }: { note: Note }) {
  return (
    <>
      {/* After the menu has given its focus back. */}
      <MenuItem onSelect={() => requestAnimationFrame(() => write(note.id))}>{words.edit}</MenuItem>
      <MenuLine />
      <MenuItem onSelect={() => remove(note)}>{words.delete}</MenuItem>
    </>
  );
}

function remove(note: Note): void {
  removeItems([], [], [note.id]);
  select([]);
  announce(words.removed(note));
}
