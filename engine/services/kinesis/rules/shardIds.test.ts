import { expect, test } from 'vitest';
import { shardIdOf, shardNumberIn } from './shardIds.ts';

test('[KDS-05] twelve digits', () => {
  expect(shardIdOf(3)).toBe('shardId-000000000003');
  expect(shardIdOf(-2_147_483_648)).toBe('shardId--02147483648');
});

test.each([
  ['shardId-000000000003', 3],
  ['shardId-3', 3],
  ['3', 3],
  ['2147483647', 2_147_483_647],
  ['2147483648', undefined],
  ['2.14E4', undefined],
  ['shardId-', undefined],
])('"%s" means shard %s', (id, expected) => {
  expect(shardNumberIn(id)).toBe(expected);
});
