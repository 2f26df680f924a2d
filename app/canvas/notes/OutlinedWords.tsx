import type { Note } from '../../../engine/index.ts';
import { useDocument } from '../../document/document.ts';
import { select, useSession } from '../../session.ts';
import { openMenu, placeOf } from '../canvasState.ts';
import { words } from './words.ts';
import { insideOf } from './wordsNodes.ts';

/** Notes as they are written, frames with what stands inside of them. */
export function OutlinedWords() {
  const notes = useDocument((state) => state.scenario.notes);
  if (notes.length === 0) return null;
  return (
    <li>
      <ul aria-label={words.outline}>
        {notes.map((note) => (
          <li key={note.id}>
            <Item note={note} />
          </li>
        ))}
      </ul>
    </li>
  );
}

function Item({ note }: { note: Note }) {
  const isSelected = useSession(({ selection }) => selection.notes?.includes(note.id) ?? false);
  const scenario = useDocument((state) => state.scenario);
  return (
    <button
      type="button"
      className="outline-item"
      aria-pressed={isSelected}
      onClick={() => select([], [], [note.id])}
      onContextMenu={(event) => {
        event.preventDefault();
        openMenu({ type: 'note', id: note.id }, placeOf(event.currentTarget));
      }}
    >
      <b>{words.title(note.kind)}</b>
      <span className="outline-words">{note.text || words.noWords}</span>
      {note.kind === 'frame' && <span>{words.inside(insideOf(note, scenario).cards)}</span>}
    </button>
  );
}
