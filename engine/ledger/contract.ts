/** What was expected against what came of it. */

export interface Ledger {
  /** Only messages made from here on are counted, ms: 0, unless the oldest facts were let go. */
  sinceMs: number;
  /** Facts that this reading did not get to: ask again. 0 when the account is whole. */
  unreadFacts: number;
  /** Over all messages. */
  total: LedgerCounts;
  /** One row for each resource at which work ends: a worker, a function, an endpoint, a reader, a Firehose stream. */
  consumers: readonly LedgerRow[];
  /** Messages in trouble, the newest first, at most `troubledMax`. */
  troubled: readonly TroubledMessage[];
}

export interface LedgerCounts {
  /** Messages that should have an effect. */
  expected: number;
  /** Of these: with an effect. */
  done: number;
  /** Of these: nobody has them any more, and nothing was done. */
  lost: number;
  /** All others: waiting, in flight, kept, on their way, dead-lettered. */
  pending: number;
  /** Of the pending: at rest in a dead-letter queue. */
  deadLettered: number;
  /** Effects beyond the first at one consumer. */
  duplicated: number;
  /**
   * First effects that came after one of a later message of the same group or partition key, at the same consumer. A
   * repetition comes late by its nature: order, lateness and time are a matter of first effects.
   */
  outOfOrder: number;
  /** First effects that came later than `lateAfterMs` after the message was made. */
  late: number;
}

export interface LedgerRow {
  resource: string;
  effects: number;
  /** Messages with more than one effect here. */
  duplicated: number;
  outOfOrder: number;
  late: number;
  /** From made to done, virtual ms: half were not slower. From a histogram, within one percent. */
  medianMs: number;
  slowestMs: number;
}

export interface TroubledMessage {
  origin: number;
  trouble: 'lost' | 'duplicated' | 'outOfOrder' | 'late' | 'deadLettered';
  /** Where it was noticed. */
  resource: string;
  atMs: number;
  /** The fact that shows it. */
  seq: number;
}

export const troubledMax = 100;

/** An effect later than this after its message was made is late, virtual ms. */
export const lateAfterMs = 60_000;
