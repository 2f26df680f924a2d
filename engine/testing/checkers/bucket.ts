/**
 * A limit per second, as the service's README has it: one second's worth at once, refilled evenly. So in any t seconds no
 * more than the limit · t + the limit gets through.
 */
export class Bucket {
  /** In millionths, so that a refill over whole microseconds is a whole number. */
  private level: number;

  constructor(
    private readonly perSecond: number,
    private sinceMs: number,
  ) {
    this.level = perSecond * 1_000_000;
  }

  /** How much is in it now. */
  at(nowMs: number): number {
    const microseconds = Math.round((nowMs - this.sinceMs) * 1000);
    this.level = Math.min(this.perSecond * 1_000_000, this.level + microseconds * this.perSecond);
    this.sinceMs = nowMs;
    return this.level / 1_000_000;
  }

  /** What is taken beyond its level is owed. */
  take(amount: number): void {
    this.level -= amount * 1_000_000;
  }
}
