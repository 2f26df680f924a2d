import { CowDeque, CowNumbers, CowRefs, type Epoch, type Shareable } from './cow.ts';

/** Something that will happen: when, to whom, which, with what. Data, never a closure, so a checkpoint is a copy. */
export interface Wakeup {
  /** Names this wake-up for cancelling. */
  id: number;
  atMs: number;
  kind: 'wake' | 'request' | 'reply' | 'timeout' | 'command' | 'heal';
  /** Index of the resource it is for; -1 for the kernel's own. */
  target: number;
  /** For `wake`: which entry of the service's `wakeups`. */
  name: string;
  payload: unknown;
  /** Log number of the fact it follows from. */
  causeSeq: number;
}

/** Wake-ups at one time; leaves 31 bits of an exact number for the sequence. */
const slotLimit = 2 ** 22;

/**
 * The ordered set of wake-ups: a 4-ary heap by (time, sequence), so equal instants keep the order in which they were
 * planned. Beside the heap runs a lane for requests and answers: with one latency on every road, what departs later
 * arrives later, and a queue costs a fraction of a heap. What would not be in order there goes into the heap like the rest.
 *
 * Cancelling takes the wake-up out at once; a heap full of cancelled visibility timers would make every
 * checkpoint larger.
 */
export class Scheduler implements Shareable {
  private constructor(
    private readonly times: CowNumbers,
    private readonly sequences: CowNumbers,
    private readonly slots: CowNumbers,
    /** Slot → place in the heap. */
    private readonly places: CowNumbers,
    private readonly records: CowRefs<Wakeup>,
    /** Slots to use again, as a stack. */
    private readonly freeSlots: CowNumbers,
    /** Slots of requests and answers, soonest first. */
    private readonly lane: CowDeque,
    /** Time of the last one in the lane, ms. */
    private laneEndMs: number,
    private freeCount: number,
    private slotCount: number,
    private count: number,
    private nextSequence: number,
  ) {}

  static create(epoch: Epoch): Scheduler {
    const numbers = () => CowNumbers.create(epoch);
    return new Scheduler(
      numbers(),
      numbers(),
      numbers(),
      numbers(),
      CowRefs.create(epoch),
      numbers(),
      CowDeque.create(epoch),
      0,
      0,
      0,
      0,
      1,
    );
  }

  get size(): number {
    return this.count + this.lane.length;
  }

  /** Time of the next wake-up, ms; Infinity when there is none. */
  get nextMs(): number {
    const heapMs = this.count === 0 ? Number.POSITIVE_INFINITY : this.times.get(0);
    const first = this.laneFirst();
    return first !== undefined && first.atMs < heapMs ? first.atMs : heapMs;
  }

  /** The next wake-up, left where it is. */
  peek(): Wakeup | undefined {
    const first = this.laneFirst();
    if (this.count === 0 || (first !== undefined && this.isLaneNext(first))) return first;
    return this.records.get(this.slots.get(0));
  }

  private laneFirst(): Wakeup | undefined {
    const slot = this.lane.at(0);
    return slot === undefined ? undefined : this.records.get(slot);
  }

  /** The heap is not empty. Ids grow with the sequence, so they order equal times. */
  private isLaneNext(first: Wakeup): boolean {
    const heapMs = this.times.get(0);
    if (first.atMs !== heapMs) return first.atMs < heapMs;
    return Math.floor(first.id / slotLimit) < this.sequences.get(0);
  }

  plan(
    atMs: number,
    kind: Wakeup['kind'],
    target: number,
    name: string,
    payload: unknown,
    causeSeq: number,
  ): number {
    const slot = this.freeCount > 0 ? this.freeSlots.get(--this.freeCount) : this.slotCount++;
    const sequence = this.nextSequence++;
    // The sequence number in the id tells a slot's earlier tenants from the present one.
    const id = sequence * slotLimit + slot;
    this.records.set(slot, { id, atMs, kind, target, name, payload, causeSeq });
    const isInOrder = this.lane.length === 0 || atMs >= this.laneEndMs;
    if (isInOrder && (kind === 'request' || kind === 'reply')) {
      this.lane.pushBack(slot);
      this.laneEndMs = atMs;
    } else this.rise(this.count++, atMs, sequence, slot);
    return id;
  }

  cancel(id: number): boolean {
    const slot = id % slotLimit;
    const record = this.records.get(slot);
    // What is on the road cannot be called back.
    if (record?.id !== id || record.kind === 'request' || record.kind === 'reply') return false;
    this.removeAt(this.places.get(slot), slot);
    return true;
  }

  /** Takes the next wake-up out. */
  take(): Wakeup | undefined {
    const first = this.laneFirst();
    if (first !== undefined && (this.count === 0 || this.isLaneNext(first))) {
      this.free(this.lane.popFront() as number);
      return first;
    }
    if (this.count === 0) return undefined;
    const slot = this.slots.get(0);
    const record = this.records.get(slot);
    this.removeAt(0, slot);
    return record;
  }

  private removeAt(place: number, slot: number): void {
    this.free(slot);
    const last = --this.count;
    if (place === last) return;
    const time = this.times.get(last);
    const sequence = this.sequences.get(last);
    const lastSlot = this.slots.get(last);
    const parent = (place - 1) >>> 2;
    if (place > 0 && isBefore(time, sequence, this.times.get(parent), this.sequences.get(parent))) {
      this.rise(place, time, sequence, lastSlot);
    } else this.sink(place, time, sequence, lastSlot);
  }

  private free(slot: number): void {
    this.records.set(slot, undefined);
    this.freeSlots.set(this.freeCount++, slot);
  }

  private rise(start: number, time: number, sequence: number, slot: number): void {
    let place = start;
    while (place > 0) {
      const parent = (place - 1) >>> 2;
      const parentTime = this.times.get(parent);
      const parentSequence = this.sequences.get(parent);
      if (!isBefore(time, sequence, parentTime, parentSequence)) break;
      this.put(place, parentTime, parentSequence, this.slots.get(parent));
      place = parent;
    }
    this.put(place, time, sequence, slot);
  }

  private sink(start: number, time: number, sequence: number, slot: number): void {
    let place = start;
    for (;;) {
      const first = place * 4 + 1;
      if (first >= this.count) break;
      const end = Math.min(first + 4, this.count);
      let best = first;
      let bestTime = this.times.get(first);
      let bestSequence = this.sequences.get(first);
      for (let child = first + 1; child < end; child++) {
        const childTime = this.times.get(child);
        if (childTime > bestTime) continue;
        const childSequence = this.sequences.get(child);
        if (childTime === bestTime && childSequence > bestSequence) continue;
        best = child;
        bestTime = childTime;
        bestSequence = childSequence;
      }
      if (isBefore(time, sequence, bestTime, bestSequence)) break;
      this.put(place, bestTime, bestSequence, this.slots.get(best));
      place = best;
    }
    this.put(place, time, sequence, slot);
  }

  private put(place: number, time: number, sequence: number, slot: number): void {
    this.times.set(place, time);
    this.sequences.set(place, sequence);
    this.slots.set(place, slot);
    this.places.set(slot, place);
  }

  share(): Scheduler {
    return new Scheduler(
      this.times.share(),
      this.sequences.share(),
      this.slots.share(),
      this.places.share(),
      this.records.share(),
      this.freeSlots.share(),
      this.lane.share(),
      this.laneEndMs,
      this.freeCount,
      this.slotCount,
      this.count,
      this.nextSequence,
    );
  }
}

function isBefore(time: number, sequence: number, otherTime: number, otherSequence: number): boolean {
  return time < otherTime || (time === otherTime && sequence < otherSequence);
}
