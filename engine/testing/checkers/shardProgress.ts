/** How far a reader is in one shard, rebuilt from the log. */
import type { Origin } from '../../kernel/service.ts';
import type { Shard, TapeRecord } from './shards.ts';
import type { Read } from './streamReads.ts';

export class ShardProgress {
  /** What the last read gave, and how much of it is passed. */
  batch: readonly TapeRecord[] = [];
  private batchFrom = 0;
  private next = 0;
  /** The work on the next record is done; whether it has gone onward, too, the log does not say. */
  isWorked = false;
  /** Passed since the last checkpoint. */
  sinceCheckpoint = 0;
  /** It has asked for an iterator since it began, or came back. */
  hasBegun = false;
  isFinished = false;
  /** The read whose answer was heard last, empty ones included. */
  lastRead: Read | undefined;

  /** @param expected place of the record that comes next; undefined where it may begin anywhere */
  constructor(
    readonly shard: Shard,
    public expected: number | undefined,
  ) {}

  take({ shard, from, to }: Read): void {
    this.batch = shard.records.slice(from, to);
    this.batchFrom = from;
    this.next = 0;
    this.isWorked = false;
    this.expected = to;
  }

  get isInWork(): boolean {
    return this.next < this.batch.length;
  }

  /** The record in work. */
  get current(): TapeRecord | undefined {
    return this.batch[this.next];
  }

  /** Place behind the last record that is passed. */
  get passedTo(): number {
    return this.batchFrom + this.next;
  }

  pass(count = 1): void {
    this.next += count;
    this.sinceCheckpoint += count;
    this.isWorked = false;
  }

  /** What is worked on next, where the work before it is done. */
  passWorked(): void {
    if (this.isWorked) this.pass();
  }

  /** The next records, as many as are spoken of. */
  upcoming(count: number): readonly TapeRecord[] {
    return this.batch.slice(this.next, this.next + count);
  }

  /** A crash: what was in work is thrown away. */
  drop(restartAt: number | undefined): void {
    this.batch = [];
    this.next = 0;
    this.isWorked = false;
    this.sinceCheckpoint = 0;
    this.hasBegun = false;
    this.lastRead = undefined;
    this.expected = restartAt;
  }
}

/** The latest record done of each partition key: an older one after it is out of order. */
export class KeyOrder {
  private readonly latest = new Map<string, Origin>();

  /** Of a record done for the first time. @returns the later one of its key that was done before it */
  add(key: string, origin: Origin): Origin | undefined {
    const latest = this.latest.get(key);
    if (latest !== undefined && latest > origin) return latest;
    this.latest.set(key, origin);
    return undefined;
  }
}
