import { expect, test } from 'vitest';
import { creditIs, prices, pricesAsOf } from '../facts/prices.ts';
import { services } from '../services/index.ts';
import { testWorld } from '../testing/testWorld.ts';
import { readMeter } from './meter.ts';

test('one credit is a million requests to a standard queue, and the reading says so', () => {
  const world = testWorld().queue('orders');
  expect(readMeter(world.engine)).toMatchObject({ pricesAsOf, creditIs, lines: [], totalCredits: 0 });
  world.send('orders', 'a');
  const { lines, totalCredits } = readMeter(world.engine);
  expect(lines).toMatchObject([{ resource: 'orders', service: 'sqs', amount: 1 }]);
  expect(totalCredits * 1_000_000).toBe(1);
});

test('lines come in the order of creation, and add up', () => {
  const world = testWorld().bucket('lake').queue('orders');
  world.send('orders', 'a');
  world.call('lake', 'PutObject', { Key: 'a', Body: 'a' });
  const { lines, totalCredits } = readMeter(world.engine);
  expect(lines.map(({ resource }) => resource)).toEqual(['lake', 'orders']);
  expect(totalCredits).toBeCloseTo(13.5e-6, 12);
});

test('a request the service refuses counts, one that is none of its requests does not', () => {
  const world = testWorld().queue('orders');
  world.delete('orders', 'no handle at all');
  expect(readMeter(world.engine).lines[0]?.amount).toBe(1);
  world.call('orders', 'ReceiveMessage', { MaxNumberOfMessages: 11 });
  world.call('orders', 'NoSuchAction');
  expect(readMeter(world.engine).lines[0]?.amount).toBe(1);
});

test('what was removed is left out, and its successor begins at nothing', () => {
  const world = testWorld().queue('orders').queue('other');
  world.send('orders', 'a');
  world.send('other', 'a');
  world.remove('orders');
  expect(readMeter(world.engine).lines.map(({ resource }) => resource)).toEqual(['other']);
  world.queue('orders').receive('orders');
  expect(readMeter(world.engine).lines.map(({ resource, amount }) => [resource, amount])).toEqual([
    ['other', 1],
    ['orders', 1],
  ]);
});

test('every price is asked for by a service, from a page of AWS, and every service asks for known ones', () => {
  const asked = services.flatMap(({ meter = [] }) => meter.map(({ price }) => price));
  expect(new Set(asked)).toEqual(new Set(Object.keys(prices)));
  for (const { source, units, credits } of Object.values(prices)) {
    expect(source).toMatch(/^https:\/\/aws\.amazon\.com\/[a-z0-9/-]+\/pricing\/$/);
    expect(units).toBeGreaterThan(0);
    expect(credits).toBeGreaterThanOrEqual(0);
  }
  expect(pricesAsOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});
