import type { ReactNode } from 'react';
import { openItem } from '../../session.ts';
import { Glow } from '../Glow.tsx';
import { ObjectKey } from './ObjectKey.tsx';
import { words } from './words.ts';

interface Props {
  /** The bucket that is asked for it; without one it cannot be opened. */
  bucket: string | undefined;
  name: string;
  /** Everything about it in words. */
  description: string;
  /** The last one to arrive: it glows, and stops when the next one comes. */
  isNew: boolean;
  isBad?: boolean;
  mark?: ReactNode;
  children: ReactNode;
}

/** One object of a list, to be opened and read. */
export function ObjectRow({ bucket, name, description, isNew, isBad, mark, children }: Props) {
  const body = (
    <>
      <Glow number={isNew ? 1 : 0} />
      {mark}
      <ObjectKey name={name} />
      <span className="object-figures">{children}</span>
    </>
  );
  if (bucket === undefined)
    return (
      <span className="object" title={description} data-bad={isBad || undefined}>
        {body}
      </span>
    );
  return (
    <button
      type="button"
      className="object nodrag nopan"
      data-bad={isBad || undefined}
      title={description}
      aria-label={words.open(description)}
      onClick={(event) => {
        event.stopPropagation();
        openItem(bucket, name);
      }}
    >
      {body}
    </button>
  );
}
