import { expect, test } from 'vitest';
import type { ReaderView, StreamView } from '../../../engine/index.ts';
import { parentsInTheWay } from './parents.ts';

const stream = {
  shards: [
    { index: 0, parents: [] },
    { index: 1, parents: [] },
    { index: 2, parents: [0, 1] },
  ],
} as unknown as StreamView;

const reader = (...done: number[]) =>
  ({
    shards: [0, 1].map((index) => ({ index, activity: done.includes(index) ? 'done' : 'reading' })),
  }) as unknown as ReaderView;

test('a merged shard waits for both parents, then for the one that is left', () => {
  expect(parentsInTheWay(2, reader(), stream)).toBe('0,1');
  expect(parentsInTheWay(2, reader(0), stream)).toBe('1');
});

test('without the stream nobody knows', () => {
  expect(parentsInTheWay(2, reader(), undefined)).toBe('');
});
