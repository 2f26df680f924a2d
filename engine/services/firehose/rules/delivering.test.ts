import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { BucketView } from '../../s3/contract.ts';
import type { DeliveryStreamView } from '../contract.ts';

const delivering = () =>
  testWorld({ latencyMs: 0 })
    .deliveryStream('delivery', { IntervalInSeconds: 10 })
    .bucket('lake')
    .link('delivery', 'lake');
type World = ReturnType<typeof delivering>;

const put = (world: World, Data: string, origin?: number) =>
  world.call('delivery', 'PutRecord', { Record: { Data } }, origin === undefined ? undefined : [origin]);
const view = (world: World) => world.view<DeliveryStreamView>('delivery');

test('[FH-12] an object carries the messages of its records, and Firehose keeps nothing', () => {
  const world = delivering();
  put(world, 'a', 4);
  put(world, 'b', 5);
  world.advanceTo('10s');
  expect(world.facts('ObjectDelivered')[0]?.detail).toMatchObject({
    messages: [4, 5],
    bytes: 2,
    records: 2,
    reason: 'interval',
    to: 'lake',
  });
  expect(world.facts('ObjectCreated', 'lake')[0]?.detail.messages).toEqual([4, 5]);
  expect(view(world)).toMatchObject({
    deliveredTotal: 2,
    objectsTotal: 1,
    deliveringCount: 0,
    flushed: [{ bytes: 2, records: 2, atMs: 10_000, reason: 'interval' }],
  });
});

test('[FH-25] there is no way to read from a Firehose stream', () => {
  const world = delivering();
  put(world, 'a');
  expect(world.call('delivery', 'GetRecords').code).toBe('UnknownOperationException');
  expect(world.engine.contents('delivery', 0, 10)).toBeUndefined();
});

describe('a bucket that does not take the object', () => {
  test('[FH-13] is tried again, with longer and longer pauses', () => {
    const world = delivering().fault('lake', 'deny');
    put(world, 'a', 4);
    world.advanceTo('30min');
    const retries = world.facts('DeliveryRetried').map(({ detail }) => detail);
    expect(retries.slice(0, 8).map(({ inMs }) => inMs)).toEqual([
      5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000,
    ]);
    expect(retries[0]).toMatchObject({ messages: [4], to: 'lake', code: 'AccessDenied', attempt: 1 });
    expect(view(world)).toMatchObject({
      waitingCount: 1,
      deliveredTotal: 0,
      retry: { code: 'AccessDenied', attempt: retries.length + 1 },
    });
  });

  test('[FH-13] gets the object once it takes it', () => {
    const world = delivering().fault('lake', 'throttle', { forSeconds: 3_600 });
    put(world, 'a');
    world.advanceTo('2h');
    expect(view(world)).toMatchObject({ deliveredTotal: 1, waitingCount: 0 });
    expect(view(world).retry).toBeUndefined();
  });

  test('[FH-12] does not hold up later objects', () => {
    const world = delivering().fault('lake', 'throttle', { forSeconds: 12 });
    put(world, 'early', 1);
    world.advanceTo('11s');
    put(world, 'late', 2);
    world.advanceTo('1min');
    expect(world.facts('ObjectDelivered')).toHaveLength(2);
  });

  test('[FH-12] for 24 hours loses it, and the log says so', () => {
    const world = delivering().fault('lake', 'deny');
    put(world, 'a', 4);
    world.advanceTo('23h59min');
    expect(world.facts('RecordsLost')).toEqual([]);
    world.advanceTo('24h');
    expect(world.facts('RecordsLost').map(({ atMs, detail }) => [atMs, detail.messages])).toEqual([
      [86_400_000, [4]],
    ]);
    expect(world.facts('RecordsLost')[0]?.detail.reason).toContain('AccessDenied');
    expect(view(world)).toMatchObject({ lostTotal: 1, waitingCount: 0 });
    world.heal('lake', 'deny').advance('10min');
    expect(world.view<BucketView>('lake').objectCount).toBe(0);
  });
});

test('[FH-12] an answer that is lost puts the records into the bucket twice: at least once', () => {
  const world = delivering().fault('lake', 'slow', { extraMs: 70_000, forSeconds: 30 });
  put(world, 'a', 4);
  world.advanceTo('5min');
  expect(world.facts('ObjectCreated', 'lake').map(({ detail }) => detail.message)).toEqual([4, 4]);
  const keys = world.facts('ObjectCreated', 'lake').map(({ detail }) => detail.key);
  expect(keys[0]).not.toBe(keys[1]);
  expect(view(world).deliveredTotal).toBe(1);
});

describe('without a bucket', () => {
  test('[FH-12] objects are kept until there is one', () => {
    const world = testWorld({ latencyMs: 0 }).deliveryStream('delivery', { IntervalInSeconds: 10 });
    put(world, 'a', 4);
    world.advanceTo('1min');
    expect(world.facts('DeliveryHeld')[0]?.detail).toMatchObject({ messages: [4], forMs: 86_390_000 });
    expect(view(world)).toMatchObject({ waitingCount: 1 });
    expect(view(world).bucket).toBeUndefined();
    world.bucket('lake').link('delivery', 'lake').advance('1s');
    expect(world.facts('ObjectDelivered')[0]?.detail.messages).toEqual([4]);
  });

  test('[FH-12] for 24 hours, then they are lost', () => {
    const world = testWorld({ latencyMs: 0 }).deliveryStream('delivery', { IntervalInSeconds: 10 });
    put(world, 'a', 4);
    world.advanceTo('24h');
    expect(world.facts('RecordsLost')[0]?.detail).toMatchObject({
      messages: [4],
      reason: 'no bucket for 24 hours',
    });
  });

  test('[FH-12] which end in one step, whatever the fraction of a millisecond', () => {
    const world = testWorld({ latencyMs: 0 }).deliveryStream('delivery', { IntervalInSeconds: 10 });
    world.advanceTo(5_304_076.592);
    put(world, 'a', 4);
    world.engine.advance(100_000_000, 100);
    expect(world.engine.nowMs).toBe(100_000_000);
    expect(world.facts('DeliveryHeld')).toHaveLength(1);
    expect(world.facts('RecordsLost').map(({ atMs }) => atMs)).toEqual([91_704_076.592]);
  });

  test('a bucket that is taken away while an object waits leaves it waiting', () => {
    const world = delivering().fault('lake', 'deny');
    put(world, 'a', 4);
    world.advanceTo('12s').disconnect('delivery', 'lake').advanceTo('1min');
    expect(world.facts('DeliveryHeld')).toHaveLength(1);
    world.bucket('other').link('delivery', 'other').advanceTo('2min');
    expect(world.facts('ObjectDelivered')[0]?.detail.to).toBe('other');
  });
});

test('a stream that is removed loses what is not in the bucket', () => {
  const world = delivering().fault('lake', 'deny');
  put(world, 'a', 4);
  world.advanceTo('11s');
  put(world, 'b', 5);
  world.remove('delivery');
  expect(world.facts('RecordsLost')[0]?.detail).toEqual({
    messages: [5, 4],
    reason: 'the stream was deleted',
  });
});
