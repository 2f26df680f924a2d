import { count } from './durations.ts';
import { words } from './words.ts';

/** Any service that needs no drawing of its own: the figures of its view, as a small table. */
export function GeneralPortrait({ view }: { view: object }) {
  const figures = Object.entries(view).flatMap(([name, value]) => {
    const text = figureOf(value);
    return name === 'kind' || text === undefined ? [] : [{ name, text }];
  });
  if (figures.length === 0) return <p className="portrait-empty">{words.general.empty}</p>;
  return (
    <dl className="figures">
      {figures.map(({ name, text }) => (
        <div key={name} className="figure">
          <dt>{inWords(name)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function figureOf(value: unknown): string | undefined {
  if (typeof value === 'number') return count(value);
  if (typeof value === 'boolean') return value ? words.general.yes : words.general.no;
  if (typeof value === 'string') return value;
  return undefined;
}

/** "sentTotal" is "sent total". */
function inWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
