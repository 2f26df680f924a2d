import { expect, test } from 'vitest';
import { Column, growthOf } from './column.ts';

/** Rows from `first` on, each holding its own number. */
function column(first: number, end: number): Column {
  const made = new Column(first);
  for (let row = first; row < end; row++) made.add(row, row);
  return made;
}

test('values are told up to a row, and from none beyond the last', () => {
  expect([...column(2, 6).upTo(4)]).toEqual([2, 3]);
  expect([...column(2, 6).upTo(99)]).toEqual([2, 3, 4, 5]);
  expect([...column(2, 6).upTo(1)]).toEqual([]);
  expect([...column(0, 100).upTo(100)]).toHaveLength(100);
});

test.each([
  // The second of every two rows stays: it stands at the end of the doubled period.
  [0, 6, 0, [1, 3, 5]],
  [0, 7, 0, [1, 3, 5]],
  [3, 8, 1, [3, 5, 7]],
  [4, 8, 2, [5, 7]],
  [4, 5, 2, []],
])('thinning rows %d to %d', (first, end, newFirst, left) => {
  const thinned = column(first, end);
  thinned.thin();
  expect(thinned.first).toBe(newFirst);
  expect([...thinned.upTo(99)]).toEqual(left);
});

test('what is forgotten can be told anew', () => {
  const made = column(1, 9);
  made.truncate(4);
  made.add(4, 40);
  expect([...made.upTo(99)]).toEqual([1, 2, 3, 40]);
});

test('growth begins at nothing', () => {
  expect([...growthOf(Float64Array.of(3, 3, 10))]).toEqual([3, 0, 7]);
});
