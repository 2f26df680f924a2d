import { describe, expect, test } from 'vitest';
import { createEngine, type Engine } from '../engine.ts';
import { castSeedsAbove, runWorld } from '../testing/simulate.ts';
import { type TestWorld, testWorld } from '../testing/testWorld.ts';
import { type MetricSeries, pointsMax } from './contract.ts';
import { MetricStore } from './metrics.ts';

/** A world with somebody who looks on. */
function watched(world: TestWorld): { world: TestWorld; store: MetricStore } {
  return { world, store: new MetricStore(world.engine) };
}

function seriesOf(store: MetricStore, resource: string, name: string): MetricSeries {
  const found = store.series(resource).find((series) => series.name === name);
  if (!found) throw new Error(`${resource} has no metric ${name}`);
  return found;
}

const points = (store: MetricStore, resource: string, name: string) => [
  ...seriesOf(store, resource, name).points,
];

const sent = (store: MetricStore, queue = 'orders') => points(store, queue, 'NumberOfMessagesSent');
const visible = (store: MetricStore, queue = 'orders') =>
  points(store, queue, 'ApproximateNumberOfMessagesVisible');

const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

describe('a point at the end of every period', () => {
  test('a sum is what came in the period, a maximum what there is at its end', () => {
    const { world, store } = watched(testWorld().queue('orders'));
    world.advanceTo('0.5s').send('orders', 'a');
    world.send('orders', 'b');
    world.advanceTo('2.5s').send('orders', 'c');
    world.receive('orders');
    world.advanceTo('4.2s');
    expect(sent(store)).toEqual([2, 0, 1, 0]);
    expect(visible(store)).toEqual([2, 2, 2, 2]);
    expect(seriesOf(store, 'orders', 'NumberOfMessagesSent')).toMatchObject({
      statistic: 'Sum',
      unit: 'Count',
      periodMs: 1_000,
      firstMs: 1_000,
      now: 3,
    });
    expect(points(store, 'orders', 'ApproximateNumberOfMessagesNotVisible')).toEqual([0, 0, 1, 1]);
  });

  test('what happens at the very boundary belongs to the period that ends there', () => {
    const { world, store } = watched(testWorld().queue('orders'));
    world.advanceTo('1s').send('orders', 'a');
    expect(sent(store)).toEqual([1]);
    world.send('orders', 'b');
    expect(sent(store)).toEqual([2]);
    world.advanceTo('2s');
    expect(sent(store)).toEqual([2, 0]);
  });

  test('before the first period is over there is only now', () => {
    const { world, store } = watched(testWorld().queue('orders'));
    world.advanceTo('0.9s').send('orders', 'a');
    expect(seriesOf(store, 'orders', 'NumberOfMessagesSent')).toMatchObject({ firstMs: 1_000, now: 1 });
    expect(sent(store)).toEqual([]);
  });

  test('a resource nobody knows, and a service without metrics, have none', () => {
    const { store } = watched(testWorld().producer('shop'));
    expect(store.series('nobody')).toEqual([]);
    expect(store.series('shop')).toEqual([]);
  });

  test('metrics of FIFO queues are told of FIFO queues', () => {
    const { store } = watched(testWorld().queue('orders').queue('orders.fifo'));
    const name = 'ApproximateNumberOfGroupsWithInflightMessages';
    expect(store.series('orders').map((series) => series.name)).not.toContain(name);
    expect(store.series('orders.fifo').map((series) => series.name)).toContain(name);
  });
});

