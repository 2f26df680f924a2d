import { expect, test } from 'vitest';
import { groupSlots } from './colours.ts';

test('every group has the slot of its colour, and slot 0 is nobody’s', () => {
  const { slots, colours } = groupSlots(Array.from({ length: 20 }, (_, index) => `group ${index}`));
  expect(Math.min(...slots)).toBe(1);
  expect(slots[0]).toBe(slots[8]);
  expect(colours.length).toBe(Math.max(...slots) + 1);
});

test('no groups, one slot', () => {
  expect(groupSlots([])).toMatchObject({ slots: [], colours: ['var(--group-none)'] });
});
