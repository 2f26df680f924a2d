import { describe, expect, test } from 'vitest';
import { exponential, normal, uniform } from './distributions.ts';
import { mintUuid } from './ids.ts';
import { Rng } from './rng.ts';
import { instant } from './time.ts';

function draws(rng: Rng, count = 5): number[] {
  return Array.from({ length: count }, () => rng.next());
}

describe('chance', () => {
  test('has an address: the same one gives the same numbers, another one others', () => {
    expect(draws(Rng.seeded(1, 'orders#0'))).toEqual(draws(Rng.seeded(1, 'orders#0')));
    const all = [1, 2, 3, 4_294_967_295].flatMap((seed) =>
      ['orders#0', 'orders#1', 'billing#0', 'link a'].map((address) =>
        draws(Rng.seeded(seed, address)).join(),
      ),
    );
    expect(new Set(all).size).toBe(16);
  });

  test('neighbouring seeds are not shifted copies of one stream', () => {
    const one = new Set(draws(Rng.seeded(1, 'a'), 1_000));
    expect(draws(Rng.seeded(2, 'a'), 1_000).some((number) => one.has(number))).toBe(false);
  });

  test('a clone goes its own way from the same place', () => {
    const rng = Rng.seeded(7, 'a');
    rng.next();
    const clone = rng.clone();
    const ahead = draws(rng);
    expect(draws(clone)).toEqual(ahead);
  });

  test('the numbers of a seed never change: recorded runs depend on them', () => {
    const rng = Rng.seeded(1, 'orders#0');
    expect([rng.uint32(), rng.uint32(), rng.uint32()]).toEqual([3_900_807_480, 4_184_565_090, 2_978_311_507]);
  });

  test('is spread evenly, from 0 up to but not including 1', () => {
    const numbers = draws(Rng.seeded(3, 'even'), 20_000);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    for (let tenth = 0; tenth < 10; tenth++) {
      const share = numbers.filter((number) => Math.floor(number * 10) === tenth).length / numbers.length;
      expect(share).toBeGreaterThan(0.09);
      expect(share).toBeLessThan(0.11);
    }
  });
});

describe('distributions', () => {
  const rng = Rng.seeded(5, 'distributions');
  const random = () => rng.next();
  const many = (draw: () => number) => Array.from({ length: 20_000 }, draw);
  const mean = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

  test('exponential: its mean, never negative, never endless', () => {
    const numbers = many(() => exponential(random, 2));
    expect(mean(numbers)).toBeCloseTo(2, 1);
    expect(numbers.every((number) => number >= 0 && Number.isFinite(number))).toBe(true);
    expect(exponential(() => 0, 2)).toBe(-0);
    expect(Number.isFinite(exponential(() => 1 - 2 ** -53, 2))).toBe(true);
  });

  test('normal: its mean and its deviation', () => {
    const numbers = many(() => normal(random, 10, 3));
    expect(mean(numbers)).toBeCloseTo(10, 0);
    expect(Math.sqrt(mean(numbers.map((number) => (number - 10) ** 2)))).toBeCloseTo(3, 0);
  });

  test('uniform: between its ends', () => {
    const numbers = many(() => uniform(random, 2, 4));
    expect(mean(numbers)).toBeCloseTo(3, 1);
    expect(numbers.every((number) => number >= 2 && number < 4)).toBe(true);
  });
});

describe('ids and instants', () => {
  test('ids look like version-4 UUIDs, and none comes twice', () => {
    const rng = Rng.seeded(1, 'ids');
    const ids = Array.from({ length: 2_000 }, () => mintUuid(rng));
    const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    expect(ids.every((id) => pattern.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('instants are whole microseconds, so that equal ones tie', () => {
    expect(instant(0.1 + 0.2)).toBe(0.3);
    expect(instant(1.23456789)).toBe(1.235);
  });
});
