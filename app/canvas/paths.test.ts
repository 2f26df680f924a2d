import { expect, test } from 'vitest';
import { type Curve, curveBetween, laneOf, laneSteps, onCurve, pathOf, pointAt, reverse } from './paths.ts';

const card = (x: number, y: number, width = 100, height = 80) => ({ x, y, width, height });
const bent: Curve = { a: { x: 0, y: 0 }, b: { x: 200, y: 0 }, c: { x: 0, y: 100 }, d: { x: 200, y: 100 } };

test('cards beside each other are joined by a straight line from side to side', () => {
  const { a, d } = curveBetween(card(0, 0), card(300, 10));
  expect(a).toEqual({ x: 100, y: 45 });
  expect(d).toEqual({ x: 300, y: 45 });
});

test('a card below is reached from the bottom to the top', () => {
  const { a, d } = curveBetween(card(0, 0), card(20, 200));
  expect(a).toEqual({ x: 60, y: 80 });
  expect(d).toEqual({ x: 60, y: 200 });
});

test('a wire to the left leaves from the left side', () => {
  const { a, b, d } = curveBetween(card(300, 0), card(0, 200));
  expect(a.x).toBe(300);
  expect(d.x).toBe(100);
  expect(b.x).toBeLessThan(300);
});

test('two lines of one wire run beside each other', () => {
  const upper = curveBetween(card(0, 0), card(300, 0), -14);
  const lower = curveBetween(card(0, 0), card(300, 0), 14);
  expect(lower.a.y - upper.a.y).toBe(28);
});

test('one wire seen from both ends is the same line', () => {
  const there = curveBetween(card(0, 0), card(320, 250), 0);
  const back = reverse(curveBetween(card(320, 250), card(0, 0), 0));
  expect(back).toEqual(there);
});

test('a lane has its ends on the curve and equal distances between its places', () => {
  const lane = laneOf(bent);
  expect([lane[0], lane[1]]).toEqual([0, 0]);
  expect(lane[laneSteps * 2]).toBeCloseTo(200, 3);
  expect(lane[laneSteps * 2 + 1]).toBeCloseTo(100, 3);
  const lengths = Array.from({ length: laneSteps }, (_, index) =>
    Math.hypot(lane[index * 2 + 2]! - lane[index * 2]!, lane[index * 2 + 3]! - lane[index * 2 + 1]!),
  );
  expect(Math.max(...lengths) / Math.min(...lengths)).toBeLessThan(1.1);
});

test('places between the noted ones stay on the wire', () => {
  const lane = laneOf(bent);
  const place = { x: 0, y: 0 };
  for (let share = 0; share <= 1; share += 0.013) {
    pointAt(lane, share, place);
    const nearest = Math.min(
      ...Array.from({ length: 2_001 }, (_, step) => {
        const { x, y } = onCurve(bent, step / 2_000);
        return Math.hypot(x - place.x, y - place.y);
      }),
    );
    expect(nearest).toBeLessThan(1);
  }
});

test('a share outside 0 to 1 ends at the ends', () => {
  const place = { x: 0, y: 0 };
  pointAt(laneOf(bent), 1.5, place);
  expect(place.x).toBeCloseTo(200, 3);
  pointAt(laneOf(bent), -1, place);
  expect(place).toEqual({ x: 0, y: 0 });
});

test('a wire of no length is one place', () => {
  const dot: Curve = { a: { x: 5, y: 5 }, b: { x: 5, y: 5 }, c: { x: 5, y: 5 }, d: { x: 5, y: 5 } };
  const place = { x: 0, y: 0 };
  pointAt(laneOf(dot), 0.5, place);
  expect(place).toEqual({ x: 5, y: 5 });
});

test('straight lines are drawn as such', () => {
  expect(pathOf(curveBetween(card(0, 0), card(300, 0)))).toBe('M100,40H300');
  expect(pathOf(curveBetween(card(0, 0), card(0, 300)))).toBe('M50,80V300');
  expect(pathOf(bent)).toBe('M0,0C200,0 0,100 200,100');
});
