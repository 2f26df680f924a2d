import { describe, expect, test } from 'vitest';
import { aligned, type Box, distributed } from './alignment.ts';
import { roomFor } from './room.ts';

const small: Box = { id: 'small', x: 0, y: 10, width: 100, height: 40 };
const wide: Box = { id: 'wide', x: 300, y: 100, width: 200, height: 80 };
const tall: Box = { id: 'tall', x: 150, y: 300, width: 50, height: 300 };
const all = [small, wide, tall];

function xs(places: Record<string, { x: number }>): number[] {
  return all.map(({ id }) => places[id]!.x);
}

function ys(places: Record<string, { y: number }>): number[] {
  return all.map(({ id }) => places[id]!.y);
}

describe('aligned', () => {
  test('on the left all begin where the leftmost does, and no height changes', () => {
    expect(xs(aligned(all, 'left'))).toEqual([0, 0, 0]);
    expect(ys(aligned(all, 'left'))).toEqual([10, 100, 300]);
  });

  test('on the right all end where the rightmost does', () => {
    expect(xs(aligned(all, 'right'))).toEqual([400, 300, 450]);
  });

  test('in the centre all have the middle of the whole', () => {
    expect(xs(aligned(all, 'centre'))).toEqual([200, 150, 225]);
  });

  test('top, middle and bottom are the same the other way round', () => {
    expect(ys(aligned(all, 'top'))).toEqual([10, 10, 10]);
    expect(ys(aligned(all, 'bottom'))).toEqual([560, 520, 300]);
    expect(ys(aligned(all, 'middle'))).toEqual([285, 265, 155]);
    expect(xs(aligned(all, 'middle'))).toEqual([0, 300, 150]);
  });
});

describe('distributed', () => {
  test('from left to right the gaps are equal, and the outer two stay', () => {
    // 500 px in all, 350 px of cards: two gaps of 75 px.
    expect(xs(distributed(all, 'across'))).toEqual([0, 300, 175]);
  });

  test('where there is no room they are pushed apart instead of on top of each other', () => {
    const crowded = all.map((box) => ({ ...box, y: 0 }));
    const places = distributed(crowded, 'down');
    const inOrder = crowded
      .map((box) => ({ ...box, ...places[box.id] }))
      .sort((one, other) => one.y - other.y);
    expect(inOrder[1]!.y).toBe(inOrder[0]!.y + inOrder[0]!.height + 24);
    expect(inOrder[2]!.y).toBe(inOrder[1]!.y + inOrder[1]!.height + 24);
  });
});

describe('roomFor', () => {
  const area = { x: 0, y: 0, width: 800, height: 600 };
  const bar = { width: 300, height: 40 };

  test('what is wanted is given while nothing is there', () => {
    expect(roomFor(bar, { x: 120, y: 77 }, area, [])).toEqual({ x: 120, y: 77 });
  });

  test('it stays inside', () => {
    expect(roomFor(bar, { x: 700, y: -50 }, area, [])).toEqual({ x: 500, y: 0 });
  });

  test('it lies on nothing where there is room elsewhere', () => {
    const card = { x: 100, y: 50, width: 400, height: 300 };
    const { x, y } = roomFor(bar, { x: 150, y: 60 }, area, [card]);
    const isBeside = x >= 500 || x + 300 <= 100 || y >= 350 || y + 40 <= 50;
    expect(isBeside).toBe(true);
  });

  test('where everything is covered it covers least', () => {
    const left = { x: 0, y: 0, width: 800, height: 570 };
    expect(roomFor(bar, { x: 0, y: 0 }, area, [left]).y).toBeGreaterThan(540);
  });
});
