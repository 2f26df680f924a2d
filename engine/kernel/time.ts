/**
 * An instant of virtual time: milliseconds from 0, rounded to a whole microsecond, so that equal instants tie and
 * 5,000 arrivals a second keep their spacing.
 */
export function instant(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
