/** How often work on each message has succeeded. */
export class Effects {
  private readonly counts = new Map<number, number>();
  readonly totals = { effectsTotal: 0, effectsOnce: 0, duplicateEffects: 0 };

  /** @returns how often by now */
  add(origin: number): number {
    const count = (this.counts.get(origin) ?? 0) + 1;
    this.counts.set(origin, count);
    this.totals.effectsTotal++;
    if (count === 1) this.totals.effectsOnce++;
    if (count === 2) this.totals.duplicateEffects++;
    return count;
  }
}
