/** The states of a message as services name them, in the words and shapes of the page. */
import type { MarkState } from '../ui/MessageMark.tsx';
import { words } from '../words.ts';

export function stateWords(state: string): string {
  return words.states[state] ?? state;
}

export function markStateOf(state: string | undefined, isDeadLettered = false): MarkState {
  if (isDeadLettered && state === 'visible') return 'deadLettered';
  if (state === 'visible') return 'visible';
  if (state === 'delayed') return 'delayed';
  if (state === 'inFlight' || state === 'in flight') return 'inFlight';
  // A record in a shard, a message in an object: it rests where it is.
  return state === undefined ? 'gone' : 'visible';
}
