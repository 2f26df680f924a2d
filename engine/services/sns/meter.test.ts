import { expect, test } from 'vitest';
import { readMeter } from '../../meter/meter.ts';
import { type TestWorld, testWorld } from '../../testing/testWorld.ts';
import { lettingIn } from './testPolicies.ts';

const bill = (world: TestWorld): Record<string, number> =>
  Object.fromEntries(
    readMeter(world.engine)
      .lines.filter(({ resource }) => resource === 'news')
      .map(({ dimension, amount }) => [dimension, amount]),
  );

test.each([
  [1, 1],
  [65_536, 1],
  [65_537, 2],
  [262_144, 4],
])('[SNS-13] %d bytes published are %d requests', (bytes, count) => {
  const world = testWorld().topic('news');
  world.call('news', 'Publish', { Message: 'x'.repeat(bytes) });
  expect(bill(world)).toEqual({ requests: count });
});

test('[SNS-13] the messages of a batch are measured together', () => {
  const world = testWorld().topic('news');
  const entries = (bytes: number) => ['a', 'b', 'c', 'd'].map((Id) => ({ Id, Message: 'x'.repeat(bytes) }));
  world.call('news', 'PublishBatch', { PublishBatchRequestEntries: entries(10) });
  expect(bill(world)).toEqual({ requests: 1 });
  world.call('news', 'PublishBatch', { PublishBatchRequestEntries: entries(20_000) });
  expect(bill(world)).toEqual({ requests: 3 });
});

test('deliveries to queues and functions are free, those over HTTP are not', () => {
  const world = testWorld()
    .topic('news')
    .queue('one', lettingIn('one', 'news'))
    .lambda('two')
    .http('three')
    .link('news', 'one')
    .link('news', 'two')
    .link('news', 'three');
  for (let count = 0; count < 4; count++) world.call('news', 'Publish', { Message: 'a' });
  world.advance('30s');
  expect(bill(world)).toEqual({
    requests: 4,
    'deliveries to queues': 4,
    'deliveries to functions': 4,
    'deliveries over HTTP': 4,
  });
  const credits = (dimension: string) =>
    readMeter(world.engine).lines.find((line) => line.dimension === dimension)?.credits;
  expect(credits('deliveries to queues')).toBe(0);
  expect(credits('deliveries to functions')).toBe(0);
  expect(credits('deliveries over HTTP')).toBeCloseTo(6e-6, 12);
  // The queue bills what it is sent.
  expect(readMeter(world.engine).lines.find(({ resource }) => resource === 'one')?.amount).toBe(4);
});
