import { expect, test } from 'vitest';
import { whenSaved } from './when.ts';

const now = new Date(2026, 10, 12, 18, 0).getTime();
const at = (...parts: [number, number, number, number, number]) =>
  whenSaved(new Date(...parts).getTime(), now);

test('the nearer it is, the more exact', () => {
  expect(at(2026, 10, 12, 9, 5)).toBe('today, 09:05');
  expect(at(2026, 10, 11, 23, 59)).toBe('yesterday, 23:59');
  expect(at(2026, 10, 10, 23, 59)).toBe('10 Nov');
  expect(at(2025, 10, 12, 18, 0)).toBe('12 Nov 2025');
});
