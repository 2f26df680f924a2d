import { expect, test } from 'vitest';
import type { ShardView } from '../../../engine/index.ts';
import { followedRecord, isOnTape } from './followed.ts';
import { words } from './words.ts';

const hold = { ShardId: 'shardId-000000000317', shard: 317, load: 42, position: 11, newer: 1_204 };

test('a record among hundreds of shards is named: its shard, and its place in it', () => {
  const followed = followedRecord(81_203, hold);
  expect(followed && words.followed(followed)).toBe(
    'm81203 is in shard 317: record 12 of it, 1,204 newer ones behind it',
  );
});

test('the newest one is called that', () => {
  const followed = followedRecord(5, { ...hold, newer: 0 });
  expect(followed && words.followed(followed)).toBe('m5 is in shard 317: record 12 of it, the newest');
});

test('what holds no record says nothing', () => {
  expect(followedRecord(5, { state: 'visible' })).toBeUndefined();
  expect(followedRecord(5, undefined)).toBeUndefined();
});

test('a record that is drawn needs no words', () => {
  const followed = followedRecord(9, hold)!;
  const shard = (index: number, ...origins: number[]) =>
    ({ index, tape: origins.map((origin) => ({ origin })) }) as unknown as ShardView;
  expect(isOnTape([shard(317, 8, 9)], followed)).toBe(true);
  expect(isOnTape([shard(3, 9), shard(317, 8)], followed)).toBe(false);
});
