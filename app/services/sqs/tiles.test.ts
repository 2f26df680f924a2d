import { expect, test } from 'vitest';
import type { QueueView, Tile } from '../../../engine/index.ts';
import { doubles, lineUp } from './tiles.ts';

const tiles = (...origins: number[]) =>
  origins.map(
    (origin): Tile => ({
      origin,
      state: 'visible',
      group: undefined,
      receiveCount: 0,
      sinceMs: 0,
      sentAtMs: 0,
    }),
  );
const many = (count: number) => tiles(...Array.from({ length: count }, (_, index) => index + 1));

test('a few messages stand with their names', () => {
  expect(lineUp(many(5), 5)).toMatchObject({ variant: 'full', more: 0 });
});

test('a dozen are small', () => {
  expect(lineUp(many(12), 12)).toMatchObject({ variant: 'mini', more: 0 });
});

test('of very many the next ones to go are drawn, and the rest is counted', () => {
  const { variant, tiles: drawn, more } = lineUp(many(24), 1_000_000);
  expect([variant, drawn.length, more]).toEqual(['full', 3, 999_997]);
});

test('no message is ever left out of the count, however few the view brings', () => {
  for (const total of [0, 3, 6, 20, 24, 25]) {
    for (const brought of [0, 1, 2, 10, 24]) {
      const lineup = lineUp(many(Math.min(brought, total)), total);
      expect(lineup.tiles.length + lineup.more).toBe(total);
    }
  }
});

test('two copies of a message wear a double rim', () => {
  const view = { visible: tiles(1, 2, 3), inFlight: tiles(2), delayed: [] } as unknown as QueueView;
  expect([...doubles(view)]).toEqual([2]);
});
