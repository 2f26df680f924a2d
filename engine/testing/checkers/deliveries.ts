/** What is inside a delivery stream, rebuilt from the log alone. */
import type { Origin } from '../../kernel/service.ts';

export interface HeldRecord {
  origin: Origin;
  /** Counts the records in the order of their arrival. */
  place: number;
  /** As it would be written; undefined where the log does not tell. */
  data: string | undefined;
  arrivedAtMs: number;
}

/** A buffer that is emptied at its size or its interval. */
export class Tank {
  records: HeldRecord[] = [];
  /** When the first record in it came, ms. */
  sinceMs = 0;

  add(record: HeldRecord, nowMs: number): void {
    if (this.records.length === 0) this.sinceMs = nowMs;
    this.records.push(record);
  }

  /** Takes the first records out. What is left counts from now. */
  take(count: number, nowMs: number): readonly HeldRecord[] {
    const taken = this.records.slice(0, count);
    this.records = this.records.slice(count);
    this.sinceMs = nowMs;
    return taken;
  }

  /** How many records make it full; undefined when all of them do not. */
  fullAt(hintBytes: number): number | undefined {
    let bytes = 0;
    const place = this.records.findIndex(({ data }) => {
      bytes += bytesOf(data);
      return bytes >= hintBytes;
    });
    return place < 0 ? undefined : place + 1;
  }
}

/** Records that are on their way to the bucket together. */
export interface Delivery {
  kind: 'object' | 'errors';
  records: readonly HeldRecord[];
}

export function bytesOf(data: string | undefined): number {
  return Buffer.byteLength(data ?? '');
}

export function inOrder(records: readonly HeldRecord[]): readonly HeldRecord[] {
  return [...records].sort((a, b) => a.place - b.place);
}

export function originsOf(records: readonly HeldRecord[]): readonly Origin[] {
  return records.map(({ origin }) => origin);
}

/** The records that a list of messages means, each once, in the order of the records; undefined when some are not there. */
export function pick(
  records: readonly HeldRecord[],
  messages: readonly Origin[],
): readonly HeldRecord[] | undefined {
  const wanted = new Map<Origin, number>();
  for (const message of messages) wanted.set(message, (wanted.get(message) ?? 0) + 1);
  const picked = records.filter(({ origin }) => {
    const left = wanted.get(origin) ?? 0;
    wanted.set(origin, left - 1);
    return left > 0;
  });
  return picked.length === messages.length ? picked : undefined;
}
