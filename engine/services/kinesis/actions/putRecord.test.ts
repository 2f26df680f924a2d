import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { PutRecordOutput, StreamView } from '../contract.ts';

const clicks = (settings: object = {}) => testWorld().stream('clicks', { ...settings });
type World = ReturnType<typeof clicks>;

const put = (world: World, input: object = {}) =>
  world.call<PutRecordOutput>('clicks', 'PutRecord', { Data: 'x', PartitionKey: 'user-1', ...input });
const numberOf = (world: World, input: object = {}) => BigInt(put(world, input).SequenceNumber as string);

describe('where a record goes', () => {
  test('[KDS-03] with four equal shards user-1 goes to 3, user-2 and a to 0', () => {
    const world = clicks({ ShardCount: 4 });
    const shards = ['user-1', 'user-2', 'a'].map((PartitionKey) => put(world, { PartitionKey }).ShardId);
    expect(shards).toEqual(['shardId-000000000003', 'shardId-000000000000', 'shardId-000000000000']);
  });

  test('[KDS-01][KDS-02] an explicit hash key takes the place of the MD5, from one end of the space to the other', () => {
    const world = clicks({ ShardCount: 2 });
    const half = 2n ** 127n;
    const goesTo = (key: bigint) => put(world, { ExplicitHashKey: key.toString() }).ShardId?.at(-1);
    expect([0n, half - 1n, half, 2n ** 128n - 1n].map(goesTo)).toEqual(['0', '0', '1', '1']);
  });

  test('[KDS-26] beyond the space it is refused', () => {
    const beyond = (2n ** 128n).toString();
    expect(put(clicks(), { ExplicitHashKey: beyond })).toEqual({
      code: 'InvalidArgumentException',
      sentence: `Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was ${beyond}`,
      status: 400,
    });
  });

  test('[KDS-27] a request that names another stream finds nothing', () => {
    const world = clicks();
    expect(put(world, { StreamName: 'clicks' }).ShardId).toBeDefined();
    expect(put(world, { StreamARN: 'arn:aws:kinesis:us-east-1:123456789012:stream/orders' })).toMatchObject({
      code: 'ResourceNotFoundException',
      sentence: expect.stringMatching(/^Stream orders under account \d{12} not found\.$/),
    });
  });
});

describe('what a record may be', () => {
  test.each([
    ['', 'ValidationException'],
    ['k'.repeat(257), 'ValidationException'],
    ['k', undefined],
    ['k'.repeat(256), undefined],
  ])('[KDS-06] a partition key has 1 to 256 characters (%#)', (PartitionKey, code) => {
    expect(put(clicks(), { PartitionKey }).code).toBe(code);
  });

  test('[KDS-07] data and partition key are 1 MiB together, counted in bytes', () => {
    const fits = (Data: string, PartitionKey: string) =>
      put(clicks(), { Data, PartitionKey }).code === undefined;
    expect(fits('x'.repeat(1_048_575), 'k')).toBe(true);
    expect(fits('x'.repeat(1_048_575), 'kk')).toBe(false);
    expect(fits('é'.repeat(524_287), 'kk')).toBe(true);
    expect(fits('é'.repeat(524_288), 'k')).toBe(false);
    expect(fits('', 'k')).toBe(true);
  });
});

