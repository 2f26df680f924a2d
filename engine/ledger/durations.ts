/** How long something took, many times over, in bounded memory: a histogram whose steps are two percent wide. */

const shortestMs = 0.01;
const longestMs = 4e9;
const growth = 1.02;

/** Where each step begins, ms. By multiplication, which is the same in every browser. */
const steps: readonly number[] = (() => {
  const starts = [0];
  for (let startMs = shortestMs; startMs < longestMs; startMs *= growth) starts.push(startMs);
  return starts;
})();

export class Durations {
  private readonly counts = new Float64Array(steps.length);
  private readonly sumsMs = new Float64Array(steps.length);
  private total = 0;
  slowestMs = 0;

  add(ms: number): void {
    const step = stepOf(ms);
    this.counts[step] = (this.counts[step] ?? 0) + 1;
    this.sumsMs[step] = (this.sumsMs[step] ?? 0) + ms;
    this.total++;
    if (ms > this.slowestMs) this.slowestMs = ms;
  }

  /** Half of them were not slower: the mean of the step in which the middle one lies. 0 when there are none. */
  get medianMs(): number {
    let left = Math.ceil(this.total / 2);
    for (let step = 0; step < steps.length && left > 0; step++) {
      const count = this.counts[step] ?? 0;
      left -= count;
      if (left <= 0 && count > 0) return (this.sumsMs[step] ?? 0) / count;
    }
    return 0;
  }
}

/** The last step that begins no later. */
function stepOf(ms: number): number {
  let low = 0;
  let high = steps.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((steps[middle] ?? 0) <= ms) low = middle;
    else high = middle - 1;
  }
  return low;
}
