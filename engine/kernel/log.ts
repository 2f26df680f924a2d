import type { Origin } from './service.ts';

/** Something that happened. Past tense, never changed, always with its cause. */
export interface Fact {
  /** Place in the log, from 0. */
  seq: number;
  /** Virtual time, ms. */
  atMs: number;
  /** How many wake-ups had been handled, this one included: with it one can seek to just before or after. */
  step: number;
  /** "MessageSent". */
  type: string;
  /** Service of the resource, "kernel" for the kernel's own. */
  service: string;
  /** Whom it happened to; "" for the run as a whole. */
  resource: string;
  /** The fact it follows from; -1 for the first. */
  causeSeq: number;
  /** Its own fields; `message` is the story number where one message is meant, `messages` where several are. Immutable. */
  detail: Readonly<Record<string, unknown>> & { message?: Origin; messages?: readonly Origin[] };
}

const chunkSize = 4096;

class Chunk {
  readonly atMs = new Float64Array(chunkSize);
  readonly step = new Float64Array(chunkSize);
  readonly cause = new Float64Array(chunkSize);
  // References to names that live anyway: numbering them cost a look-up for every fact.
  readonly type: string[] = new Array(chunkSize).fill('');
  readonly service: string[] = new Array(chunkSize).fill('');
  readonly resource: string[] = new Array(chunkSize).fill('');
  readonly detail: (object | undefined)[] = new Array(chunkSize).fill(undefined);
}

/**
 * The append-only log. Kept in columns, because a million facts as objects would not fit in a worker's memory.
 *
 * After a seek into the past the engine runs again over facts that are already here: `append` then only counts along.
 * Acting there cuts the rest off (`truncate`). The oldest facts are let go beyond `capacity`.
 */
export class Log {
  private readonly chunks: (Chunk | undefined)[] = [];
  private end = 0;
  private start = 0;

  /** @param capacity facts kept; older ones are dropped, 4,096 at a time. */
  constructor(private readonly capacity = 2_000_000) {}

  /** Facts ever written, dropped ones included. */
  get length(): number {
    return this.end;
  }

  /** The oldest fact still kept. */
  get firstSeq(): number {
    return this.start;
  }

  append(
    seq: number,
    atMs: number,
    step: number,
    type: string,
    service: string,
    resource: string,
    causeSeq: number,
    detail: object,
  ): void {
    if (seq < this.end) return;
    const place = Math.floor(seq / chunkSize);
    let chunk = this.chunks[place];
    if (chunk === undefined) {
      chunk = new Chunk();
      this.chunks[place] = chunk;
      if (this.end - this.start > this.capacity) this.dropOldest();
    }
    const index = seq % chunkSize;
    chunk.atMs[index] = atMs;
    chunk.step[index] = step;
    chunk.cause[index] = causeSeq;
    chunk.type[index] = type;
    chunk.service[index] = service;
    chunk.resource[index] = resource;
    chunk.detail[index] = detail;
    this.end = seq + 1;
  }

  private dropOldest(): void {
    const place = Math.floor(this.start / chunkSize);
    this.chunks[place] = undefined;
    this.start = (place + 1) * chunkSize;
  }

  /** Forgets every fact from `length` on. */
  truncate(length: number): void {
    if (length >= this.end) return;
    this.end = length;
    this.chunks.length = Math.ceil(length / chunkSize);
    const last = this.chunks[this.chunks.length - 1];
    if (last && length % chunkSize !== 0) last.detail.fill(undefined, length % chunkSize);
  }

  /** One fact; undefined when it was dropped or never written. */
  at(seq: number): Fact | undefined {
    if (seq < this.start || seq >= this.end) return undefined;
    const chunk = this.chunks[Math.floor(seq / chunkSize)] as Chunk;
    const index = seq % chunkSize;
    return {
      seq,
      atMs: chunk.atMs[index] as number,
      step: chunk.step[index] as number,
      type: chunk.type[index] as string,
      service: chunk.service[index] as string,
      resource: chunk.resource[index] as string,
      causeSeq: chunk.cause[index] as number,
      detail: chunk.detail[index] as Fact['detail'],
    };
  }

  typeAt(seq: number): string {
    return (this.chunks[Math.floor(seq / chunkSize)] as Chunk).type[seq % chunkSize] as string;
  }

  serviceAt(seq: number): string {
    return (this.chunks[Math.floor(seq / chunkSize)] as Chunk).service[seq % chunkSize] as string;
  }

  detailAt(seq: number): Fact['detail'] {
    const chunk = this.chunks[Math.floor(seq / chunkSize)] as Chunk;
    return chunk.detail[seq % chunkSize] as Fact['detail'];
  }

  stepAt(seq: number): number {
    return (this.chunks[Math.floor(seq / chunkSize)] as Chunk).step[seq % chunkSize] as number;
  }

  timeAt(seq: number): number {
    return (this.chunks[Math.floor(seq / chunkSize)] as Chunk).atMs[seq % chunkSize] as number;
  }

  /** The first fact later than a time; `length` when there is none. */
  firstAfter(atMs: number): number {
    let low = this.start;
    let high = this.end;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.timeAt(middle) <= atMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  *facts(fromSeq = this.start, toSeq = this.end): Generator<Fact> {
    for (let seq = Math.max(fromSeq, this.start); seq < Math.min(toSeq, this.end); seq++) {
      yield this.at(seq) as Fact;
    }
  }

  /** 64 bits over every fact, as 16 hex digits. Two runs are the same story exactly when these are the same. */
  hash(toSeq = this.end): string {
    const hash = new Hash();
    for (const fact of this.facts(this.start, toSeq)) {
      hash.add(JSON.stringify([fact.seq, fact.atMs, fact.type, fact.resource, fact.causeSeq, fact.detail]));
    }
    return hash.hex();
  }
}

/** FNV-1a in two differently seeded halves: no cryptography, only a name for a long text. */
class Hash {
  private low = 0x811c9dc5;
  private high = 0x01000193;

  add(text: string): void {
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      this.low = Math.imul(this.low ^ code, 0x01000193);
      this.high = Math.imul(this.high ^ code ^ (this.low >>> 16), 0x85ebca6b);
    }
  }

  hex(): string {
    const half = (value: number) => (value >>> 0).toString(16).padStart(8, '0');
    return half(this.high) + half(this.low);
  }
}
