/** The pause after an attempt that failed, from 1 on: twice as long each time, up to the longest. */
export function pauseMs(attempt: number, firstMs: number, longestMs: number): number {
  // Beyond thirty doublings every pause is the longest.
  return Math.min(longestMs, firstMs * 2 ** Math.min(attempt - 1, 30));
}
