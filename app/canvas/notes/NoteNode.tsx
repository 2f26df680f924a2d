import type { NodeProps } from '@xyflow/react';
import { useCanvasState } from '../canvasState.ts';
import './notes.css';
import { SizeGrip } from './SizeGrip.tsx';
import { WordsField } from './WordsField.tsx';
import { words } from './words.ts';
import type { WordsNodeType } from './wordsNodes.ts';
import { write } from './write.ts';

/** Plain words on the paper. */
export function NoteNode({ id, data: { note }, selected }: NodeProps<WordsNodeType>) {
  const isWritten = useCanvasState((state) => state.written === id);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the node around it is focusable, and Enter and F2 do the same
    <div className="note" data-selected={selected || undefined} onDoubleClick={() => write(id)}>
      {isWritten ? (
        <WordsField note={note} />
      ) : (
        <p className={note.text ? 'note-text' : 'note-text note-empty'}>{note.text || words.write.note}</p>
      )}
      {selected && <SizeGrip note={note} />}
    </div>
  );
}
