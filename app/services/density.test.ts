import { expect, test } from 'vitest';
import { densityOf } from './density.ts';

test.each([
  [3, { unit: 1, marks: 3 }],
  [60, { unit: 1, marks: 60 }],
  [61, { unit: 2, marks: 31 }],
  [997, { unit: 20, marks: 50 }],
  [1_000_000, { unit: 20_000, marks: 50 }],
])('%d messages', (messages, density) => {
  expect(densityOf(messages, 60)).toEqual(density);
});
