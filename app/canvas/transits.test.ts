import { expect, test } from 'vitest';
import { transitField, transitStride } from '../../engine/index.ts';
import { fallOf, lateMs, lostShownMs, poolMax, shareOf, TransitPool } from './transits.ts';

const { seq, departMs, arriveMs } = transitField;

function transits(...rows: { seq: number; depart: number; arrive: number }[]): Float64Array {
  const numbers = new Float64Array(rows.length * transitStride);
  rows.forEach((row, index) => {
    numbers[index * transitStride + seq] = row.seq;
    numbers[index * transitStride + departMs] = row.depart;
    numbers[index * transitStride + arriveMs] = row.arrive;
  });
  return numbers;
}

const numbersOf = (pool: TransitPool) => Array.from({ length: pool.length }, (_, row) => pool.at(row, seq));

test('a transit that two frames bring is kept once', () => {
  const pool = new TransitPool();
  pool.take(transits({ seq: 1, depart: 0, arrive: 5 }, { seq: 2, depart: 1, arrive: 6 }));
  pool.take(transits({ seq: 2, depart: 1, arrive: 6 }, { seq: 3, depart: 2, arrive: 7 }));
  expect(numbersOf(pool)).toEqual([1, 2, 3]);
});

test('what has arrived stays until it was shown long enough', () => {
  const pool = new TransitPool();
  pool.take(transits({ seq: 1, depart: 0, arrive: 5 }, { seq: 2, depart: 0, arrive: 500 }));
  pool.prune(100, 120);
  expect(numbersOf(pool)).toEqual([1, 2]);
  pool.prune(121, 120);
  expect(numbersOf(pool)).toEqual([2]);
});

test('without a minimum it goes when it arrives', () => {
  const pool = new TransitPool();
  pool.take(transits({ seq: 1, depart: 0, arrive: 5 }));
  pool.prune(5.001, 0);
  expect(pool.length).toBe(0);
});

test('a lost one goes when it has fallen', () => {
  const pool = new TransitPool();
  pool.take(transits({ seq: 1, depart: 0, arrive: Number.POSITIVE_INFINITY }));
  pool.prune(lostShownMs, 0);
  expect(pool.length).toBe(1);
  pool.prune(lostShownMs + 1, 0);
  expect(pool.length).toBe(0);
});

test('after a jump the same numbers are taken in again', () => {
  const pool = new TransitPool();
  pool.take(transits({ seq: 7, depart: 0, arrive: 5 }));
  pool.clear();
  pool.take(transits({ seq: 7, depart: 0, arrive: 5 }));
  expect(numbersOf(pool)).toEqual([7]);
});

test('of too many the newest are kept', () => {
  const pool = new TransitPool();
  const many = poolMax + 1;
  pool.take(
    transits(...Array.from({ length: many }, (_, index) => ({ seq: index + 1, depart: 0, arrive: 5 }))),
  );
  expect(pool.length).toBe(poolMax / 2 + 1);
  expect(pool.at(pool.length - 1, seq)).toBe(many);
});

test('the share is that of the shown time', () => {
  expect(shareOf(100, 200, 150, 0)).toBe(0.5);
  expect(shareOf(100, 105, 160, 120)).toBe(0.5);
  expect(shareOf(100, 200, 90, 0)).toBeLessThan(0);
  expect(shareOf(100, 200, 201, 0)).toBeGreaterThan(1);
  expect(shareOf(100, 100, 100, 0)).toBe(0);
});

test('a lost one comes half the way, falls, and lies there', () => {
  expect(fallOf(0, -1, 120)).toBeUndefined();
  expect(fallOf(0, 0, 120)).toEqual({ share: 0, fallen: 0 });
  expect(fallOf(0, 250, 120)).toMatchObject({ share: 0.5 });
  expect(fallOf(0, 700, 120)).toEqual({ share: 0.5, fallen: 1 });
  expect(fallOf(0, 721, 120)).toBeUndefined();
});

test('a picture that stands shows a lost one as fallen', () => {
  expect(fallOf(0, 0, 0)).toEqual({ share: 0.5, fallen: 1 });
});

test('a consequence is shown after its cause', () => {
  const pool = new TransitPool();
  const causal = transits(
    { seq: 1, depart: 0, arrive: 5 },
    { seq: 2, depart: 5, arrive: 10 },
    { seq: 3, depart: 7, arrive: 12 },
  );
  causal[transitField.to] = 1;
  causal[transitStride + transitField.from] = 1;
  causal[2 * transitStride + transitField.from] = 1;
  pool.take(causal, 120);
  expect([0, 1, 2].map((row) => pool.at(row, lateMs))).toEqual([0, 115, 0]);
  pool.prune(200, 120);
  expect(numbersOf(pool)).toEqual([2]);
});
