import { FileInput } from 'lucide-react';
import { useStore } from 'zustand';
import { documentWords } from '../document/documentWords.ts';
import { dropping } from '../document/dropping.ts';

/** Says what will happen to a file that is held over the page. */
export function DropHint() {
  const isOver = useStore(dropping, (state) => state.isOver);
  if (!isOver) return null;
  return (
    <div className="drop-hint">
      <span>
        <FileInput size={16} strokeWidth={1.6} aria-hidden="true" />
        {documentWords.file.drop}
      </span>
    </div>
  );
}
