import { FilePlus2, FolderOpen } from 'lucide-react';
import { documentWords } from '../document/documentWords.ts';
import { chooseFile } from '../document/filing.ts';
import { openNew, openStory } from '../document/opening.ts';
import { Button } from '../ui/Button.tsx';
import { words } from '../words.ts';
import { stories } from './stories.ts';
import { Yours } from './Yours.tsx';
import './gallery.css';

/** The learner's own diagrams, and the stories to begin with. */
export function GalleryPane() {
  return (
    <div className="gallery">
      <div className="gallery-begin">
        <Button onClick={() => void openNew()}>
          <FilePlus2 size={15} strokeWidth={1.6} aria-hidden="true" />
          {words.gallery.newDiagram}
        </Button>
        <Button onClick={chooseFile}>
          <FolderOpen size={15} strokeWidth={1.6} aria-hidden="true" />
          {documentWords.file.open}
        </Button>
      </div>
      <Yours />
      <h2>{words.gallery.stories}</h2>
      <ul>
        {stories.map(({ id, title, sentence, watchFor, scenario }) => (
          <li key={id}>
            <button type="button" className="story-card" onClick={() => void openStory(title, scenario)}>
              <b>{title}</b>
              <span>{sentence}</span>
              <span className="watch">
                <i>{words.gallery.watchFor}:</i> {watchFor}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
