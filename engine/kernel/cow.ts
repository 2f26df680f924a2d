/**
 * Collections that a checkpoint shares instead of copying.
 *
 * Each is cut into chunks. `share()` costs one list of chunks; afterwards the first write to a chunk copies that chunk
 * alone. Who may write in place is told by the epoch: a number that grows at every checkpoint. A chunk (or row) stamped
 * with today's epoch was copied after the last checkpoint, so nobody else sees it.
 *
 * A service's state consists of plain values that are replaced, never changed, and of these collections.
 */

/** The current epoch, one object for a whole world. */
export interface Epoch {
  value: number;
}

/** Anything whose `share()` gives an independent copy at the price of its list of chunks. */
export interface Shareable {
  share(): unknown;
}

const chunkBits = 9;
const chunkSize = 1 << chunkBits;
const chunkMask = chunkSize - 1;

/** A growable list of numbers (microsecond instants, slots, counts). Reads past the end are undefined behaviour: callers keep the length. */
export class CowNumbers implements Shareable {
  private constructor(
    private readonly epoch: Epoch,
    private chunks: Float64Array[],
    private owners: number[],
  ) {}

  static create(epoch: Epoch): CowNumbers {
    return new CowNumbers(epoch, [], []);
  }

  get(index: number): number {
    return (this.chunks[index >>> chunkBits] as Float64Array)[index & chunkMask] as number;
  }

  set(index: number, value: number): void {
    const place = index >>> chunkBits;
    if (this.owners[place] !== this.epoch.value) this.own(place);
    (this.chunks[place] as Float64Array)[index & chunkMask] = value;
  }

  private own(place: number): void {
    while (this.chunks.length < place) this.own(this.chunks.length);
    const old = this.chunks[place];
    this.chunks[place] = old ? old.slice() : new Float64Array(chunkSize);
    this.owners[place] = this.epoch.value;
  }

  /** True where the list has room made for this index. */
  has(index: number): boolean {
    return index >>> chunkBits < this.chunks.length;
  }

  share(): CowNumbers {
    return new CowNumbers(this.epoch, this.chunks.slice(), this.owners.slice());
  }
}

/** A growable list of references to immutable things. */
export class CowRefs<T> implements Shareable {
  private constructor(
    private readonly epoch: Epoch,
    private chunks: (T | undefined)[][],
    private owners: number[],
  ) {}

  static create<T>(epoch: Epoch): CowRefs<T> {
    return new CowRefs<T>(epoch, [], []);
  }

  get(index: number): T | undefined {
    const chunk = this.chunks[index >>> chunkBits];
    return chunk === undefined ? undefined : chunk[index & chunkMask];
  }

  set(index: number, value: T | undefined): void {
    const place = index >>> chunkBits;
    if (this.owners[place] !== this.epoch.value) this.own(place);
    (this.chunks[place] as (T | undefined)[])[index & chunkMask] = value;
  }

  private own(place: number): void {
    while (this.chunks.length < place) this.own(this.chunks.length);
    const old = this.chunks[place];
    this.chunks[place] = old ? old.slice() : new Array<T | undefined>(chunkSize).fill(undefined);
    this.owners[place] = this.epoch.value;
  }

  share(): CowRefs<T> {
    return new CowRefs<T>(this.epoch, this.chunks.slice(), this.owners.slice());
  }
}

/** What a table's rows have in common: the epoch in which the row was last copied. Tables set it; nobody else touches it. */
export interface Row {
  epoch: number;
}

/**
 * Rows under numbers that are given out in order and never twice, so a slot is also an order of arrival.
 * `get` is for reading; `edit` gives the row to change.
 */
export class CowTable<T extends Row> implements Shareable {
  private constructor(
    private readonly epoch: Epoch,
    private chunks: ((T | undefined)[] | undefined)[],
    private owners: number[],
    private liveCounts: number[],
    /** Chunks before this one were dropped: every row in them was removed. */
    private firstChunk: number,
    private nextSlot: number,
    private liveCount: number,
    /** No row lives below this slot. */
    private lowest: number,
  ) {}

