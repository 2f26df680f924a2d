import { expect, test } from 'vitest';
import type { MeterLine } from '../../engine/index.ts';
import { amountOf, creditsIn, dearestFirst, dimensionsOf, percentOf, shareOf, unitFor } from './credits.ts';

const line = (resource: string, credits: number): MeterLine => ({
  resource,
  service: 'sqs',
  dimension: 'requests',
  amount: 1,
  credits,
  doc: 'Every request is one.',
});

test('the column counts in the unit in which the largest line is at least one', () => {
  expect(unitFor([line('a', 0.000_01), line('b', 2)])).toBe('credit');
  expect(unitFor([line('a', 0.004)])).toBe('thousandth');
  expect(unitFor([line('a', 0.000_04)])).toBe('millionth');
  expect(unitFor([])).toBe('millionth');
});

test('credits have two digits in every unit', () => {
  expect(creditsIn('millionth', 0.000_412)).toBe('412.00');
  expect(creditsIn('credit', 1204.5)).toBe('1,204.50');
});

test('amounts are whole where they are whole', () => {
  expect(amountOf(1204)).toBe('1,204');
  expect(amountOf(0.004_216)).toBe('0.00422');
  expect(amountOf(12_345.6)).toBe('12,346');
});

test('the dearest line comes first, equal ones as they were', () => {
  const sorted = dearestFirst([line('a', 1), line('b', 3), line('c', 1)]);
  expect(sorted.map(({ resource }) => resource)).toEqual(['b', 'a', 'c']);
});

test('how a thing is counted is said once for all resources of a service', () => {
  const lines = [line('a', 1), { ...line('b', 1), dimension: 'FIFO requests' }, line('c', 1)];
  expect(dimensionsOf(lines).map(({ dimension }) => dimension)).toEqual(['requests', 'FIFO requests']);
});

test('shares are parts of the whole, and of nothing nothing', () => {
  expect(shareOf(line('a', 1), 4)).toBe(0.25);
  expect(shareOf(line('a', 0), 0)).toBe(0);
  expect([0, 0.000_4, 0.034, 0.25, 1].map(percentOf)).toEqual(['0', '<0.1', '3.4', '25', '100']);
});
