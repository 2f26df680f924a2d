import { expect, test } from 'vitest';
import type { Bookmark, ShardView } from '../../../engine/index.ts';
import { flagsOf, isRushing, pitch, placeNames, readByAllBefore, windowStart } from './window.ts';

const bookmark = (consumer: string, position: number): Bookmark => ({
  consumer,
  position,
  behindMs: 0,
  atMs: 0,
});

/** A shard whose tape shows the places from..next. */
const shard = (from: number, next: number, ...bookmarks: Bookmark[]) =>
  ({
    tape: Array.from({ length: next - from }, (_, index) => ({
      origin: from + index,
      key: 'A',
      position: from + index,
      atMs: 0,
    })),
    nextPosition: next,
    bookmarks,
  }) as unknown as ShardView;

test('the tape of an empty shard begins with the record that will come', () => {
  expect([windowStart(shard(0, 0)), windowStart(shard(7, 7)), windowStart(shard(10, 34))]).toEqual([
    0, 7, 10,
  ]);
});

test('a record is read when every consumer is past it, and never when nobody reads', () => {
  expect(readByAllBefore(shard(0, 20, bookmark('dash', 8), bookmark('fraud', 12)))).toBe(8);
  expect(readByAllBefore(shard(0, 20))).toBeLessThan(0);
});

test('a flag stands before the record its consumer gets next', () => {
  const flags = flagsOf(shard(10, 34, bookmark('fraud', 34), bookmark('dash', 12)));
  expect(flags.map(({ x, bookmarks }) => [x / pitch, bookmarks[0]?.consumer])).toEqual([
    [2, 'dash'],
    [24, 'fraud'],
  ]);
});

test('consumers at one place share a flag', () => {
  const flags = flagsOf(shard(0, 5, bookmark('dash', 5), bookmark('fraud', 5)));
  expect(flags.map(({ bookmarks }) => bookmarks.map(({ consumer }) => consumer))).toEqual([
    ['dash', 'fraud'],
  ]);
});

test('a consumer behind the window stands at its left edge, with its distance from the tip', () => {
  const [flag] = flagsOf(shard(1_200, 1_224, bookmark('dash', 24)));
  expect(flag).toMatchObject({ x: 0, bookmarks: [{ lag: 1_200, isBehindWindow: true }] });
});

test('names go to the right of their flags while there is room', () => {
  const places = placeNames(
    [
      { x: 20, letters: 4 },
      { x: 120, letters: 5 },
    ],
    252,
  );
  expect(places.map(({ side }) => side)).toEqual(['right', 'right']);
});

test('a short name is shown whole, and what would be cut to nothing is left out', () => {
  expect(placeNames([{ x: 100, letters: 3 }], 264)[0]?.side).toBe('right');
  const crowded = [100, 111, 122].map((x) => ({ x, letters: 30 }));
  expect(placeNames(crowded, 264).map(({ side }) => side)).toEqual(['left', 'none', 'right']);
});

test('a name at the right end goes to the left', () => {
  expect(placeNames([{ x: 252, letters: 11 }], 252)[0]?.side).toBe('left');
});

test('names never overlap each other or leave the tape', () => {
  const width = 264;
  for (const xs of [[0, 252], [100, 110, 120], [0, 10, 20, 240, 252], [126]]) {
    for (const letters of [4, 11, 40]) {
      const flags = xs.map((x) => ({ x, letters }));
      const spans = placeNames(flags, width)
        .map(({ side, room }, index) =>
          side === 'left' ? [xs[index]! - room, xs[index]!] : [xs[index]!, xs[index]! + room],
        )
        .sort(([one], [other]) => one! - other!);
      for (const [from, to] of spans) expect([from! >= 0, to! <= width]).toEqual([true, true]);
      for (const [index, [from]] of spans.slice(1).entries())
        expect(from!).toBeGreaterThanOrEqual(spans[index]![1]!);
    }
  }
});

test('records rush when each is in the window for less than a blink; how fast that is depends on the speed it is played at', () => {
  const tape = Array.from({ length: 24 }, (_, index) => ({
    origin: index + 1,
    key: 'k',
    position: index,
    atMs: index * 10,
  }));
  const shard = { tape } as unknown as ShardView;
  expect(isRushing(shard, 1)).toBe(true);
  expect(isRushing(shard, 0.5)).toBe(false);
  expect(isRushing({ ...shard, tape: tape.slice(1) }, 10)).toBe(false);
});
