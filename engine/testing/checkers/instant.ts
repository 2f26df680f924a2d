/** Times are whole microseconds. */
export function instant(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
