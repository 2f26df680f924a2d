/** What the page may know of a producer. Types only. */
import type { Origin } from '../../kernel/service.ts';

export interface ProducerView {
  kind: 'producer';
  /** "every 5 s", "8 a second, at random" … */
  patternWords: string;
  /** Messages handed to send calls so far, and how those ended. */
  producedTotal: number;
  acceptedTotal: number;
  refusedTotal: number;
  retriedTotal: number;
  /** Given up after the last attempt. */
  lostTotal: number;
  /** Answered as success but swallowed as a duplicate cannot be seen from here: SQS answers alike (SQS-92). */
  awaiting: number;
  isCrashed: boolean;
  /** True once `count` messages were made or the script is over. */
  isDone: boolean;
  /** When the next message is made, ms. */
  nextAtMs?: number;
  last?: { origin: Origin; group?: string };
  lastError?: { code: string; sentence: string; atMs: number };
}
