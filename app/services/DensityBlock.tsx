import { useId } from 'react';
import { type Density, densityOf } from './density.ts';
import { words } from './words.ts';

const pitch = 5;

interface Props {
  messages: number;
  state: 'visible' | 'inFlight' | 'delayed';
  columns: number;
  rows: number;
}

/** What stands for messages that are too many to draw one by one: marks, and what one mark is worth. */
export function DensityBlock({ messages, state, columns, rows }: Props) {
  const density = densityOf(messages, columns * rows);
  return (
    <span className="density" role="img" aria-label={words.densityOf(messages, density.unit)}>
      <Marks density={density} state={state} columns={columns} rows={rows} />
      <span className="density-words" aria-hidden="true">
        <b>{words.more(messages)}</b>
        <span>{words.density(density.unit)}</span>
      </span>
    </span>
  );
}

/** Two rectangles under a pattern, however many marks they show. */
function Marks({ density, state, columns, rows }: { density: Density } & Omit<Props, 'messages'>) {
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
    </svg>
  );
}
