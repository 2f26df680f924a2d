import { expect, test } from 'vitest';
import { Places } from './paint.ts';

test('of a crowd at one place only the first is painted, and whoever stands apart is painted too', () => {
  const places = new Places(2);
  expect(places.take(100, 50)).toBe(true);
  expect(places.take(100.4, 50.4)).toBe(false);
  expect(places.take(103, 50)).toBe(true);
  expect(places.take(100, 53)).toBe(true);
  expect(places.take(-8, -8)).toBe(true);
  expect(places.take(-8, -8)).toBe(false);
});
