import { useId, useState } from 'react';
import { documentWords } from '../document/documentWords.ts';
import { useKept } from '../document/storage.ts';
import { Button } from '../ui/Button.tsx';
import { words } from '../words.ts';
import { OwnRow } from './OwnRow.tsx';

/** Fewer are seen at a glance. */
const searchedFrom = 8;
/** So many are drawn at first; the rest is a click away. */
const page = 40;

/** The learner's own diagrams, the last changed one first. */
export function Yours() {
  const own = useKept((state) => state.own);
  const [wanted, setWanted] = useState('');
  const [shownCount, setShownCount] = useState(page);
  const id = useId();
  const text = wanted.trim().toLowerCase();
  const found = own.filter(({ name }) => name.toLowerCase().includes(text));
  const left = found.length - shownCount;
  return (
    <>
      <h2>{words.gallery.yours}</h2>
      {own.length === 0 && <p className="gallery-none">{words.gallery.nothingYours}</p>}
      {own.length >= searchedFrom && (
        <>
          <label className="unseen" htmlFor={id}>
            {documentWords.shelf.search}
          </label>
          <input
            id={id}
            type="search"
            className="control gallery-search"
            placeholder={documentWords.shelf.search}
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
        </>
      )}
      {own.length > 0 && found.length === 0 && (
        <p className="gallery-none">{documentWords.shelf.noneFound(wanted.trim())}</p>
      )}
      <ul className="owns">
        {found.slice(0, shownCount).map((document) => (
          <OwnRow key={document.id} document={document} />
        ))}
      </ul>
      {left > 0 && (
        <Button className="gallery-more" onClick={() => setShownCount(shownCount + page)}>
          {documentWords.shelf.more(Math.min(left, page))}
        </Button>
      )}
    </>
  );
}
