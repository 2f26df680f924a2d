import { expect, test } from 'vitest';
import { densityOf, markOf } from '../density.ts';
import { followedTile } from './followed.ts';

const hold = {
  origin: 7,
  state: 'inFlight',
  receiveCount: 2,
  stateSinceMs: 10,
  stateUntilMs: 40,
  sentAtMs: 1,
};

test('what the queue says of the followed message is a tile like any other', () => {
  expect(followedTile(7, hold)).toEqual({
    tile: { origin: 7, state: 'inFlight', receiveCount: 2, sinceMs: 10, untilMs: 40, sentAtMs: 1 },
  });
});

test('a visible one has no end, and a place in line', () => {
  const line = { place: 41_203, length: 300_000 };
  const followed = followedTile(7, { ...hold, state: 'visible', line });
  expect(followed?.line).toEqual(line);
  expect(followed?.tile).not.toHaveProperty('untilMs');
});

test('what is said of another message says nothing of this one', () => {
  expect(followedTile(8, hold)).toBeUndefined();
  expect(followedTile(undefined, hold)).toBeUndefined();
  expect(followedTile(7, undefined)).toBeUndefined();
});

test('the first and the last of 300,000 stand in the first and the last mark', () => {
  const { unit, marks } = densityOf(299_998, 70);
  expect([unit, marks]).toEqual([5_000, 60]);
  expect(markOf(3, 2, unit, marks)).toBe(0);
  expect(markOf(5_003, 2, unit, marks)).toBe(1);
  expect(markOf(300_000, 2, unit, marks)).toBe(59);
});

test('one that is drawn before the marks stands in none', () => {
  expect(markOf(2, 2, 10, 5)).toBeUndefined();
});
