import { describe, expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../../../testing/testWorld.ts';
import type { ReaderView } from '../contract.ts';

const instantly = { work: { kind: 'fixed', seconds: 0 } };
function reading() {
  return testWorld({ latencyMs: 0 }).stream('clicks').reader('audit', instantly).link('clicks', 'audit');
}
/** Puts records whose story numbers were given before: an earlier one may come late, as after a partial failure (KDS-22). */
const put = (world: TestWorld, ...records: [origin: number, key: string][]) => {
  const Records = records.map(([, PartitionKey]) => ({ Data: 'x', PartitionKey }));
  world.call(
    'clicks',
    'PutRecords',
    { Records },
    records.map(([origin]) => origin),
  );
  world.advance('1s');
};
const seen = (world: TestWorld) => world.view<ReaderView>('audit');

describe('order', () => {
  test('is broken by a record that is done after a later one of its key', () => {
    const world = reading();
    put(world, [1, 'a'], [3, 'a'], [2, 'a'], [4, 'a']);
    expect(seen(world).outOfOrder).toBe(1);
    expect(world.facts('OrderBroken').map(({ detail }) => detail)).toEqual([
      { message: 2, after: 3, group: 'a', shard: 0, count: 1 },
    ]);
  });

  test('is a matter of one key', () => {
    const world = reading();
    put(world, [3, 'a'], [1, 'b'], [2, 'c']);
    expect(seen(world).outOfOrder).toBe(0);
  });

  test('broken many times in one read, it is told once, with the count', () => {
    const world = reading();
    put(world, [9, 'a'], [5, 'a'], [6, 'a']);
    put(world, [7, 'a']);
    expect(seen(world).outOfOrder).toBe(3);
    expect(world.facts('OrderBroken').map(({ detail }) => [detail.message, detail.count])).toEqual([
      [5, 2],
      [7, 1],
    ]);
  });

  test('a repetition does not break it', () => {
    const world = reading();
    put(world, [1, 'a'], [2, 'a']);
    put(world, [1, 'a']);
    expect(seen(world)).toMatchObject({
      outOfOrder: 0,
      duplicateEffects: 1,
      effectsTotal: 3,
      effectsOnce: 2,
    });
  });
});

test('a record done three times is one duplicate', () => {
  const world = reading();
  for (let time = 0; time < 3; time++) put(world, [1, 'a']);
  expect(seen(world)).toMatchObject({ duplicateEffects: 1, effectsTotal: 3, effectsOnce: 1 });
  expect(world.facts('RecordsProcessed').map(({ detail }) => detail.repeatedCount)).toEqual([0, 1, 1]);
});
