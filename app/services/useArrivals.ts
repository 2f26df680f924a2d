import { useRef } from 'react';

/** Tells what has come since the portrait was first drawn from what was there already: only that glows. */
export function useArrivals(present: readonly string[]): (name: string) => boolean {
  const first = useRef<ReadonlySet<string>>(undefined);
  first.current ??= new Set(present);
  const known = first.current;
  return (name) => !known.has(name);
}
