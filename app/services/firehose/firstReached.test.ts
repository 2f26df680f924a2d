import { expect, test } from 'vitest';
import type { TankView } from '../../../engine/index.ts';
import { firstReached } from './firstReached.ts';

const mebibyte = 1024 * 1024;
const tank = (bytes: number): TankView => ({
  bytes,
  records: 1,
  hintBytes: 5 * mebibyte,
  hintMs: 300_000,
  sinceMs: 1_000_000,
  flushAtMs: 1_300_000,
});

test('a slow buffer ends by time', () => {
  expect(firstReached(tank(1 * mebibyte), 1_100_000)).toBe('time');
});

test('a buffer that is half full before half of its interval is over ends by size', () => {
  expect(firstReached(tank(2.5 * mebibyte), 1_149_000)).toBe('size');
  expect(firstReached(tank(2.5 * mebibyte), 1_151_000)).toBe('time');
});

test('a first record alone is no evidence of a rate', () => {
  expect(firstReached(tank(0.1 * mebibyte), 1_000_005)).toBe('time');
});

test('what is full is flushed by size at any time', () => {
  expect(firstReached(tank(5 * mebibyte), 1_299_999)).toBe('size');
});

test('an empty buffer has no rate', () => {
  expect(firstReached({ bytes: 0, records: 0, hintBytes: mebibyte, hintMs: 60_000 }, 5)).toBe('time');
});
