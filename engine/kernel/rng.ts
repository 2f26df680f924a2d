/**
 * Chance with an address: one generator per resource, derived from the scenario's seed and the resource's id, so adding
 * a worker on the left does not reshuffle the story on the right.
 *
 * The generator is xoshiro128** (public domain); its seeding is splitmix32 over an FNV-1a hash of the address.
 */
export class Rng {
  private constructor(
    private a: number,
    private b: number,
    private c: number,
    private d: number,
  ) {}

  static seeded(seed: number, address: string): Rng {
    let hash = 0x811c9dc5 ^ (seed | 0);
    for (let index = 0; index < address.length; index++) {
      hash = Math.imul(hash ^ address.charCodeAt(index), 0x01000193);
    }
    // The seed also enters after the address, so that seeds 1 and 2 do not give shifted copies of one stream.
    let mix = (hash ^ Math.imul(Math.floor(seed / 0x100000000) + seed, 0x9e3779b1)) >>> 0;
    const next = () => {
      mix = (mix + 0x9e3779b9) >>> 0;
      let z = mix;
      z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
      z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
      return (z ^ (z >>> 16)) >>> 0;
    };
    return new Rng(next(), next(), next(), next() | 1);
  }

  /** A whole number from 0 to 4,294,967,295. */
  uint32(): number {
    const scaled = Math.imul(this.b, 5);
    const result = Math.imul((scaled << 7) | (scaled >>> 25), 9) >>> 0;
    const t = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= t;
    this.d = (this.d << 11) | (this.d >>> 21);
    return result;
  }

  /** A number from 0 (included) to 1 (excluded), 53 bits of it random. */
  next(): number {
    return ((this.uint32() >>> 5) * 67108864 + (this.uint32() >>> 6)) / 9007199254740992;
  }

  clone(): Rng {
    return new Rng(this.a, this.b, this.c, this.d);
  }
}
