/** What a gate has to say about the message just published, and which of its news comes first. */
import type { GateView, TopicView } from '../../../engine/index.ts';

/** What became of the newest message at a gate. */
export function isRejectedNow({ lastFiltered }: GateView, { last }: TopicView): boolean {
  return lastFiltered !== undefined && lastFiltered.origin === last?.origin;
}

export interface Note {
  kind: 'rejected' | 'failed';
  origin: number;
  /** It is about the newest message, or about one that is still being tried; otherwise it is history. */
  isPresent: boolean;
}

/** The newer of the last rejection and the last failure: one line has room for one. */
export function noteOf(gate: GateView, view: TopicView): Note | undefined {
  const { lastFiltered, lastFailure, retryCount } = gate;
  if (lastFailure && lastFailure.atMs >= (lastFiltered?.atMs ?? 0)) {
    const { origin } = lastFailure;
    return { kind: 'failed', origin, isPresent: retryCount > 0 || origin === view.last?.origin };
  }
  if (!lastFiltered) return undefined;
  return { kind: 'rejected', origin: lastFiltered.origin, isPresent: isRejectedNow(gate, view) };
}

/** Of all that was offered at a gate. */
export function offered({ passedTotal, filteredTotal }: GateView): number {
  return passedTotal + filteredTotal;
}
