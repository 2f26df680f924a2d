import { expect, test } from 'vitest';
import type { ShardView, StreamView } from '../../../engine/index.ts';
import { familiesOf, lanesMax, lanesOf } from './lanes.ts';

const shard = (index: number, facts: Partial<ShardView> = {}) =>
  ({ index, state: 'open', parents: [], throttledTotal: 0, ...facts }) as ShardView;
const stream = (shards: readonly ShardView[], hotKey?: StreamView['hotKey']) =>
  ({ shards, hotKey }) as StreamView;
const many = Array.from({ length: 12 }, (_, index) => shard(index));
const indexes = (lanes: readonly ShardView[]) => lanes.map(({ index }) => index);

test('a few shards all have a lane', () => {
  expect(lanesOf(stream(many.slice(0, lanesMax)))).toHaveLength(lanesMax);
});

test('of many, the one that carries most of the load is there, in its place', () => {
  const lanes = lanesOf(stream(many, { key: 'A', share: 0.92, shard: 9 }));
  expect(indexes(lanes)).toEqual([0, 1, 2, 3, 4, 9]);
});

test('a key that is only a little ahead changes no lane, for it would be another one the next second', () => {
  expect(indexes(lanesOf(stream(many, { key: 'A', share: 0.1, shard: 9 })))).toEqual([0, 1, 2, 3, 4, 5]);
});

test('shards that throttled come before open ones, and open ones before closed ones', () => {
  const mixed = many.map((one) =>
    one.index < 4
      ? { ...one, state: 'closed' as const }
      : one.index === 11
        ? { ...one, throttledTotal: 5 }
        : one,
  );
  expect(indexes(lanesOf(stream(mixed)))).toEqual([4, 5, 6, 7, 8, 11]);
});

test('a split joins one parent with two children', () => {
  const lanes = [shard(0), shard(2, { parents: [0] }), shard(3, { parents: [0] }), shard(1)];
  expect(familiesOf(lanes)).toEqual([{ parents: [0], children: [1, 2], track: 0 }]);
});

test('a merge joins two parents with one child', () => {
  const lanes = [shard(0), shard(1), shard(2, { parents: [0, 1] })];
  expect(familiesOf(lanes)).toEqual([{ parents: [0, 1], children: [2], track: 0 }]);
});

test('lines that would run over each other take tracks of their own, others share one', () => {
  const lanes = [
    shard(0),
    shard(2, { parents: [0] }),
    shard(3, { parents: [0] }),
    shard(4, { parents: [2, 3] }),
    shard(1),
    shard(5, { parents: [1] }),
  ];
  expect(familiesOf(lanes).map(({ track }) => track)).toEqual([0, 1, 0]);
});

test('a parent without a lane draws no line', () => {
  expect(familiesOf([shard(2, { parents: [0] })])).toEqual([]);
});
