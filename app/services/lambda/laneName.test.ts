import { expect, test } from 'vitest';
import { laneName } from './laneName.ts';

test('a shard goes by its number', () => {
  expect(laneName('shardId-000000000000')).toBe('shard 0');
  expect(laneName('shardId-000000000130')).toBe('shard 130');
});

test('where several lanes read one shard, each has its number', () => {
  expect(laneName('shardId-000000000003', 0)).toBe('shard 3.1');
  expect(laneName('shardId-000000000003', 9)).toBe('shard 3.10');
});

test('another name stays as it is', () => {
  expect(laneName('left')).toBe('left');
});
