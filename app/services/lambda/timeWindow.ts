/** Which stretch of virtual time the environments are drawn over. */
import type { EnvironmentView } from '../../../engine/index.ts';

/** Stretches that are easily read, ms. */
const windowsMs = [
  1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000, 900_000, 1_800_000, 3_600_000, 21_600_000,
];
/** Bars that shall be seen, for each environment and at least. */
const barsEach = 3;
const barsLeast = 5;
/** A window is kept until it is so many times longer than needed: an axis that changes all the time is not read. */
const keptFactor = 6;

/** Long enough for the newest bars, and steady. `before` is the window that is shown now, ms. */
export function windowFor(environments: readonly EnvironmentView[], before?: number): number {
  const bars = environments.flatMap(({ bars: own }) => own);
  if (bars.length === 0) return before ?? 10_000;
  const starts = bars.map(({ fromMs }) => fromMs).sort((one, other) => other - one);
  const wished = Math.max(barsLeast, environments.length * barsEach);
  const oldestMs = starts[Math.min(wished, starts.length) - 1]!;
  const neededMs = (newestEnd(environments) - oldestMs) * 1.15;
  if (before !== undefined && neededMs <= before && neededMs * keptFactor > before) return before;
  return windowsMs.find((windowMs) => windowMs >= neededMs) ?? windowsMs.at(-1)!;
}

/** End of the last bar, ms; it may be in the future. */
export function newestEnd(environments: readonly EnvironmentView[]): number {
  let newestMs = 0;
  for (const { bars } of environments) newestMs = Math.max(newestMs, bars.at(-1)?.toMs ?? 0);
  return newestMs;
}
