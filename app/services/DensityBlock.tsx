import { useId } from 'react';
import { type Density, densityOf, markOf } from './density.ts';
import { words } from './words.ts';

const pitch = 5;

interface Props {
  messages: number;
  state: 'visible' | 'inFlight' | 'delayed';
  columns: number;
  rows: number;
  /** One of them, and its place in line among them, from 1. */
  followed?: { origin: number; place: number; length: number; drawnBefore: number };
}

/** What stands for messages that are too many to draw one by one: marks, and what one mark is worth. */
export function DensityBlock({ messages, state, columns, rows, followed }: Props) {
  const density = densityOf(messages, columns * rows);
  const mark = followed && markOf(followed.place, followed.drawnBefore, density.unit, density.marks);
  const place = followed && words.inLine(followed.origin, followed.place, followed.length);
  const name = [words.densityOf(messages, density.unit), ...(place ? [place] : [])].join('; ');
  return (
    <span className="density" role="img" aria-label={name} title={place}>
      <Marks density={density} state={state} columns={columns} rows={rows} mark={mark} />
      <span className="density-words" aria-hidden="true">
        <b>{words.more(messages)}</b>
        <span>{words.density(density.unit)}</span>
        {followed && <b className="density-place">{words.place(followed.place)}</b>}
      </span>
    </span>
  );
}

/** Two rectangles under a pattern, however many marks they show. */
function Marks({
  density,
  state,
  columns,
  rows,
  mark,
}: { density: Density; mark: number | undefined } & Omit<Props, 'messages' | 'followed'>) {
  const id = useId();
  const full = Math.floor(density.marks / columns);
  const rest = density.marks % columns;
  return (
    <svg
      className={`density-marks density-${state}`}
      width={columns * pitch}
      height={rows * pitch}
      aria-hidden="true"
    >
      <pattern id={id} width={pitch} height={pitch} patternUnits="userSpaceOnUse">
        <rect className="density-mark" x={0.75} y={0.75} width={pitch - 2} height={pitch - 2} />
      </pattern>
      <rect width={columns * pitch} height={full * pitch} fill={`url(#${id})`} />
      <rect y={full * pitch} width={rest * pitch} height={pitch} fill={`url(#${id})`} />
      {mark !== undefined && (
        <rect
          className="density-followed"
          x={(mark % columns) * pitch}
          y={Math.floor(mark / columns) * pitch}
          width={pitch - 0.5}
          height={pitch - 0.5}
        />
      )}
    </svg>
  );
}
