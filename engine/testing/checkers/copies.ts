/** What is in a queue, rebuilt from the log alone. */

/** A message in a queue. One story may be in a queue more than once: then its copies cannot be told apart. */
export interface Copy {
  origin: number;
  group: string | undefined;
  state: 'delayed' | 'visible' | 'inFlight';
  /** When the state ends by itself, ms; Infinity for visible. */
  untilMs: number;
  /** Receives in all, those before a dead-letter move included. */
  receiveCount: number;
  /** Receives in this queue. */
  receivesHere: number;
  /** Start of the retention clock, ms. */
  enqueuedAtMs: number;
  /** When this queue took it in, ms. */
  arrivedAtMs: number;
  /** Which receive handed it out last. */
  batch: string;
  /** The handle of the last receive, where the log tells it, and those of the receives before. */
  handle: string | undefined;
  staleHandles: ReadonlySet<string>;
  /** Mixed up with another copy of its story: only counts are sure. */
  isMixed: boolean;
}

export class QueueContents {
  private readonly byOrigin = new Map<number, Copy[]>();
  /** Arrival order, by group; "" holds those without one. */
  private readonly lines = new Map<string, Copy[]>();
  isGone = false;
  /** When its attributes were changed last, ms. */
  changedAtMs = 0;

  constructor(
    readonly id: string,
    readonly isFifo: boolean,
  ) {}

  add(copy: Copy): void {
    const others = this.byOrigin.get(copy.origin) ?? [];
    if (others.length > 0) for (const other of [...others, copy]) other.isMixed = true;
    this.byOrigin.set(copy.origin, [...others, copy]);
    const line = this.lines.get(copy.group ?? '');
    if (line) line.push(copy);
    else this.lines.set(copy.group ?? '', [copy]);
  }

  remove(copy: Copy): void {
    const others = (this.byOrigin.get(copy.origin) ?? []).filter((other) => other !== copy);
    if (others.length === 0) this.byOrigin.delete(copy.origin);
    else this.byOrigin.set(copy.origin, others);
    const line = this.lines.get(copy.group ?? '') ?? [];
    line.splice(line.indexOf(copy), 1);
  }

  /** The copy that a fact is most likely about; with only one there is no doubt. */
  find(origin: number, looks: readonly ((copy: Copy) => boolean)[]): Copy | undefined {
    let candidates = this.byOrigin.get(origin) ?? [];
    for (const look of looks) {
      const left = candidates.filter(look);
      if (left.length > 0) candidates = left;
    }
    return candidates[0];
  }

  /** Those of its group that arrived before it. */
  ahead(copy: Copy): readonly Copy[] {
    const line = this.lines.get(copy.group ?? '') ?? [];
    return line.slice(0, line.indexOf(copy));
  }

  get groups(): readonly (readonly Copy[])[] {
    return [...this.lines.values()];
  }

  get all(): readonly Copy[] {
    return [...this.byOrigin.values()].flat();
  }
}
