import { Ellipsis } from 'lucide-react';
import { useRef, useState } from 'react';
import { useDocument } from '../document/document.ts';
import { documentWords } from '../document/documentWords.ts';
import { saveAsFile } from '../document/filing.ts';
import type { StoredDocument } from '../document/shelf.ts';
import { deleteOwn, duplicateOwn, openOwn, renameOwn } from '../document/shelving.ts';
import { useKept } from '../document/storage.ts';
import { Menu, MenuItem, MenuLine } from '../ui/Menu.tsx';
import { words } from '../words.ts';
import { DiagramPicture } from './DiagramPicture.tsx';
import { whenSaved } from './when.ts';

/** One of the learner's own: a picture, its name, when it was changed, and what can be done with it. */
export function OwnRow({ document }: { document: StoredDocument }) {
  const { id, name, savedAtMs, scenario } = document;
  const isOpen = useDocument((state) => state.id === id);
  const isUnsaved = useKept((state) => state.unsaved.has(id));
  const [isRenaming, setRenaming] = useState(false);
  const state = isUnsaved ? documentWords.notSaved : isOpen ? words.gallery.current : undefined;
  return (
    <li className="own" data-open={isOpen || undefined}>
      {isRenaming ? (
        <div className="own-open">
          <DiagramPicture scenario={scenario} />
          <NameField document={document} onDone={() => setRenaming(false)} />
        </div>
      ) : (
        <button
          type="button"
          className="own-open"
          aria-label={words.gallery.open(name)}
          aria-current={isOpen ? 'true' : undefined}
          onClick={() => void openOwn(id)}
        >
          <DiagramPicture scenario={scenario} />
          <span className="own-words">
            <span>{name}</span>
            <small data-bad={isUnsaved || undefined}>{state ?? whenSaved(savedAtMs, Date.now())}</small>
          </span>
        </button>
      )}
      <RowMenu document={document} isOpen={isOpen} onRename={() => setRenaming(true)} />
    </li>
  );
}

interface RowMenuProps {
  document: StoredDocument;
  isOpen: boolean;
  onRename: () => void;
}

function RowMenu({ document, isOpen, onRename }: RowMenuProps) {
  return (
    <Menu
      trigger={
        <button
          type="button"
          className="button quiet icon-button small"
          aria-label={documentWords.shelf.menu(document.name)}
        >
          <Ellipsis size={15} strokeWidth={1.6} />
        </button>
      }
    >
      {/* The menu gives the focus back to its button first; then the field may have it. */}
      <MenuItem onSelect={() => setTimeout(onRename)}>{documentWords.shelf.rename}</MenuItem>
      <MenuItem onSelect={() => void duplicateOwn(document)}>{documentWords.shelf.duplicate}</MenuItem>
      <MenuItem onSelect={() => saveAsFile(document)}>{documentWords.shelf.save}</MenuItem>
      {!isOpen && (
        <>
          <MenuLine />
          <MenuItem onSelect={() => void deleteOwn(document)}>{documentWords.shelf.delete}</MenuItem>
        </>
      )}
    </Menu>
  );
}

function NameField({ document, onDone }: { document: StoredDocument; onDone: () => void }) {
  const [text, setText] = useState(document.name);
  const isCancelled = useRef(false);
  const commit = () => {
    onDone();
    if (!isCancelled.current) void renameOwn(document, text.trim());
  };
  return (
    <input
      className="control own-name"
      aria-label={documentWords.shelf.renameField(document.name)}
      value={text}
      maxLength={120}
      spellCheck={false}
      // biome-ignore lint/a11y/noAutofocus: the learner has just asked to write here.
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') isCancelled.current = true;
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
