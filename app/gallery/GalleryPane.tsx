import { FilePlus2, Trash2 } from 'lucide-react';
import { useDocument } from '../document/document.ts';
import { deleteOwn, openNew, openOwn, openStory } from '../document/opening.ts';
import { useKept } from '../document/storage.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { words } from '../words.ts';
import { stories } from './stories.ts';
import './gallery.css';

/** The learner's own diagrams, and the stories to begin with. */
export function GalleryPane() {
  return (
    <div className="gallery">
      <Button className="gallery-new" onClick={() => void openNew()}>
        <FilePlus2 size={15} strokeWidth={1.6} aria-hidden="true" />
        {words.gallery.newDiagram}
      </Button>
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

function Yours() {
  const own = useKept();
  const openId = useDocument((state) => state.id);
  return (
    <>
      <h2>{words.gallery.yours}</h2>
      {own.length === 0 && <p className="gallery-none">{words.gallery.nothingYours}</p>}
      <ul>
        {own.map(({ id, name }) => (
          <li key={id} className="own">
            <button
              type="button"
              className="own-open"
              aria-label={words.gallery.open(name)}
              aria-current={id === openId ? 'true' : undefined}
              onClick={() => void openOwn(id)}
            >
              <span>{name}</span>
              {id === openId && <small>{words.gallery.current}</small>}
            </button>
            {id !== openId && (
              <IconButton
                name={words.gallery.delete(name)}
                look="quiet"
                className="small"
                onClick={() => void deleteOwn(id)}
              >
                <Trash2 size={14} strokeWidth={1.6} />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
