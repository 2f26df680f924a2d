import { Search } from 'lucide-react';
import { type CSSProperties, type KeyboardEvent, useState } from 'react';
import { Hint } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { FaceIcon } from '../ui/Icon.tsx';
import { dragPart, familiesOf, type Part, parts, search } from './parts.ts';
import './palette.css';
import { placePart } from './placePart.ts';
import { words } from './words.ts';

/** Everything that can be put on the diagram. */
export function Palette() {
  const [query, setQuery] = useState('');
  const found = search(parts, query);
  return (
    <section className="palette" aria-label={words.palette.name}>
      <SearchField query={query} onQuery={setQuery} onEnter={() => found[0] && placePart(found[0])} />
      {found.length === 0 && <Empty>{words.palette.none(query)}</Empty>}
      {familiesOf(found).map(({ family, parts: those }) => (
        <div key={family} className="palette-family">
          <h3>{words.palette.families[family]}</h3>
          <ul>
            {those.map((part) => (
              <li key={`${part.service} ${part.start}`}>
                <PartButton part={part} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p className="palette-hint">{words.palette.hint}</p>
    </section>
  );
}

interface SearchFieldProps {
  query: string;
  onQuery: (query: string) => void;
  onEnter: () => void;
}

function SearchField({ query, onQuery, onEnter }: SearchFieldProps) {
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') onEnter();
    else if (event.key === 'Escape') onQuery('');
  }

  return (
    <label className="palette-search">
      <Search size={14} aria-hidden="true" />
      <input
        data-search-parts
        type="search"
        value={query}
        placeholder={words.palette.placeholder}
        aria-label={words.palette.search}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <kbd>/</kbd>
    </label>
  );
}

function PartButton({ part }: { part: Part }) {
  return (
    <Hint text={part.doc}>
      <button
        type="button"
        className="part"
        style={{ '--tint': `var(--tint-${part.tint})` } as CSSProperties}
        draggable
        onDragStart={(event) => dragPart(event.dataTransfer, part)}
        onClick={() => placePart(part)}
      >
        <FaceIcon name={part.icon} size={17} />
        {part.title}
      </button>
    </Hint>
  );
}
