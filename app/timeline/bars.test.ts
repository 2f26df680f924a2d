import { describe, expect, test } from 'vitest';
import { markField, markNames, markStride } from '../../engine/index.ts';
import type { Marks } from '../simulation/mirror.ts';
import { firstFrom, MarkIndex, type MarkName } from './bars.ts';

type Told = [mark: MarkName, atMs: number, origin: number, lane?: number];

function marksOf(told: readonly Told[]): Marks {
  const data = new Float64Array(told.length * markStride);
  told.forEach(([mark, atMs, origin, lane = 0], place) => {
    const at = place * markStride;
    data[at + markField.atMs] = atMs;
    data[at + markField.resource] = lane;
    data[at + markField.mark] = markNames.indexOf(mark);
    data[at + markField.group] = -1;
    data[at + markField.origin] = origin;
  });
  return { data, length: told.length };
}

function indexOf(...told: Told[]): MarkIndex {
  const index = new MarkIndex();
  index.follow(marksOf(told), 'run');
  return index;
}

describe('MarkIndex', () => {
  test('a stay lasts from its receive to its end', () => {
    const { bars, points, running } = indexOf(['received', 10, 1], ['received', 12, 2], ['timedOut', 40, 1]);
    expect(bars.map(({ fromMs, toMs, row }) => [fromMs, toMs, row])).toEqual([
      [10, 40, 0],
      [12, Number.POSITIVE_INFINITY, 1],
    ]);
    expect(points.map(({ mark, row }) => [mark, row])).toEqual([['timedOut', 0]]);
    expect(running.size).toBe(1);
  });

  test('a delete ends a stay and paints nothing else', () => {
    expect(indexOf(['received', 10, 1], ['deleted', 20, 1]).points).toEqual([]);
  });

  test('a message is sent once, however many queues take it in', () => {
    const { points } = indexOf(['sent', 1, 1, 0], ['sent', 6, 1, 1], ['sent', 7, 2, 0]);
    expect(points.map(({ atMs }) => atMs)).toEqual([1, 7]);
  });

  test('takes in only what is new, and starts over for another run', () => {
    const index = indexOf(['received', 10, 1]);
    index.follow(
      marksOf([
        ['received', 10, 1],
        ['deleted', 30, 1],
      ]),
      'run',
    );
    expect(index.bars).toHaveLength(1);
    expect(index.longestMs).toBe(20);
    index.follow(
      marksOf([
        ['received', 5, 1],
        ['received', 6, 2],
      ]),
      'other',
    );
    expect(index.bars.map(({ fromMs }) => fromMs)).toEqual([5, 6]);
  });
});

test('firstFrom finds the first that is not before', () => {
  const at = (ms: number) => firstFrom([1, 3, 3, 7], ms, (value) => value);
  expect([0, 1, 2, 3, 4, 7, 8].map(at)).toEqual([0, 0, 1, 1, 3, 3, 4]);
});