  static create<T extends Row>(epoch: Epoch): CowTable<T> {
    return new CowTable<T>(epoch, [], [], [], 0, 0, 0, 0);
  }

  get size(): number {
    return this.liveCount;
  }

  /** The slot that the next `add` will give. */
  get next(): number {
    return this.nextSlot;
  }

  get(slot: number): Readonly<T> | undefined {
    const chunk = this.chunks[(slot >>> chunkBits) - this.firstChunk];
    return chunk === undefined ? undefined : chunk[slot & chunkMask];
  }

  /** The oldest slot in use; undefined when the table is empty. */
  first(): number | undefined {
    if (this.liveCount === 0) return undefined;
    while (this.get(this.lowest) === undefined) this.lowest++;
    return this.lowest;
  }

  edit(slot: number): T {
    const place = (slot >>> chunkBits) - this.firstChunk;
    const chunk = this.chunks[place] as (T | undefined)[];
    let row = chunk[slot & chunkMask] as T;
    if (row.epoch !== this.epoch.value) {
      row = { ...row, epoch: this.epoch.value };
      this.own(place)[slot & chunkMask] = row;
    }
    return row;
  }

  add(row: T): number {
    const slot = this.nextSlot++;
    const place = (slot >>> chunkBits) - this.firstChunk;
    row.epoch = this.epoch.value;
    this.own(place)[slot & chunkMask] = row;
    this.liveCounts[place] = (this.liveCounts[place] ?? 0) + 1;
    this.liveCount++;
    return slot;
  }

  remove(slot: number): void {
    const place = (slot >>> chunkBits) - this.firstChunk;
    const chunk = this.own(place);
    if (chunk[slot & chunkMask] === undefined) return;
    chunk[slot & chunkMask] = undefined;
    this.liveCount--;
    const left = (this.liveCounts[place] as number) - 1;
    this.liveCounts[place] = left;
    if (left === 0 && slot >>> chunkBits < this.nextSlot >>> chunkBits) {
      this.chunks[place] = undefined;
      this.owners[place] = -1;
      if (place === 0) this.dropEmptyFront();
    }
  }

  /** Slots from `from` on, in order, for as long as `visit` does not return false. */
  scan(visit: (row: Readonly<T>, slot: number) => boolean | undefined, from = 0): void {
    const start = Math.max(from, this.firstChunk << chunkBits);
    for (let slot = start; slot < this.nextSlot; slot++) {
      const chunk = this.chunks[(slot >>> chunkBits) - this.firstChunk];
      if (chunk === undefined) {
        slot |= chunkMask;
        continue;
      }
      const row = chunk[slot & chunkMask];
      if (row !== undefined && visit(row, slot) === false) return;
    }
  }

  private own(place: number): (T | undefined)[] {
    if (this.owners[place] !== this.epoch.value) {
      const old = this.chunks[place];
      this.chunks[place] = old ? old.slice() : new Array<T | undefined>(chunkSize).fill(undefined);
      this.owners[place] = this.epoch.value;
    }
    return this.chunks[place] as (T | undefined)[];
  }

  private dropEmptyFront(): void {
    let empty = 0;
    const lastPlace = (this.nextSlot >>> chunkBits) - this.firstChunk;
    while (empty < lastPlace && this.chunks[empty] === undefined) empty++;
    // Dropping one by one would make every drop cost the length of the list: wait until it is worth it.
    if (empty < 64 && empty * 2 < this.chunks.length) return;
    this.chunks = this.chunks.slice(empty);
    this.owners = this.owners.slice(empty);
    this.liveCounts = this.liveCounts.slice(empty);
    this.firstChunk += empty;
  }

