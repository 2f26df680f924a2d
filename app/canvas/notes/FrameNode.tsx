import type { NodeProps } from '@xyflow/react';
import { useCanvasState } from '../canvasState.ts';
import './notes.css';
import { SizeGrip } from './SizeGrip.tsx';
import { WordsField } from './WordsField.tsx';
import { words } from './words.ts';
import type { WordsNodeType } from './wordsNodes.ts';
import { write } from './write.ts';

const edges = ['top', 'right', 'bottom', 'left'] as const;

/** A titled rectangle behind the cards. Only its title and its border are touched: what stands inside is free. */
export function FrameNode({ id, data: { note }, selected }: NodeProps<WordsNodeType>) {
  const isWritten = useCanvasState((state) => state.written === id);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the node around it is focusable, and Enter and F2 do the same
    <div className="frame" data-selected={selected || undefined} onDoubleClick={() => write(id)}>
      {edges.map((edge) => (
        <i key={edge} className={`frame-edge frame-${edge} frame-grip`} aria-hidden="true" />
      ))}
      <div className="frame-title frame-grip">
        {isWritten ? <WordsField note={note} /> : note.text || words.write.frame}
      </div>
      {selected && <SizeGrip note={note} />}
    </div>
  );
}
