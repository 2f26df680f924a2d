import { expect, test } from 'vitest';
import { testWorld } from '../../testing/testWorld.ts';

const connect = (world: ReturnType<typeof testWorld>, from: string, to: string, settings = {}) =>
  world.apply({ type: 'connect', link: { id: `${from}${to}`, from, to, kind: 'redrive', settings } }).problem;

test('[SQS-75] a redrive wire joins queues of one type, and says why not otherwise', () => {
  const world = testWorld().queue('a').queue('b').queue('c.fifo').queue('d.fifo');
  expect(connect(world, 'a', 'c.fifo')).toContain(
    'The dead-letter queue of a standard queue must be a standard queue.',
  );
  expect(connect(world, 'c.fifo', 'a')).toContain(
    'The dead-letter queue of a FIFO queue must be a FIFO queue.',
  );
  expect(connect(world, 'a', 'a')).toContain('A queue cannot be its own dead-letter queue.');
  expect(connect(world, 'a', 'b')).toBeUndefined();
  expect(connect(world, 'c.fifo', 'd.fifo')).toBeUndefined();
});

test('[SQS-70] a redrive wire allows 1 to 1,000 receives, ten unless told otherwise', () => {
  const world = testWorld().queue('a').queue('b').queue('c').queue('d');
  for (const maxReceiveCount of [0, 1_001, 1.5]) {
    expect(connect(world, 'a', 'b', { maxReceiveCount })).toBeDefined();
  }
  expect(connect(world, 'a', 'b', { maxReceiveCount: 1_000 })).toBeUndefined();
  expect(connect(world, 'b', 'c', { maxReceiveCount: 1 })).toBeUndefined();
  expect(connect(world, 'c', 'd')).toBeUndefined();
  expect(['a', 'b', 'c'].map((id) => world.view(id).maxReceiveCount)).toEqual([1_000, 1, 10]);
});

test('a queue has one dead-letter queue; a dead-letter queue can serve several', () => {
  const world = testWorld().queue('a').queue('b').queue('dead').queue('other');
  expect(connect(world, 'a', 'dead')).toBeUndefined();
  expect(connect(world, 'a', 'other')).toBeDefined();
  expect(connect(world, 'b', 'dead')).toBeUndefined();
  expect(world.view('dead').sources).toEqual(['a', 'b']);
});
