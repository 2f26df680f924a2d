/** What was expected against what came of it. */

export interface Ledger {
  /** Over all messages. */
  total: LedgerCounts;
  /** One row for each resource at which work ends: a worker, a function, an endpoint, a reader, a bucket. */
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
  /** Pending in a dead-letter queue. */
  deadLettered: number;
  /** Effects beyond the first at one consumer. */
  duplicated: number;
  /** Effects that came after one of a later message of the same group or partition key. */
  outOfOrder: number;
  /** Effects that came later than `lateAfterMs` after the message was made. */
  late: number;
}

export interface LedgerRow {
  resource: string;
  effects: number;
  /** Messages with more than one effect here. */
  duplicated: number;
  outOfOrder: number;
  late: number;
  /** From made to done, virtual ms: half were faster. */
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
