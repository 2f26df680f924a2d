/** Values of one metric, one a row; rows stand at the boundaries of periods. Of a sum the totals are kept, so thinning loses nothing. */
export class Column {
  private values = new Float64Array(32);
  /** Row behind the last value. */
  private end: number;

  /** @param first row of the first value; the rows before it are from before the resource began */
  constructor(public first: number) {
    this.end = first;
  }

  /** Rows come in order, each once. */
  add(row: number, value: number): void {
    const place = row - this.first;
    if (place === this.values.length) {
      const larger = new Float64Array(place * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[place] = value;
    this.end = row + 1;
  }

  /** Values from the first up to a row, without it. */
  upTo(row: number): Float64Array {
    return this.values.slice(0, Math.max(0, Math.min(row, this.end) - this.first));
  }

  /** Keeps every second row, beginning with the second of all. */
  thin(): void {
    const { first, end, values } = this;
    this.first = half(first);
    this.end = half(end);
    for (let row = this.first; row < this.end; row++) {
      values[row - this.first] = values[row * 2 + 1 - first] as number;
    }
  }

  /** Forgets this row and all behind it. */
  truncate(row: number): void {
    this.end = Math.max(this.first, Math.min(this.end, row));
  }
}

/** How many rows of so many are kept in thinning. */
export function half(count: number): number {
  return Math.floor(count / 2);
}

/** What a total grew by from each value to the next; before the first it was 0. Changes the array it is given. */
export function growthOf(totals: Float64Array): Float64Array {
  for (let place = totals.length - 1; place > 0; place--) {
    totals[place] = (totals[place] as number) - (totals[place - 1] as number);
  }
  return totals;
}
