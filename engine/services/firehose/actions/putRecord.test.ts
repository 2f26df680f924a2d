import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { DeliveryStreamView, FirehosePutRecordOutput } from '../contract.ts';
import { putQuota, recordBytesMax } from '../limits.ts';

const put = (world: ReturnType<typeof testWorld>, Data: unknown, origins?: number[]) =>
  world.call<FirehosePutRecordOutput>('delivery', 'PutRecord', { Record: { Data } }, origins);

describe('validations', () => {
  test('[FH-07] a record is at most 1,000 KiB, in bytes of UTF-8', () => {
    const world = testWorld().deliveryStream('delivery');
    expect(recordBytesMax).toBe(1_000 * 1_024);
    expect(put(world, 'x'.repeat(recordBytesMax)).RecordId).toBeDefined();
    expect(put(world, `${'ä'.repeat(recordBytesMax / 2)}x`)).toMatchObject({
      code: 'InvalidArgumentException',
      sentence: expect.stringContaining("'record.data' failed to satisfy constraint"),
      status: 400,
    });
    expect(world.view<DeliveryStreamView>('delivery').acceptedTotal).toBe(1);
  });

  test.each([undefined, 7, null])('the data is text, not %s', (data) => {
    expect(put(testWorld().deliveryStream('delivery'), data).code).toMatch(
      /InvalidArgumentException|SerializationException/,
    );
  });
});

describe('functionality', () => {
  test('a record waits in the buffer, and the answer gives it an id', () => {
    const world = testWorld().deliveryStream('delivery');
    const [first, second] = [put(world, 'grüße', [4]), put(world, 'b', [5])];
    expect(first.RecordId).not.toBe(second.RecordId);
    expect(world.view<DeliveryStreamView>('delivery')).toMatchObject({
      source: 'DirectPut',
      acceptedTotal: 2,
      tank: { bytes: 8, records: 2, sinceMs: 0, flushAtMs: 300_000 },
      last: { origin: 5 },
    });
    expect(world.facts('RecordAccepted').map(({ detail }) => [detail.message, detail.bytes])).toEqual([
      [4, 7],
      [5, 1],
    ]);
  });

  test('[FH-09] beyond the quota of a second a request is slowed down, and the next second begins anew', () => {
    const world = testWorld().deliveryStream('delivery');
    const { requestsPerSecond } = putQuota('us-east-1');
    expect(requestsPerSecond).toBe(2_000);
    for (let count = 0; count < requestsPerSecond; count++) put(world, 'x');
    expect(put(world, 'x')).toEqual({
      code: 'ServiceUnavailableException',
      sentence: 'Slow down.',
      status: 503,
    });
    expect(world.facts('RecordsThrottled')[0]?.detail).toMatchObject({ limit: 'requests', records: 1 });
    world.advanceTo('1s');
    expect(put(world, 'x').code).toBeUndefined();
    expect(world.view<DeliveryStreamView>('delivery')).toMatchObject({
      acceptedTotal: 2_001,
      throttledTotal: 1,
    });
  });
});
