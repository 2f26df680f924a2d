/** "195 s", "1.25 s", "20 min", "3 h", "2 d": a time below the scrubber. */
export function tickLabel(atMs: number): string {
  if (atMs < 600_000) return `${Number((atMs / 1_000).toFixed(3))} s`;
  if (atMs < 7_200_000) return `${Number((atMs / 60_000).toFixed(1))} min`;
  if (atMs < 172_800_000) return `${Number((atMs / 3_600_000).toFixed(1))} h`;
  return `${Number((atMs / 86_400_000).toFixed(1))} d`;
}