describe('sequence numbers', () => {
  test('[KDS-08] have 56 digits that begin with 49, and grow within a shard', () => {
    const world = clicks();
    const numbers = [0, 0, 1, 5_000].map((ms) => {
      world.advance(ms);
      return put(world).SequenceNumber as string;
    });
    for (const number of numbers) expect(number).toMatch(/^49\d{54}$/);
    expect(numbers.toSorted()).toEqual(numbers);
    expect(new Set(numbers).size).toBe(4);
  });

  test('[KDS-09] hold the second of the shard, the second of the record, and the number of the shard', () => {
    const world = clicks({ ShardCount: 20 });
    world.advance('300s');
    const hex = numberOf(world, { ExplicitHashKey: (2n ** 128n - 1n).toString() }).toString(16);
    expect(hex).toMatch(/^2(000000000)3([0-9a-f]{16})00(00000012c)(00000013)2$/);
  });

  test('[KDS-10] one that a sender gives for ordering has to be one', () => {
    const world = clicks();
    world.advance('10s');
    const before = put(world).SequenceNumber as string;
    const next = put(world, { SequenceNumberForOrdering: before }).SequenceNumber as string;
    expect(BigInt(next)).toBeGreaterThan(BigInt(before));
    const ofLater = (BigInt(before) + (60n << 36n)).toString();
    expect(put(world, { SequenceNumberForOrdering: ofLater })).toMatchObject({
      code: 'InvalidArgumentException',
      sentence: expect.stringMatching(
        `^ExclusiveMinimumSequenceNumber ${ofLater} used in PutRecord on stream clicks under account \\d{12} is invalid.$`,
      ),
    });
  });
});

describe('the limits of a shard', () => {
  test('[KDS-20][KDS-24] a shard takes 1,000 records a second; the next one is throttled, and stores nothing', () => {
    const world = clicks();
    for (let count = 0; count < 1_000; count++) expect(put(world).code).toBeUndefined();
    expect(put(world)).toMatchObject({
      code: 'ProvisionedThroughputExceededException',
      sentence: expect.stringMatching(
        /^Rate exceeded for shard shardId-000000000000 in stream clicks under account \d{12}\.$/,
      ),
      status: 400,
    });
    expect(world.engine.contents('clicks', 0, 1)?.total).toBe(1_000);
    expect(world.facts('RecordThrottled').map(({ detail }) => detail)).toMatchObject([
      {
        message: 1_001,
        group: 'user-1',
        shard: 0,
        limit: 'records',
        code: 'ProvisionedThroughputExceededException',
      },
    ]);
    expect(world.view<StreamView>('clicks').throttledTotal).toBe(1);
  });

  test('[KDS-20] what was used comes back evenly: one record a millisecond, to the microsecond', () => {
    const world = clicks();
    for (let count = 0; count < 1_000; count++) put(world);
    world.advance(0.999);
    expect(put(world).code).toBeDefined();
    world.advance(0.001);
    expect(put(world).code).toBeUndefined();
    expect(put(world).code).toBeDefined();
    // A thousand a second for ever: nothing drifts.
    for (let count = 0; count < 5_000; count++) {
      world.advance(1);
      expect(put(world).code).toBeUndefined();
    }
  });

  test('[KDS-20] and 1 MiB a second; a smaller record may still find room', () => {
    const world = clicks();
    expect(put(world, { Data: 'x'.repeat(1_000_000), PartitionKey: 'k' }).code).toBeUndefined();
    expect(put(world, { Data: 'x'.repeat(50_000), PartitionKey: 'k' }).code).toBe(
      'ProvisionedThroughputExceededException',
    );
    expect(put(world, { Data: 'x'.repeat(40_000), PartitionKey: 'k' }).code).toBeUndefined();
    expect(world.facts('RecordThrottled').map(({ detail }) => detail.limit)).toEqual(['bytes']);
  });

  test('[KDS-20] each shard has limits of its own', () => {
    const world = clicks({ ShardCount: 2 });
    for (let count = 0; count < 1_000; count++) put(world, { ExplicitHashKey: '0' });
    expect(put(world, { ExplicitHashKey: '0' }).code).toBeDefined();
    expect(put(world, { ExplicitHashKey: (2n ** 127n).toString() }).code).toBeUndefined();
  });
});

test('a put is told once, with its key, shard, number and size', () => {
  const world = clicks();
  world.call('clicks', 'PutRecord', { Data: 'hello', PartitionKey: 'ä' }, [7]);
  expect(world.facts('RecordPut').map(({ detail }) => detail)).toEqual([
    {
      message: 7,
      group: 'ä',
      shard: 0,
      sequenceNumber: expect.stringMatching(/^49\d{54}$/),
      bytes: 7,
    },
  ]);
});
