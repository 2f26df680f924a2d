import { expect, test } from 'vitest';
import { testWorld } from '../../testing/testWorld.ts';

const connect = (world: ReturnType<typeof testWorld>, kind: string, to: string, settings = {}) =>
  world.apply({ type: 'connect', link: { id: `to ${to} ${kind}`, from: 'clicks', to, kind, settings } })
    .problem;

test('a stream is read by readers, delivery streams and functions, each by one wire', () => {
  const world = testWorld().stream('clicks').reader('audit').lambda('charge').queue('orders');
  expect(connect(world, 'poll', 'audit')).toBeUndefined();
  expect(connect(world, 'eventSource', 'charge')).toBeUndefined();
  expect(connect(world, 'eventSource', 'audit')).toBeDefined();
  expect(connect(world, 'poll', 'orders')).toBeDefined();
});

test.each([
  [-1, true],
  [0, false],
  [59, false],
  [60, true],
  [604_801, false],
])('a MaximumRecordAgeInSeconds of %d is good: %s', (MaximumRecordAgeInSeconds, isGood) => {
  const world = testWorld().stream('clicks').lambda('charge');
  const problem = connect(world, 'eventSource', 'charge', { MaximumRecordAgeInSeconds });
  expect(problem === undefined).toBe(isGood);
});
