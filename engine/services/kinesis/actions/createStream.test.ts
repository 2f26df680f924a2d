import { expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { StreamView } from '../contract.ts';

const create = (world: ReturnType<typeof testWorld>, input: object) =>
  world.account('kinesis', 'CreateStream', input);

test('a stream is there at once, with as many shards as asked for', () => {
  const world = testWorld();
  expect(create(world, { StreamName: 'clicks', ShardCount: 3 })).toEqual({});
  expect(world.view<StreamView>('clicks')).toMatchObject({
    status: 'ACTIVE',
    openCount: 3,
    retentionHours: 24,
  });
});

test('but not twice under one name', () => {
  const world = testWorld({ account: '111111111111' }).stream('clicks');
  expect(create(world, { StreamName: 'clicks', ShardCount: 1 })).toMatchObject({
    code: 'ResourceInUseException',
    sentence: 'Stream clicks under account 111111111111 already exists.',
  });
});

test.each(['', 'a b', 'é', 'a'.repeat(129)])('nor under the name "%s"', (StreamName) => {
  expect(create(testWorld(), { StreamName, ShardCount: 1 }).code).toBe('ValidationException');
});