  share(): CowTable<T> {
    return new CowTable<T>(
      this.epoch,
      this.chunks.slice(),
      this.owners.slice(),
      this.liveCounts.slice(),
      this.firstChunk,
      this.nextSlot,
      this.liveCount,
      this.lowest,
    );
  }
}

/** A double-ended queue of numbers. Never `Array.shift`: on long queues that is ten times slower. */
export class CowDeque implements Shareable {
  private constructor(
    private readonly epoch: Epoch,
    private chunks: (Float64Array | undefined)[],
    private owners: number[],
    /** Positions of the first number and behind the last one; they may be negative, chunk 0 being `base`. */
    private head: number,
    private tail: number,
    private base: number,
  ) {}

  static create(epoch: Epoch): CowDeque {
    return new CowDeque(epoch, [], [], 0, 0, 0);
  }

  get length(): number {
    return this.tail - this.head;
  }

  /** The number at a place counted from the front. */
  at(index: number): number | undefined {
    const position = this.head + index;
    if (index < 0 || position >= this.tail) return undefined;
    return (this.chunks[(position >> chunkBits) - this.base] as Float64Array)[position & chunkMask];
  }

  pushBack(value: number): void {
    const position = this.tail++;
    this.own((position >> chunkBits) - this.base)[position & chunkMask] = value;
  }

  pushFront(value: number): void {
    const position = --this.head;
    if (position >> chunkBits < this.base) {
      this.chunks.unshift(undefined);
      this.owners.unshift(-1);
      this.base--;
    }
    this.own((position >> chunkBits) - this.base)[position & chunkMask] = value;
  }

  popFront(): number | undefined {
    if (this.head === this.tail) return undefined;
    const position = this.head++;
    const place = (position >> chunkBits) - this.base;
    const value = (this.chunks[place] as Float64Array)[position & chunkMask];
    if ((this.head & chunkMask) === 0) {
      this.chunks[place] = undefined;
      this.owners[place] = -1;
      if (place >= 64 && place * 2 > this.chunks.length) {
        this.chunks = this.chunks.slice(place + 1);
        this.owners = this.owners.slice(place + 1);
        this.base += place + 1;
      }
    }
    return value;
  }

  clear(): void {
    this.chunks = [];
    this.owners = [];
    this.head = 0;
    this.tail = 0;
    this.base = 0;
  }

  private own(place: number): Float64Array {
    if (this.owners[place] !== this.epoch.value) {
      const old = this.chunks[place];
      this.chunks[place] = old ? old.slice() : new Float64Array(chunkSize);
      this.owners[place] = this.epoch.value;
    }
    return this.chunks[place] as Float64Array;
  }

  share(): CowDeque {
    return new CowDeque(
      this.epoch,
      this.chunks.slice(),
      this.owners.slice(),
      this.head,
      this.tail,
      this.base,
    );
  }
}

/** Text → immutable value. Cut into buckets by a hash of the text, so that one write copies one small bucket. */
export class CowMap<T> implements Shareable {
  private constructor(
    private readonly epoch: Epoch,
    private buckets: (Map<string, T> | undefined)[],
    private owners: number[],
    private count: number,
  ) {}

  static create<T>(epoch: Epoch): CowMap<T> {
    return new CowMap<T>(epoch, new Array(bucketCount).fill(undefined), new Array(bucketCount).fill(-1), 0);
  }

  get size(): number {
    return this.count;
  }

  get(key: string): T | undefined {
    return this.buckets[bucketOf(key)]?.get(key);
  }

  set(key: string, value: T): void {
    const bucket = this.own(bucketOf(key));
    const before = bucket.size;
    bucket.set(key, value);
    this.count += bucket.size - before;
  }

  delete(key: string): void {
    if (this.get(key) === undefined) return;
    this.own(bucketOf(key)).delete(key);
    this.count--;
  }

  clear(): void {
    this.buckets = new Array(bucketCount).fill(undefined);
    this.owners = new Array(bucketCount).fill(-1);
    this.count = 0;
  }

