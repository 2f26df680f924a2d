import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type {
  GetRecordsOutput,
  GetShardIteratorOutput,
  ListShardsOutput,
  PutRecordOutput,
} from '../contract.ts';

/** Records a to e, one a second from 1 s on; it is 6 s. */
function clicks() {
  const world = testWorld().stream('clicks');
  const numbers = [...'abcde'].map((Data) => {
    world.advance('1s');
    return world.call<PutRecordOutput>('clicks', 'PutRecord', { Data, PartitionKey: 'k' })
      .SequenceNumber as string;
  });
  world.advance('1s');
  return { world, numbers };
}
type World = ReturnType<typeof clicks>['world'];

const iterator = (world: World, ShardIteratorType: string, more: object = {}) =>
  world.call<GetShardIteratorOutput>('clicks', 'GetShardIterator', {
    ShardId: 'shardId-000000000000',
    ShardIteratorType,
    ...more,
  });
const readFrom = (world: World, type: string, more: object = {}) => {
  const { ShardIterator } = iterator(world, type, more);
  const { Records = [] } = world.call<GetRecordsOutput>('clicks', 'GetRecords', { ShardIterator });
  return Records.map(({ Data }) => Data).join('');
};

describe('where reading begins', () => {
  test('[KDS-34] TRIM_HORIZON: with the oldest record', () => {
    expect(readFrom(clicks().world, 'TRIM_HORIZON')).toBe('abcde');
  });

  test('[KDS-34] LATEST: with what comes after the iterator was made', () => {
    const { world } = clicks();
    const { ShardIterator } = iterator(world, 'LATEST');
    world.call('clicks', 'PutRecord', { Data: 'f', PartitionKey: 'k' });
    const read = world.call<GetRecordsOutput>('clicks', 'GetRecords', { ShardIterator });
    expect(read.Records?.map(({ Data }) => Data)).toEqual(['f']);
  });

  test('[KDS-34] LATEST of an empty shard misses nothing that comes', () => {
    const world = testWorld().stream('clicks');
    const { ShardIterator } = iterator(world, 'LATEST');
    world.call('clicks', 'PutRecord', { Data: 'a', PartitionKey: 'k' });
    expect(world.call<GetRecordsOutput>('clicks', 'GetRecords', { ShardIterator }).Records).toHaveLength(1);
  });

  test('[KDS-34] AT_SEQUENCE_NUMBER: with that record; AFTER_SEQUENCE_NUMBER: behind it', () => {
    const { world, numbers } = clicks();
    const StartingSequenceNumber = numbers[2];
    expect(readFrom(world, 'AT_SEQUENCE_NUMBER', { StartingSequenceNumber })).toBe('cde');
    expect(readFrom(world, 'AFTER_SEQUENCE_NUMBER', { StartingSequenceNumber })).toBe('de');
    expect(readFrom(world, 'AFTER_SEQUENCE_NUMBER', { StartingSequenceNumber: numbers[4] })).toBe('');
  });

  test('[KDS-34] the starting number of a shard is before all its records', () => {
    const { world } = clicks();
    const { Shards = [] } = world.call<ListShardsOutput>('clicks', 'ListShards');
    const StartingSequenceNumber = Shards[0]?.SequenceNumberRange.StartingSequenceNumber;
    expect(readFrom(world, 'AT_SEQUENCE_NUMBER', { StartingSequenceNumber })).toBe('abcde');
  });

  test.each([
    [0, 'abcde'],
    [1, 'abcde'],
    [2, 'bcde'],
    [2.001, 'cde'],
    [5, 'e'],
    [5.5, ''],
  ])('[KDS-34] AT_TIMESTAMP %d s: with the first record at or after it', (Timestamp, expected) => {
    expect(readFrom(clicks().world, 'AT_TIMESTAMP', { Timestamp })).toBe(expected);
  });

  test('[KDS-34] sequence number and timestamp find the way past records of other shards', () => {
    const world = testWorld().stream('clicks', { ShardCount: 2 });
    const keys = ['0', (2n ** 127n).toString()];
    [0, 1, 1, 0, 1].forEach((shard, index) => {
      world.advance('1s');
      world.call('clicks', 'PutRecord', {
        Data: `${index}`,
        PartitionKey: 'k',
        ExplicitHashKey: keys[shard],
      });
    });
    expect(readFrom(world, 'AT_TIMESTAMP', { Timestamp: 2 })).toBe('3');
    expect(readFrom(world, 'AT_TIMESTAMP', { Timestamp: 4.5 })).toBe('');
    expect(readFrom(world, 'AT_TIMESTAMP', { ShardId: 'shardId-000000000001', Timestamp: 3 })).toBe('24');
  });
});

describe('what is refused', () => {
  test.each(['LATEST', 'TRIM_HORIZON'])('[KDS-36] %s goes with no sequence number', (type) => {
    const { world, numbers } = clicks();
    expect(iterator(world, type, { StartingSequenceNumber: numbers[0] }).code).toBe(
      'InvalidArgumentException',
    );
  });

  test('[KDS-36] nor with a time in the future', () => {
    const { world } = clicks();
    expect(iterator(world, 'AT_TIMESTAMP', { Timestamp: 6 }).code).toBeUndefined();
    expect(iterator(world, 'AT_TIMESTAMP', { Timestamp: 6.001 })).toMatchObject({
      code: 'InvalidArgumentException',
      sentence:
        'The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. timestampInMillis: 6001, currentTimestampInMillis: 6000',
    });
  });

  test('[KDS-36] a type that needs a number or a time is refused without', () => {
    const { world } = clicks();
    for (const type of ['AT_SEQUENCE_NUMBER', 'AFTER_SEQUENCE_NUMBER', 'AT_TIMESTAMP', 'EARLIEST'])
      expect(iterator(world, type).code).toMatch(/InvalidArgument|Validation/);
  });

  test('a sequence number of another stream is told from one of this', () => {
    const { world } = clicks();
    world.stream('orders');
    const { SequenceNumber } = world.call<PutRecordOutput>('orders', 'PutRecord', {
      Data: 'x',
      PartitionKey: 'k',
    });
    expect(iterator(world, 'AT_SEQUENCE_NUMBER', { StartingSequenceNumber: SequenceNumber })).toMatchObject({
      code: 'InvalidArgumentException',
      sentence: expect.stringContaining('is invalid because it did not come from this stream.'),
    });
  });

  test('[KDS-36] five iterators a second and shard, and no sixth', () => {
    const { world } = clicks();
    for (let count = 0; count < 5; count++) expect(iterator(world, 'LATEST').code).toBeUndefined();
    expect(iterator(world, 'LATEST').code).toBe('ProvisionedThroughputExceededException');
    world.advance('200ms');
    expect(iterator(world, 'LATEST').code).toBeUndefined();
  });
});
