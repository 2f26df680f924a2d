/** Records that gather until there are enough of them. Appending costs the same however many there are. */
import { CowRefs, type Epoch, type Shareable } from '../../../kernel/cow.ts';
import type { Origin, WakeId } from '../../../kernel/service.ts';

/** A record in the stream. Immutable. */
export interface BufferedRecord {
  /** Counts the records of the stream in the order of their arrival. */
  place: number;
  origin: Origin;
  recordId: string;
  data: string;
  /** Of `data`, in UTF-8. */
  bytes: number;
  /** When the stream took it in, ms; the transform does not change it. */
  arrivedAtMs: number;
}

export class RecordBuffer implements Shareable {
  private constructor(
    private readonly epoch: Epoch,
    private records: CowRefs<BufferedRecord>,
    private recordCount: number,
    private byteCount: number,
    private firstAtMs: number,
    private oldestMs: number,
    private isSorted: boolean,
    /** The wake-up that empties it when its interval is over; 0 for none. */
    public wakeId: WakeId,
  ) {}

  static create(epoch: Epoch): RecordBuffer {
    return new RecordBuffer(epoch, CowRefs.create(epoch), 0, 0, 0, 0, true, 0);
  }

  get count(): number {
    return this.recordCount;
  }

  get bytes(): number {
    return this.byteCount;
  }

  /** When the first record came in, ms. Without meaning while it is empty. */
  get sinceMs(): number {
    return this.firstAtMs;
  }

  /** When the oldest record in it came to the stream, ms. Without meaning while it is empty. */
  get oldestAtMs(): number {
    return this.oldestMs;
  }

  append(record: BufferedRecord, nowMs: number): void {
    if (this.recordCount === 0) this.firstAtMs = nowMs;
    else if (record.place < (this.records.get(this.recordCount - 1) as BufferedRecord).place) {
      this.isSorted = false;
    }
    if (this.recordCount === 0 || record.arrivedAtMs < this.oldestMs) this.oldestMs = record.arrivedAtMs;
    this.records.set(this.recordCount++, record);
    this.byteCount += record.bytes;
  }

  /** Empties it. The records come in the order in which the stream took them in. */
  takeAll(): readonly BufferedRecord[] {
    const taken: BufferedRecord[] = new Array(this.recordCount);
    for (let index = 0; index < this.recordCount; index++) {
      taken[index] = this.records.get(index) as BufferedRecord;
    }
    if (!this.isSorted) taken.sort((left, right) => left.place - right.place);
    this.records = CowRefs.create(this.epoch);
    this.recordCount = 0;
    this.byteCount = 0;
    this.isSorted = true;
    return taken;
  }

  share(): RecordBuffer {
    return new RecordBuffer(
      this.epoch,
      this.records.share(),
      this.recordCount,
      this.byteCount,
      this.firstAtMs,
      this.oldestMs,
      this.isSorted,
      this.wakeId,
    );
  }
}

export function originsOf(records: readonly BufferedRecord[]): readonly Origin[] {
  return records.map(({ origin }) => origin);
}
