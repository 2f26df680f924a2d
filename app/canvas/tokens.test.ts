import { expect, test } from 'vitest';
import { transitField, transitKind, transitStride } from '../../engine/index.ts';
import { curveBetween } from './paths.ts';
import { lanesOf, Roads } from './roads.ts';
import { placeTokens, shape, Tokens, tokenAt } from './tokens.ts';
import { TransitPool } from './transits.ts';

const lanes = lanesOf(
  curveBetween({ x: 0, y: 0, width: 100, height: 80 }, { x: 300, y: 0, width: 100, height: 80 }),
);
const roads = new Roads(
  ['shop', 'orders'],
  [{ id: 'send', from: 'shop', to: 'orders', kind: 'send' }],
  new Map([['send', lanes]]),
);
const view = { x: 10, y: 0, zoom: 2, width: 2_000, height: 1_000 };

function pool(...rows: { depart: number; arrive: number; kind?: number; from?: number; group?: number }[]) {
  const numbers = new Float64Array(rows.length * transitStride);
  rows.forEach(({ depart, arrive, kind = transitKind.send, from = 0, group = -1 }, index) => {
    const at = index * transitStride;
    numbers[at + transitField.seq] = index + 1;
    numbers[at + transitField.from] = from;
    numbers[at + transitField.to] = 1 - from;
    numbers[at + transitField.departMs] = depart;
    numbers[at + transitField.arriveMs] = arrive;
    numbers[at + transitField.kind] = kind;
    numbers[at + transitField.origin] = index + 1;
    numbers[at + transitField.group] = group;
  });
  const filled = new TransitPool();
  filled.take(numbers);
  return filled;
}

function placed(filled: TransitPool, nowMs: number, minimumMs = 0): Tokens {
  const tokens = new Tokens();
  placeTokens(filled, roads, view, nowMs, minimumMs, [1, 2, 3], tokens);
  return tokens;
}

test('half the time is half the wire, where the canvas has moved it', () => {
  const tokens = placed(pool({ depart: 0, arrive: 100 }), 50);
  expect(tokens.count).toBe(1);
  expect(tokens.x[0]).toBeCloseTo(200 * 2 + 10, 2);
  expect(tokens.y[0]).toBeCloseTo(80, 2);
  expect([tokens.dx[0], tokens.dy[0]]).toEqual([1, 0]);
});

test('an answer comes back', () => {
  const tokens = placed(pool({ depart: 0, arrive: 100, from: 1, kind: transitKind.acknowledge }), 25);
  expect(tokens.x[0]).toBeCloseTo((300 - 50) * 2 + 10, 2);
  expect(tokens.dx[0]).toBe(-1);
  expect(tokens.shape[0]).toBe(shape.acknowledge);
});

test('what has not left, has arrived, has no wire or is off the screen is not drawn', () => {
  expect(placed(pool({ depart: 10, arrive: 100 }), 5).count).toBe(0);
  expect(placed(pool({ depart: 10, arrive: 100 }), 101).count).toBe(0);
  const elsewhere = new Tokens();
  placeTokens(pool({ depart: 0, arrive: 100 }), roads, { ...view, x: -3_000 }, 50, 0, [], elsewhere);
  expect(elsewhere.count).toBe(0);
  placeTokens(pool({ depart: 0, arrive: 100 }), new Roads([], [], new Map()), view, 50, 0, [], elsewhere);
  expect(elsewhere.count).toBe(0);
});

test('colour is the group, and those without one have their own', () => {
  const tokens = placed(pool({ depart: 0, arrive: 9, group: 2 }, { depart: 0, arrive: 9 }), 5);
  expect([tokens.slot[0], tokens.slot[1]]).toEqual([3, 0]);
});

test('a lost one falls below the wire', () => {
  const tokens = placed(pool({ depart: 0, arrive: Number.POSITIVE_INFINITY }), 390, 0);
  expect(tokens.shape[0]).toBe(shape.lost);
  expect(tokens.fallen[0]).toBe(1);
  expect(tokens.y[0]).toBeGreaterThan(80);
});

test('a click finds the nearest message within reach', () => {
  const filled = pool({ depart: 0, arrive: 100 }, { depart: 20, arrive: 120 });
  const tokens = placed(filled, 50);
  expect(tokenAt(tokens, filled, tokens.x[1]! + 3, tokens.y[1]!, 12)).toBe(1);
  expect(tokenAt(tokens, filled, tokens.x[1]!, tokens.y[1]! + 40, 12)).toBeUndefined();
});
