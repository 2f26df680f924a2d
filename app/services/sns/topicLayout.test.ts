import { expect, test } from 'vitest';
import { topicLayout } from './topicLayout.ts';

const counts = [1, 2, 3, 5, 6, 12];

test('the message stands in the middle of its gates', () => {
  for (const count of counts) {
    const { hubY, gateYs } = topicLayout(count);
    expect((gateYs[0]! + gateYs.at(-1)!) / 2).toBeCloseTo(hubY);
  }
});

test('no gate sticks out of the card, nor do the words under the message', () => {
  for (const count of counts) {
    const { hubY, gateYs, boxHeight, firstTop, height } = topicLayout(count);
    expect(firstTop).toBeGreaterThanOrEqual(0);
    expect(gateYs.at(-1)! + boxHeight / 2).toBeLessThanOrEqual(height);
    expect(hubY + 88).toBeLessThanOrEqual(height);
  }
});

test('gates do not overlap, and their arrows end in their middle', () => {
  for (const count of counts) {
    const { firstTop, pitch, boxHeight, gateYs } = topicLayout(count);
    expect(pitch).toBeGreaterThan(boxHeight);
    for (const [index, y] of gateYs.entries())
      expect(y).toBeCloseTo(firstTop + index * pitch + boxHeight / 2);
  }
});

test('many gates stand closer, so that twelve are no taller than five with their notes', () => {
  expect(topicLayout(5).isCompact).toBe(false);
  expect(topicLayout(6).isCompact).toBe(true);
  expect(topicLayout(12).height).toBeLessThanOrEqual(topicLayout(5).height + 10);
});
