import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { PutRecordsOutput, PutRecordsResult, StreamView } from '../contract.ts';

const clicks = (ShardCount = 1) => testWorld().stream('clicks', { ShardCount });
type World = ReturnType<typeof clicks>;

const record = (Data: string, PartitionKey = 'k', more: object = {}) => ({ Data, PartitionKey, ...more });
const many = (count: number, data = 'x') => Array.from({ length: count }, () => record(data));
const put = (world: World, Records: object[], origins?: number[]) =>
  world.call<PutRecordsOutput>('clicks', 'PutRecords', { Records }, origins);
const isTaken = (result: PutRecordsResult) => result.ErrorCode === undefined;
/** The two halves of the hash space. */
const low = { ExplicitHashKey: '0' };
const high = { ExplicitHashKey: (2n ** 127n).toString() };

describe('the request', () => {
  test.each([
    [0, 'ValidationException'],
    [501, 'ValidationException'],
    [500, undefined],
    [1, undefined],
  ])('[KDS-21] has 1 to 500 records: %d', (count, code) => {
    expect(put(clicks(), many(count)).code).toBe(code);
  });

  test('[KDS-21] and 10 MiB with its keys', () => {
    const mebibyte = 'x'.repeat(1_048_576 - 1);
    const ten = Array.from({ length: 10 }, () => record(mebibyte));
    expect(put(clicks(), ten).code).toBeUndefined();
    expect(put(clicks(), [...ten, record('')])).toMatchObject({
      code: 'InvalidArgumentException',
      sentence: 'Records size exceeds 10 MB limit',
    });
  });

  test('[KDS-26] one bad hash key refuses it whole', () => {
    const world = clicks();
    const bad = record('x', 'k', { ExplicitHashKey: (2n ** 128n).toString() });
    expect(put(world, [record('good'), bad]).code).toBe('InvalidArgumentException');
    expect(world.contents('clicks')).toEqual([]);
  });
});

describe('the answer', () => {
  test('[KDS-21] is in the order of the request, each with its shard and number', () => {
    const answer = put(clicks(2), [record('a', 'k', high), record('b', 'k', low), record('c', 'k', high)]);
    expect(answer.FailedRecordCount).toBe(0);
    expect(answer.Records?.map(({ ShardId }) => ShardId?.at(-1))).toEqual(['1', '0', '1']);
    const numbers = answer.Records?.map(({ SequenceNumber }) => BigInt(SequenceNumber as string)) ?? [];
    expect(numbers[2]).toBeGreaterThan(numbers[0] as bigint);
  });

  test('[KDS-22][KDS-23][KDS-24] a throttled record fails alone, and later ones may be taken', () => {
    const world = clicks();
    const big = 'x'.repeat(600_000);
    const answer = put(world, [record(big), record(big), record('small')], [11, 12, 13]);
    expect(answer.FailedRecordCount).toBe(1);
    expect(answer.Records?.map(isTaken)).toEqual([true, false, true]);
    expect(answer.Records?.[1]).toEqual({
      ErrorCode: 'ProvisionedThroughputExceededException',
      ErrorMessage: expect.stringMatching(
        /^Rate exceeded for shard shardId-000000000000 in stream clicks under account \d{12}\.$/,
      ),
    });
    expect(world.contents('clicks')).toEqual(['m11 shard 0', 'm13 shard 0']);
  });

  test('[KDS-22] sending the failed ones again changes their order', () => {
    const world = clicks();
    const big = 'x'.repeat(600_000);
    const first = [record(`1${big}`), record(`2${big}`), record('3')];
    const failed = put(world, first).Records?.flatMap((result, index) => (isTaken(result) ? [] : [index]));
    world.advance('1s');
    put(world, failed?.map((index) => first[index] as object) ?? []);
    const order = world.engine.contents('clicks', 0, 9)?.rows.map(({ preview }) => preview[0]);
    expect(order).toEqual(['1', '3', '2']);
  });

  test('[KDS-20] of 1,500 records at once a shard takes 1,000', () => {
    const world = clicks();
    const failed = [500, 500, 500].map((count) => put(world, many(count)).FailedRecordCount);
    expect(failed).toEqual([0, 0, 500]);
    world.advance('100ms');
    expect(put(world, many(500)).FailedRecordCount).toBe(400);
  });
});

test('[KDS-66] one key throttles, however many shards there are', () => {
  const failedWith = (shards: number, keyOf: (index: number) => string) => {
    const world = clicks(shards);
    const batches = [0, 1, 2].map((batch) =>
      Array.from({ length: 500 }, (_, index) => record('x', keyOf(batch * 500 + index))),
    );
    return batches.reduce((failed, records) => failed + (put(world, records).FailedRecordCount ?? 0), 0);
  };
  expect(failedWith(1, () => 'celebrity')).toBe(500);
  expect(failedWith(100, () => 'celebrity')).toBe(500);
  expect(failedWith(100, (index) => `user-${index}`)).toBe(0);
});

describe('what is told', () => {
  test('one fact a shard, however many records', () => {
    const world = clicks(2);
    const records = [record('a', 'k', high), record('bb', 'k', low), record('ccc', 'k', high)];
    put(world, records, [1, 2, 3]);
    expect(world.facts('RecordsPut').map(({ detail }) => detail)).toEqual([
      { messages: [1, 3], shard: 1, bytes: 6 },
      { messages: [2], shard: 0, bytes: 3 },
    ]);
  });

  test('and one a shard and limit for what was throttled', () => {
    const world = clicks();
    put(world, many(500));
    put(world, [...many(498), record('x'.repeat(1_048_575)), ...many(3)].slice(0, 500), []);
    put(world, many(4));
    expect(
      world.facts('RecordsThrottled').map(({ detail }) => [detail.limit, (detail.messages as []).length]),
    ).toEqual([
      ['bytes', 1],
      ['records', 3],
    ]);
    expect(world.view<StreamView>('clicks')).toMatchObject({ putTotal: 1_000, throttledTotal: 4 });
  });
});
