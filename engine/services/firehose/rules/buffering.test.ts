import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { DeliveryStreamView } from '../contract.ts';
import { mebibyte } from '../limits.ts';

const delivering = (settings: Record<string, unknown> = {}) =>
  testWorld({ latencyMs: 0 }).deliveryStream('delivery', settings).bucket('lake').link('delivery', 'lake');
type World = ReturnType<typeof delivering>;

const put = (world: World, Data: string) => world.call('delivery', 'PutRecord', { Record: { Data } });
const megabyte = (world: World) => {
  for (let count = 0; count < 2; count++) put(world, 'x'.repeat(mebibyte / 2));
};
const tank = (world: World) => world.view<DeliveryStreamView>('delivery').tank;
const flushes = (world: World) =>
  world.facts('BufferFlushed').map(({ atMs, detail }) => [atMs, detail.reason, detail.records]);

/** Bodies of all objects, oldest first. */
const bodies = (world: World) =>
  (world.engine.contents('lake', 0, 100)?.rows ?? []).map(
    ({ key }) => world.engine.open('lake', key ?? '')?.text,
  );

describe('whichever comes first', () => {
  test('[FH-01] 5 MiB and 300 s unless set', () => {
    expect(tank(delivering())).toEqual({ bytes: 0, records: 0, hintBytes: 5 * mebibyte, hintMs: 300_000 });
  });

  test('[FH-01] the interval counts from the first record in the buffer', () => {
    const world = delivering({ IntervalInSeconds: 60 });
    world.advanceTo('10s');
    put(world, 'a');
    world.advanceTo('40s');
    put(world, 'b');
    world.advanceTo('69.999s');
    expect(flushes(world)).toEqual([]);
    world.advanceTo('70s');
    expect(flushes(world)).toEqual([[70_000, 'interval', 2]]);
    expect(bodies(world)).toEqual(['ab']);
  });

  test('[FH-01] an empty buffer does not flush, and the next record starts a new interval', () => {
    const world = delivering({ IntervalInSeconds: 60 });
    put(world, 'a');
    world.advanceTo('10min');
    put(world, 'b');
    world.advanceTo('20min');
    expect(flushes(world)).toEqual([
      [60_000, 'interval', 1],
      [660_000, 'interval', 1],
    ]);
  });

  test('[FH-01] the size flushes at once, long before the interval, and stops its clock', () => {
    const world = delivering({ SizeInMBs: 1 });
    megabyte(world);
    expect(flushes(world)).toEqual([[0, 'size', 2]]);
    world.advanceTo('100s');
    put(world, 'late');
    world.advanceTo('399.999s');
    expect(flushes(world)).toHaveLength(1);
    world.advanceTo('400s');
    expect(flushes(world)[1]).toEqual([400_000, 'interval', 1]);
  });

  test('[FH-01] one byte less than the size does not flush', () => {
    const world = delivering({ SizeInMBs: 1 });
    put(world, 'x'.repeat(mebibyte / 2));
    put(world, 'x'.repeat(mebibyte / 2 - 1));
    expect(flushes(world)).toEqual([]);
    put(world, 'x');
    expect(flushes(world)).toEqual([[0, 'size', 3]]);
  });

  test('[FH-01] at 0.1 MB a second, 5 MB are there long before 300 s', () => {
    const world = delivering();
    for (let second = 0; second < 60; second++) {
      world.advanceTo(second * 1_000);
      put(world, 'x'.repeat(0.1 * mebibyte));
    }
    expect(flushes(world)[0]?.[1]).toBe('size');
    expect(world.facts('BufferFlushed')[0]?.atMs).toBe(50_000);
  });

  test('[FH-02] an interval of 0 delivers within seconds', () => {
    const world = delivering({ IntervalInSeconds: 0 });
    put(world, 'a');
    world.advance('5s');
    expect(bodies(world)).toEqual(['a']);
  });

  test('[FH-02] a long batch that fills the buffer several times flushes each time', () => {
    const world = delivering({ SizeInMBs: 1 });
    const Records = Array.from({ length: 7 }, () => ({ Data: 'x'.repeat(mebibyte / 2) }));
    world.call('delivery', 'PutRecordBatch', { Records });
    expect(flushes(world).map(([, reason, records]) => [reason, records])).toEqual([
      ['size', 2],
      ['size', 2],
      ['size', 2],
    ]);
    expect(tank(world).records).toBe(1);
  });
});

describe('new hints', () => {
  test('[FH-01] hold for what is in the buffer already', () => {
    const world = delivering({ IntervalInSeconds: 300 });
    put(world, 'a');
    world.advanceTo('10s').configure('delivery', { IntervalInSeconds: 60 });
    expect(tank(world).flushAtMs).toBe(60_000);
    world.advanceTo('60s');
    expect(flushes(world)).toEqual([[60_000, 'interval', 1]]);
  });

  test('[FH-01] that are reached already flush at once', () => {
    const world = delivering({ SizeInMBs: 2 });
    megabyte(world);
    world.configure('delivery', { SizeInMBs: 1 });
    expect(flushes(world)).toEqual([[0, 'size', 2]]);
    put(world, 'b');
    world.advanceTo('100s').configure('delivery', { IntervalInSeconds: 60 });
    world.advanceTo('100s');
    expect(flushes(world)[1]).toEqual([100_000, 'interval', 1]);
  });
});

describe('what is in an object', () => {
  test('[FH-11] records stand right behind one another, in the order of arrival', () => {
    const world = delivering({ IntervalInSeconds: 1 });
    for (const data of ['{"a":1}', '{"a":2}', '']) put(world, data);
    world.advance('2s');
    expect(bodies(world)).toEqual(['{"a":1}{"a":2}']);
  });

  test('[FH-11] with AppendDelimiterToRecord each has a line, and the line ends count', () => {
    const world = delivering({ IntervalInSeconds: 1, AppendDelimiterToRecord: true });
    for (const data of ['{"a":1}', '{"a":2}\n']) put(world, data);
    expect(tank(world).bytes).toBe(17);
    world.advance('2s');
    expect(bodies(world)).toEqual(['{"a":1}\n{"a":2}\n\n']);
  });

  test('[FH-23] the key has the date of the oldest record, the name, the version and an id', () => {
    const world = delivering({ IntervalInSeconds: 60, Prefix: 'raw/' });
    world.configure('delivery', { IntervalInSeconds: 60, Prefix: 'raw/', SizeInMBs: 6 });
    world.advanceTo('59min30s');
    put(world, 'a');
    world.advanceTo('2h');
    expect(world.facts('ObjectDelivered')[0]?.detail.key).toMatch(
      /^raw\/2026\/01\/01\/00\/delivery-2-2026-01-01-00-59-30-[0-9a-f-]{36}$/,
    );
  });
});

test('a checkpoint keeps what was in the buffer: going back and forth changes nothing', () => {
  const world = delivering({ IntervalInSeconds: 60 });
  put(world, 'a');
  world.advanceTo('30s');
  put(world, 'b');
  world.advanceTo('90s');
  world.engine.seek(20_000);
  expect(tank(world)).toMatchObject({ records: 1, bytes: 1 });
  world.engine.seek(90_000);
  expect(bodies(world)).toEqual(['ab']);
  expect(tank(world).records).toBe(0);
});