  private own(place: number): Map<string, T> {
    if (this.owners[place] !== this.epoch.value) {
      const old = this.buckets[place];
      this.buckets[place] = old ? new Map(old) : new Map();
      this.owners[place] = this.epoch.value;
    }
    return this.buckets[place] as Map<string, T>;
  }

  share(): CowMap<T> {
    return new CowMap<T>(this.epoch, this.buckets.slice(), this.owners.slice(), this.count);
  }
}

const bucketCount = 256;

function bucketOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return (hash ^ (hash >>> 15)) & (bucketCount - 1);
}

/**
 * A 4-ary heap of items ordered by (key, order), smallest first. Items are numbers (slots of a table).
 * There is no removal from the middle: whoever reads skips items that are no longer true, and `size` tells when to rebuild.
 */
export class CowHeap implements Shareable {
  private constructor(
    private readonly keys: CowNumbers,
    private readonly orders: CowNumbers,
    private readonly items: CowNumbers,
    private count: number,
    private nextOrder: number,
  ) {}

  static create(epoch: Epoch): CowHeap {
    return new CowHeap(CowNumbers.create(epoch), CowNumbers.create(epoch), CowNumbers.create(epoch), 0, 0);
  }

  get size(): number {
    return this.count;
  }

  /** Key of the smallest item, or undefined when empty. */
  topKey(): number | undefined {
    return this.count === 0 ? undefined : this.keys.get(0);
  }

  top(): number | undefined {
    return this.count === 0 ? undefined : this.items.get(0);
  }

  push(key: number, item: number): void {
    const order = this.nextOrder++;
    let index = this.count++;
    while (index > 0) {
      const parent = (index - 1) >>> 2;
      const parentKey = this.keys.get(parent);
      if (parentKey <= key) break;
      this.place(index, parentKey, this.orders.get(parent), this.items.get(parent));
      index = parent;
    }
    this.place(index, key, order, item);
  }

  pop(): number | undefined {
    if (this.count === 0) return undefined;
    const item = this.items.get(0);
    const last = --this.count;
    if (last > 0) this.sink(0, this.keys.get(last), this.orders.get(last), this.items.get(last));
    return item;
  }

  clear(): void {
    this.count = 0;
  }

  private sink(start: number, key: number, order: number, item: number): void {
    let index = start;
    for (;;) {
      const first = index * 4 + 1;
      if (first >= this.count) break;
      const end = Math.min(first + 4, this.count);
      let best = first;
      let bestKey = this.keys.get(first);
      let bestOrder = this.orders.get(first);
      for (let child = first + 1; child < end; child++) {
        const childKey = this.keys.get(child);
        if (childKey > bestKey) continue;
        const childOrder = this.orders.get(child);
        if (childKey === bestKey && childOrder > bestOrder) continue;
        best = child;
        bestKey = childKey;
        bestOrder = childOrder;
      }
      if (bestKey > key || (bestKey === key && bestOrder > order)) break;
      this.place(index, bestKey, bestOrder, this.items.get(best));
      index = best;
    }
    this.place(index, key, order, item);
  }

  private place(index: number, key: number, order: number, item: number): void {
    this.keys.set(index, key);
    this.orders.set(index, order);
    this.items.set(index, item);
  }

  share(): CowHeap {
    return new CowHeap(
      this.keys.share(),
      this.orders.share(),
      this.items.share(),
      this.count,
      this.nextOrder,
    );
  }
}

/** The share of a state: collections are shared, everything else is an immutable value and taken as it is. */
export function shareState<S extends object>(state: S): S {
  const copy = { ...state } as Record<string, unknown>;
  for (const key in copy) {
    const value = copy[key];
    if (isShareable(value)) copy[key] = value.share();
  }
  return copy as S;
}

function isShareable(value: unknown): value is Shareable {
  return (
    typeof value === 'object' && value !== null && typeof (value as Partial<Shareable>).share === 'function'
  );
}
