import { expect, test } from 'vitest';
import type { ShardView } from '../../engine/index.ts';
import { middleOf, quietestPair } from './reshard.ts';

function shard(index: number, startingHashKey: string, endingHashKey: string, recordsPerSecond: number) {
  return { index, startingHashKey, endingHashKey, recordsPerSecond, throttledPerSecond: 0 } as ShardView;
}

test('a shard is split where both halves of its range are equally wide', () => {
  expect(middleOf(shard(0, '0', '340282366920938463463374607431768211455', 0))).toBe(
    '170141183460469231731687303715884105728',
  );
  expect(middleOf(shard(0, '10', '19', 0))).toBe('15');
});

test('of all neighbours the two with least to do are merged', () => {
  const shards = [shard(0, '0', '9', 5), shard(1, '10', '19', 1), shard(2, '20', '29', 2)];
  expect(quietestPair(shards)?.map(({ index }) => index)).toEqual([1, 2]);
});

test('shards that are not neighbours are not merged', () => {
  expect(quietestPair([shard(0, '0', '9', 0), shard(2, '20', '29', 0)])).toBeUndefined();
  expect(quietestPair([shard(0, '0', '9', 0)])).toBeUndefined();
});
