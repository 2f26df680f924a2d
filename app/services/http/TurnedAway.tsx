import { words } from './words.ts';

/** Requests that found neither a thread nor a place to wait; nothing is said while there are none. */
export function TurnedAway({ requests }: { requests: number }) {
  if (requests === 0) return null;
  return (
    <span data-bad title={words.turnedAwayTitle}>
      {words.turnedAway(requests)}
    </span>
  );
}
