/**
 * Draws from the distributions that programs use. `Math.log` and `Math.sin` may differ between browsers in the last digit,
 * and one digit is another story: these are the deterministic ones.
 */
import ln from '@stdlib/math-base-special-ln';
import sin from '@stdlib/math-base-special-sin';

/** Exponential with this mean; never 0, never infinite. */
export function exponential(random: () => number, mean: number): number {
  return -mean * ln(1 - random());
}

/** Normal, by Box and Muller's transform. */
export function normal(random: () => number, mean: number, deviation: number): number {
  const radius = Math.sqrt(-2 * ln(1 - random()));
  return mean + deviation * radius * sin(2 * Math.PI * random());
}

export function uniform(random: () => number, min: number, max: number): number {
  return min + (max - min) * random();
}

export { sin };
