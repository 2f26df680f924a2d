import { expect, test } from 'vitest';
import { fits } from '../kernel/shape.ts';
import { isMeant, meantBy, namesShape, shareShape } from './meant.ts';

test('m3 is the third message, and no other whose number or body looks like it', () => {
  expect(isMeant('m3', { origin: 3, body: 'x' })).toBe(true);
  expect(isMeant('m3', { origin: 30, body: 'x' })).toBe(false);
  expect(isMeant('m3', { origin: 4, body: 'm3' })).toBe(false);
});

test('anything else is a text in the body', () => {
  expect(isMeant('bad', { origin: 1, body: 'a bad one' })).toBe(true);
  expect(isMeant('m3 ', { origin: 1, body: 'an m3 screw' })).toBe(true);
  expect(isMeant('bad', { origin: 1, body: 'Bad' })).toBe(false);
});

test('of several names the first that means it is given back', () => {
  expect(meantBy(['m9', 'poison', 'm2'], { origin: 2, body: 'poison' })).toBe('poison');
  expect(meantBy(['m9'], { origin: 2, body: 'poison' })).toBeUndefined();
  expect(meantBy([], { origin: 2, body: 'poison' })).toBeUndefined();
});

test('no name is empty, and a share is from 0 to 1', () => {
  const names = namesShape('Fails on', 'Messages.');
  expect([['m3', 'bad'], [], ['']].map((value) => fits(value, names))).toEqual([true, true, false]);
  const share = shareShape('Fails by chance', 'Share.');
  expect([0, 0.5, 1, -0.1, 1.1].map((value) => fits(value, share))).toEqual([true, true, true, false, false]);
});
