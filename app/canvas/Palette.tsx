import { Search } from 'lucide-react';
import { type CSSProperties, type KeyboardEvent, useState } from 'react';
import { Empty } from '../ui/Empty.tsx';
import { Hint } from '../ui/Hint.tsx';
import { FaceIcon } from '../ui/Icon.tsx';
import { lazily, useLate } from '../ui/lazily.ts';
import { searchWords } from './notes/parts.ts';
import { WordParts } from './notes/WordParts.tsx';
import { dragPart, familiesOf, type Part, parts, search } from './parts.ts';
import './palette.css';
import { placePart } from './placePart.ts';
import { words } from './words.ts';

/** Other names of parts: they come with the first search. */
const synonyms = lazily(() => import('./partSynonyms.ts'));

/** Everything that can be put on the diagram. */
export function Palette() {
  const [query, setQuery] = useState('');
  const others = useLate(synonyms, query !== '');
  const found = search(parts, query, others?.synonymsOf);
  const foundWords = searchWords(query);
  const absent = others?.absentPart(query);
  const best = query.trim() === '' ? undefined : found[0];
  return (
    <section className="palette" aria-label={words.palette.name} onKeyDown={walk}>
      <SearchField query={query} onQuery={setQuery} onEnter={() => best && placePart(best)} />
      {absent && <Empty>{words.palette.absent(absent.name, absent.nearest)}</Empty>}
      {!absent && found.length + foundWords.length === 0 && <Empty>{words.palette.none(query)}</Empty>}
      {familiesOf(found).map(({ family, parts: those }) => (
        <div key={family} className="palette-family">
          <h3>{words.palette.families[family]}</h3>
          <ul>
            {those.map((part) => (
              <li key={`${part.service} ${part.start}`}>
                <PartButton part={part} isBest={part === best} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      <WordParts kinds={foundWords} />
      <p className="palette-hint">{words.palette.hint}</p>
    </section>
  );
}

/** Up and down between the field and the parts, in the order in which they stand. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-search-parts], .part')];
  const next = stops[stops.indexOf(event.target as HTMLElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
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
        onFocus={synonyms.ask}
        onKeyDown={onKeyDown}
      />
      <kbd>/</kbd>
    </label>
  );
}

function PartButton({ part, isBest }: { part: Part; isBest: boolean }) {
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
        {isBest && (
          <span className="part-key" aria-hidden="true">
            {words.palette.enter}
          </span>
        )}
      </button>
    </Hint>
  );
}
