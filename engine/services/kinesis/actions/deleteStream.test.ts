import { expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

const remove = (world: ReturnType<typeof testWorld>, input: object) =>
  world.account('kinesis', 'DeleteStream', input);

test('the stream goes, and its records with it', () => {
  const world = testWorld().stream('clicks').stream('orders');
  world.call('clicks', 'PutRecord', { Data: 'x', PartitionKey: 'k' });
  expect(remove(world, { StreamName: 'clicks' })).toEqual({});
  expect(remove(world, { StreamARN: 'arn:aws:kinesis:us-east-1:123456789012:stream/orders' })).toEqual({});
  expect(world.engine.resources).toEqual([]);
  expect(world.facts('StreamDeleted').map(({ detail }) => detail.records)).toEqual([1, 0]);
});

test('[KDS-27] one that is not there cannot go', () => {
  expect(remove(testWorld({ account: '111111111111' }), { StreamName: 'clicks' })).toMatchObject({
    code: 'ResourceNotFoundException',
    sentence: 'Stream clicks under account 111111111111 not found.',
  });
});
