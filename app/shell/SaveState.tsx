import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useDocument } from '../document/document.ts';
import { documentWords } from '../document/documentWords.ts';
import { storage } from '../document/storage.ts';
import { Button } from '../ui/Button.tsx';
import { Popover } from '../ui/Popover.tsx';
import { words } from '../words.ts';

/** Whether the work is safe. Trouble is said aloud; the rest only shown. */
export function SaveState() {
  const saveState = useDocument((state) => state.saveState);
  const problem = useDocument((state) => state.saveProblem);
  const source = useDocument((state) => state.source);
  const isElsewhere = useDocument((state) => state.isElsewhere);
  if (source === 'own' && problem !== undefined) return <NotSaved problem={problem} />;
  return <span className="save-state">{stateOf()}</span>;

  function stateOf(): string {
    if (source === 'link') return documentWords.fromLink;
    if (isElsewhere) return documentWords.elsewhere;
    if (source === 'story') return words.document.story;
    return saveState === 'failed' ? documentWords.notSaved : words.document[saveState];
  }
}

/** Short on the bar, whole behind a click; it was told whole when it happened. */
function NotSaved({ problem }: { problem: string }) {
  const [isOpen, setOpen] = useState(false);
  const sentence = documentWords.unsavedSentence(problem);
  return (
    <Popover
      trigger={
        <Button look="quiet" className="save-state failed" aria-label={documentWords.whyNotSaved}>
          <TriangleAlert size={14} strokeWidth={1.6} aria-hidden="true" />
          {documentWords.notSaved}
        </Button>
      }
      isOpen={isOpen}
      onOpenChange={setOpen}
      className="popover not-saved"
      align="start"
      sideOffset={6}
      aria-label={documentWords.whyNotSaved}
    >
      <p>{sentence}</p>
      <div className="not-saved-buttons">
        <Button look="primary" onClick={() => void saveOpenAsFile()}>
          {documentWords.file.save}
        </Button>
        <Button onClick={() => void storage.retry()}>{documentWords.tryAgain}</Button>
      </div>
    </Popover>
  );
}

async function saveOpenAsFile(): Promise<void> {
  const filing = await import('../document/filing.ts');
  filing.saveOpenAsFile();
}
