import type { NodeProps } from '@xyflow/react';
import { lazy, Suspense } from 'react';
import type { WordsNodeType } from './wordsNodes.ts';

/** Most diagrams have no words: their code comes with the first ones. */
const NoteNode = lazy(async () => ({ default: (await import('./NoteNode.tsx')).NoteNode }));
const FrameNode = lazy(async () => ({ default: (await import('./FrameNode.tsx')).FrameNode }));

export const wordsTypes = { note: LazyNote, frame: LazyFrame };

function LazyNote(props: NodeProps<WordsNodeType>) {
  return (
    <Suspense>
      <NoteNode {...props} />
    </Suspense>
  );
}

function LazyFrame(props: NodeProps<WordsNodeType>) {
  return (
    <Suspense>
      <FrameNode {...props} />
    </Suspense>
  );
}
