import { TriangleAlert } from 'lucide-react';
import { useDocument } from '../document/document.ts';
import { words } from '../words.ts';

/** Whether the work is safe. Trouble is said aloud; the rest only shown. */
export function SaveState() {
  const saveState = useDocument((state) => state.saveState);
  const problem = useDocument((state) => state.saveProblem);
  const source = useDocument((state) => state.source);
  if (saveState === 'failed') {
    return (
      <span className="save-state failed" role="alert">
        <TriangleAlert size={14} aria-hidden="true" />
        {words.document.notSaved(problem ?? '')}
      </span>
    );
  }
  return (
    <span className="save-state">
      {source === 'story' ? words.document.story : words.document[saveState]}
    </span>
  );
}
