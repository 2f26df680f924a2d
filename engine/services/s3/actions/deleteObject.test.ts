import { expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { BucketView } from '../contract.ts';

test('a removed object is gone, and its bytes with it', () => {
  const world = testWorld().bucket('photos');
  for (const Key of ['2026/a', '2026/b', 'c']) world.call('photos', 'PutObject', { Key, Body: 'hello' });
  expect(world.call('photos', 'DeleteObject', { Key: '2026/a' })).toEqual({});
  expect(world.call('photos', 'GetObject', { Key: '2026/a' }).code).toBe('NoSuchKey');
  expect(world.view<BucketView>('photos')).toMatchObject({
    objectCount: 2,
    bytes: 10,
    deletedTotal: 1,
    prefixCount: 2,
    prefixes: [
      { prefix: '2026/', objectCount: 1, bytes: 5 },
      { prefix: '', objectCount: 1, bytes: 5 },
    ],
  });
  world.call('photos', 'DeleteObject', { Key: '2026/b' });
  expect(world.view<BucketView>('photos').prefixes).toEqual([{ prefix: '', objectCount: 1, bytes: 5 }]);
});

test('removing what is not there succeeds and tells nobody', () => {
  const world = testWorld().bucket('photos');
  expect(world.call('photos', 'DeleteObject', { Key: 'a' })).toEqual({});
  expect(world.facts('ObjectRemoved')).toEqual([]);
});
