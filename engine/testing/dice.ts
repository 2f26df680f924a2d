/** Chance for random worlds, from the same generator as the engine's, under an address of its own. */
import { Rng } from '../kernel/rng.ts';

export class Dice {
  private readonly rng: Rng;

  constructor(seed: number, address: string) {
    this.rng = Rng.seeded(seed, address);
  }

  /** A whole number from `min` to `max`, both included. */
  whole(min: number, max: number): number {
    return min + Math.floor(this.rng.next() * (max - min + 1));
  }

  /** A number between two, in thousandths. */
  between(min: number, max: number): number {
    return Math.round((min + this.rng.next() * (max - min)) * 1000) / 1000;
  }

  chance(share: number): boolean {
    return this.rng.next() < share;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.whole(0, list.length - 1)] as T;
  }

  /** The value now and then, nothing otherwise. */
  maybe<T>(share: number, value: () => T): T | undefined {
    return this.chance(share) ? value() : undefined;
  }
}
