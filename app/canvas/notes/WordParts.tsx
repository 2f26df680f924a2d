import { Frame, StickyNote } from 'lucide-react';
import type { Note } from '../../../engine/index.ts';
import { Hint } from '../../ui/Hint.tsx';
import { dragWords } from './parts.ts';
import { placeWords } from './placeWords.ts';
import { words } from './words.ts';

const icons = { note: StickyNote, frame: Frame };

/** The palette's last family: what is written on the paper, not wired. */
export function WordParts({ kinds }: { kinds: readonly Note['kind'][] }) {
  if (kinds.length === 0) return null;
  return (
    <div className="palette-family">
      <h3>{words.family}</h3>
      <ul>
        {kinds.map((kind) => (
          <li key={kind}>
            <WordPart kind={kind} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function WordPart({ kind }: { kind: Note['kind'] }) {
  const Icon = icons[kind];
  return (
    <Hint text={words.doc[kind]}>
      <button
        type="button"
        className="part"
        draggable
        onDragStart={(event) => dragWords(event.dataTransfer, kind)}
        onClick={() => placeWords(kind)}
      >
        <Icon size={17} strokeWidth={1.6} aria-hidden="true" />
        {words.title(kind)}
      </button>
    </Hint>
  );
}
