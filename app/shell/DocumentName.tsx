import { useEffect, useState } from 'react';
import { useDocument } from '../document/document.ts';
import { renameDocument } from '../document/edits.ts';
import { words } from '../words.ts';

/** The diagram's name, written over in place. */
export function DocumentName() {
  const name = useDocument((state) => state.name);
  const [text, setText] = useState(name);
  useEffect(() => setText(name), [name]);
  const commit = () => {
    const next = text.trim();
    if (next === '') setText(name);
    else renameDocument(next);
  };
  return (
    <span className="document-name">
      {/* Sets the width: a field is as wide as what stands in it. */}
      <span aria-hidden="true">{text || ' '}</span>
      <input
        aria-label={words.document.name}
        size={1}
        value={text}
        maxLength={120}
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setText(name);
          if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
        }}
      />
    </span>
  );
}
