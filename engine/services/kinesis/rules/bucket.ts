/**
 * Token buckets behind the limits of a shard (KDS-20, KDS-30, KDS-36). AWS states rates per second and not how it
 * measures them; here a bucket holds one second's worth, begins full and refills evenly.
 *
 * A level is counted in millionths, so that every refill over whole microseconds is a whole number and nothing drifts.
 */
const millionths = 1_000_000;

export function fullBucket(perSecond: number): number {
  return perSecond * millionths;
}

/** The level now, of a bucket that had `level` at `sinceMs`. */
export function refilled(level: number, perSecond: number, sinceMs: number, nowMs: number): number {
  const microseconds = Math.round((nowMs - sinceMs) * 1000);
  return Math.min(perSecond * millionths, level + microseconds * perSecond);
}

/** What an amount takes from a level. */
export function tokens(amount: number): number {
  return amount * millionths;
}
