import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { DeliveryStreamView, FirehosePutRecordBatchOutput } from '../contract.ts';

const batch = (world: ReturnType<typeof testWorld>, data: readonly string[], origins?: number[]) =>
  world.call<FirehosePutRecordBatchOutput>(
    'delivery',
    'PutRecordBatch',
    { Records: data.map((Data) => ({ Data })) },
    origins,
  );
const many = (count: number, bytes: number) => Array.from({ length: count }, () => 'x'.repeat(bytes));

describe('validations', () => {
  test.each([0, 501])('[FH-08] refuses a batch of %d records', (count) => {
    const world = testWorld().deliveryStream('delivery');
    expect(batch(world, many(count, 1))).toMatchObject({
      code: 'InvalidArgumentException',
      sentence: expect.stringContaining("'records' failed to satisfy constraint: Member must have length"),
    });
  });

  test('[FH-08] takes 500 records, and 4 MiB, but no byte more', () => {
    const world = testWorld().deliveryStream('delivery');
    expect(batch(world, many(500, 1)).FailedPutCount).toBe(0);
    world.advance('1s');
    expect(batch(world, many(8, 524_288)).FailedPutCount).toBe(0);
    world.advance('1s');
    expect(batch(world, [...many(8, 524_288), 'x'])).toMatchObject({
      code: 'InvalidArgumentException',
      sentence: 'Records size exceeds 4 MB limit',
    });
  });

  test('[FH-07] one record that is too large refuses the batch, and says which', () => {
    const world = testWorld().deliveryStream('delivery');
    expect(batch(world, ['a', 'x'.repeat(1_024_001)])).toMatchObject({
      sentence: expect.stringContaining("'records.2.member.data'"),
    });
    expect(world.view<DeliveryStreamView>('delivery').acceptedTotal).toBe(0);
  });
});

describe('functionality', () => {
  test('[FH-08] the answer has one place for each record', () => {
    const world = testWorld().deliveryStream('delivery');
    const answer = batch(world, ['a', 'b', 'c'], [1, 2, 3]);
    expect(answer.FailedPutCount).toBe(0);
    expect(new Set(answer.RequestResponses?.map(({ RecordId }) => RecordId)).size).toBe(3);
    expect(world.facts('RecordsAccepted')[0]?.detail).toMatchObject({ messages: [1, 2, 3], bytes: 3 });
  });

  test('[FH-09] what the quota has no room for fails record by record, and the rest is taken', () => {
    const world = testWorld().deliveryStream('delivery', { SizeInMBs: 128 });
    batch(world, many(8, 524_288));
    const answer = batch(world, many(4, 524_288), [11, 12, 13, 14]);
    expect(answer.FailedPutCount).toBe(2);
    expect(answer.RequestResponses).toEqual([
      { RecordId: expect.any(String) },
      { RecordId: expect.any(String) },
      { ErrorCode: 'ServiceUnavailableException', ErrorMessage: 'Slow down.' },
      { ErrorCode: 'ServiceUnavailableException', ErrorMessage: 'Slow down.' },
    ]);
    expect(world.facts('RecordsThrottled')[0]?.detail).toMatchObject({ messages: [13, 14], limit: 'bytes' });
    expect(world.view<DeliveryStreamView>('delivery')).toMatchObject({
      acceptedTotal: 10,
      throttledTotal: 2,
    });
  });

  test('[FH-09] in other Regions the quota is smaller', () => {
    const world = testWorld({ region: 'eu-central-1' }).deliveryStream('delivery');
    expect(batch(world, many(3, 524_288)).FailedPutCount).toBe(1);
  });

  test('[FH-09] a producer that retries gets everything in', () => {
    const world = testWorld({ region: 'eu-central-1' })
      .deliveryStream('delivery', { IntervalInSeconds: 0 })
      .bucket('lake')
      .producer('app', {
        attempts: 10,
        pattern: {
          kind: 'script',
          messages: Array.from({ length: 4 }, () => ({ atSeconds: 0, body: 'x'.repeat(400_000) })),
        },
      })
      .link('app', 'delivery')
      .link('delivery', 'lake');
    world.advance('1min');
    expect(world.view<DeliveryStreamView>('delivery').throttledTotal).toBeGreaterThan(0);
    expect(world.view<DeliveryStreamView>('delivery').deliveredTotal).toBe(4);
  });
});