describe('with the scrubber', () => {
  /** A message a second, at half past, for ten seconds. */
  function tenMessages() {
    const { world, store } = watched(testWorld({}, { checkpointInterval: 1 }).queue('orders'));
    for (let second = 0; second < 10; second++) world.advanceTo(second * 1_000 + 500).send('orders', 'a');
    world.advanceTo('10.2s');
    return { world, store };
  }

  test('a seek back tells up to then, playing on tells the same again', () => {
    const { world, store } = tenMessages();
    const whole = store.series('orders');
    world.engine.seek(4_200);
    expect(sent(store)).toEqual([1, 1, 1, 1]);
    expect(seriesOf(store, 'orders', 'NumberOfMessagesSent').now).toBe(4);
    world.engine.seek(4_000);
    expect(visible(store)).toEqual([1, 2, 3, 4]);
    world.advanceTo('7.1s');
    expect(visible(store)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    world.engine.seek(10_200);
    expect(store.series('orders')).toEqual(whole);
  });

  test('an act in the past makes another future of it', () => {
    const { world, store } = tenMessages();
    world.engine.seek(4_200);
    for (let count = 0; count < 5; count++) world.send('orders', 'b');
    world.advanceTo('8s');
    expect(sent(store)).toEqual([1, 1, 1, 1, 5, 0, 0, 0]);
    expect(visible(store)).toEqual([1, 2, 3, 4, 9, 9, 9, 9]);
  });

  test('also right on a boundary that was seen already', () => {
    const { world, store } = tenMessages();
    world.engine.seek(4_000);
    world.send('orders', 'b');
    world.advanceTo('5.5s');
    expect(sent(store)).toEqual([1, 1, 1, 2, 0]);
  });

  test('whoever takes the place of a resource in the new future has figures of its own', () => {
    const { world, store } = watched(testWorld().queue('orders'));
    world.advanceTo('2s').queue('late').send('late', 'a');
    world.advanceTo('5.5s');
    expect(sent(store, 'late')).toEqual([1, 0, 0, 0]);
    world.engine.seek(1_500);
    expect(store.series('late')).toEqual([]);
    world.topic('news').call('news', 'Publish', { Message: 'a' });
    world.advanceTo('3.5s');
    expect(store.series('late')).toEqual([]);
    expect(points(store, 'news', 'NumberOfMessagesPublished')).toEqual([1, 0]);
  });
});

describe('resources that come and go', () => {
  test('one made at 40 s has points from 40 s on', () => {
    const { world, store } = watched(testWorld().queue('orders'));
    world.advanceTo('40s').queue('late').send('late', 'a');
    world.advanceTo('43.5s');
    expect(seriesOf(store, 'late', 'NumberOfMessagesSent')).toMatchObject({ firstMs: 40_000, now: 1 });
    expect(sent(store, 'late')).toEqual([1, 0, 0, 0]);
    world.advanceTo('44.5s').queue('later').send('later', 'a');
    world.advanceTo('46.5s');
    expect(seriesOf(store, 'later', 'NumberOfMessagesSent').firstMs).toBe(45_000);
    expect(sent(store, 'later')).toEqual([1, 0]);
  });

  test('one that was removed ends; one made again under its name begins anew', () => {
    const { world, store } = watched(testWorld().queue('orders'));
    world.send('orders', 'a');
    world.advanceTo('3.5s').remove('orders');
    world.advanceTo('9s');
    expect(visible(store)).toEqual([1, 1, 1]);
    expect(seriesOf(store, 'orders', 'NumberOfMessagesSent').now).toBe(1);
    world.queue('orders');
    world.advanceTo('10.5s');
    expect(visible(store)).toEqual([0, 0]);
    expect(seriesOf(store, 'orders', 'NumberOfMessagesSent')).toMatchObject({ firstMs: 9_000, now: 0 });
  });
});

describe('long runs', () => {
  test('periods double when there would be too many points, and sums lose nothing', () => {
    const { world, store } = watched(testWorld().queue('orders'));
    for (let second = 0; second < 700; second++) {
      world.advanceTo(second * 1_000 + 500);
      for (let count = 0; count <= second % 3; count++) world.send('orders', 'a');
    }
    world.advanceTo('700.5s');
    const series = seriesOf(store, 'orders', 'NumberOfMessagesSent');
    expect(series).toMatchObject({ periodMs: 2_000, firstMs: 2_000 });
    expect(series.points).toHaveLength(350);
    // 1, 2, 3, 1, 2, 3, … two by two.
    expect([...series.points.slice(0, 4)]).toEqual([3, 4, 5, 3]);
    expect(total([...series.points])).toBe(series.now);
    expect(visible(store).at(-1)).toBe(series.now);
  });

  test('an act in the past of a long run keeps the doubled period and what lay before', () => {
    const { world, store } = watched(testWorld().queue('orders'));
    for (let second = 0; second < 700; second++) world.advanceTo(second * 1_000 + 500).send('orders', 'a');
    world.engine.seek(301_000);
    for (let count = 0; count < 5; count++) world.send('orders', 'b');
    world.advanceTo('310.5s');
    const series = seriesOf(store, 'orders', 'NumberOfMessagesSent');
    expect(series).toMatchObject({ periodMs: 2_000, now: 306 });
    expect([...series.points.slice(-7)]).toEqual([2, 2, 6, 0, 0, 0, 0]);
    expect(total([...series.points])).toBe(306);
  });

  test('never more than the most, whatever the length', () => {
    const { world, store } = watched(testWorld().queue('orders'));
    for (const seconds of [599, 600, 601, 1_199, 1_200, 1_201, 5_000]) {
      world.advanceTo(seconds * 1_000);
      expect(sent(store).length, `after ${seconds} s`).toBeLessThanOrEqual(pointsMax);
      expect(sent(store).length, `after ${seconds} s`).toBeGreaterThanOrEqual(pointsMax / 2 - 1);
    }
  });

  test('a hundred years without anything happening are filled in at once', () => {
    const { world, store } = watched(testWorld().queue('orders'));
    world.send('orders', 'a');
    const year = 365 * 86_400_000;
    world.engine.advance(100 * year);
    const series = seriesOf(store, 'orders', 'NumberOfMessagesSent');
    expect(series.points.length).toBeLessThanOrEqual(pointsMax);
    expect(series.periodMs * (series.points.length + 1)).toBeGreaterThan(100 * year);
    expect(total([...series.points])).toBe(1);
  });

  test('an age grows through the time in which nothing happens', () => {
    const { world, store } = watched(testWorld().queue('orders'));
    world.send('orders', 'a');
    world.advanceTo('5.5s');
    expect(points(store, 'orders', 'ApproximateAgeOfOldestMessage')).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('looking on changes nothing and misses nothing', () => {
  const seeds = [1_001, 1_007, castSeedsAbove + 1_001, castSeedsAbove + 1_012, castSeedsAbove + 1_025];
  const worlds = new Map(seeds.map((seed) => [seed, runWorld(seed, { stepsMax: 600 })]));
  const worldOf = (seed: number) => {
    const world = worlds.get(seed);
    if (!world) throw new Error(`no world ${seed}`);
    return world;
  };
  const lengthMs = 20_000;

  /** Everything that can be asked of a store. */
  const all = (engine: Engine, store: MetricStore) =>
    engine.resources.map(({ id }) => [id, store.series(id)] as const);

  test.each(seeds)('world %i: the same facts, steps and hash with somebody looking on', (seed) => {
    const { scenario } = worldOf(seed);
    const alone = createEngine({ scenario });
    const seen = createEngine({ scenario });
    const store = new MetricStore(seen);
    for (const engine of [alone, seen]) engine.advance(lengthMs);
    store.series(seen.resources[0]?.id ?? '');
    for (const engine of [alone, seen]) engine.advance(lengthMs * 1.5);
    expect(seen.log.hash()).toBe(alone.log.hash());
    expect([seen.stepCount, seen.factCount, seen.nextMs]).toEqual([
      alone.stepCount,
      alone.factCount,
      alone.nextMs,
    ]);
  });

  test.each(seeds)('world %i: every point is what one finds who stops there', (seed) => {
    const { scenario } = worldOf(seed);
    const straight = createEngine({ scenario });
    const store = new MetricStore(straight);
    straight.advance(lengthMs + 1);
    const stopping = createEngine({ scenario });
    const there = new MetricStore(stopping);
    const totals = new Map<string, number>();
    for (let second = 1; second * 1_000 <= lengthMs; second++) {
      stopping.advance(second * 1_000);
      for (const { id } of stopping.resources) {
        for (const { name, statistic, now } of there.series(id)) {
          const key = `${id} ${name}`;
          const series = store.series(id).find((one) => one.name === name);
          const point = series?.points[second - series.firstMs / series.periodMs];
          const expected = statistic === 'Sum' ? now - (totals.get(key) ?? 0) : now;
          totals.set(key, now);
          // A metric that applies for a while only is not told of at the end.
          if (series) expect(point, `${key} at ${second} s`).toBeCloseTo(expected, 6);
        }
      }
    }
    expect(totals.size).toBeGreaterThan(0);
  });

  test.each(seeds)('world %i: however time is moved through, the series are the same', (seed) => {
    const { scenario } = worldOf(seed);
    const straight = createEngine({ scenario });
    const first = new MetricStore(straight);
    straight.advance(lengthMs);
    const roaming = createEngine({ scenario, checkpointInterval: 20 });
    const second = new MetricStore(roaming);
    while (roaming.nextMs < 7_000) roaming.step();
    roaming.seek(2_345);
    roaming.seekStep(Math.floor(roaming.stepCount / 2));
    roaming.seek(13_000.5);
    roaming.seek(0);
    roaming.seek(12_000);
    roaming.seek(lengthMs);
    expect(all(roaming, second)).toEqual(all(straight, first));
  });

  test('figures that are not counted from the beginning are not counted at all', () => {
    const { engine } = testWorld().queue('orders').advanceTo('1s');
    expect(() => new MetricStore(engine)).toThrow('from the beginning');
  });
});
