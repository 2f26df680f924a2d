import { expect, test } from 'vitest';
import { check } from '../kernel/shape.ts';
import { refuseViolation } from './refusals.ts';

const shape = { type: 'object', fields: { count: { type: 'integer', required: true, max: 9 } } } as const;
const worded = (value: unknown) => {
  const [violation] = check(value, shape);
  return violation && refuseViolation(violation);
};

test('what is missing, what is wrong and what is no request at all has a sentence of its own', () => {
  expect(worded({})).toEqual({
    code: 'InvalidInput',
    sentence: 'count is missing; expected a whole number of at most 9.',
    status: 400,
  });
  expect(worded({ count: 12 })?.sentence).toBe('count is 12; expected a whole number of at most 9.');
  expect(worded([])?.sentence).toBe('The request is []; expected an object.');
});
