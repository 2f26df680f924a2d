import { expect, test } from 'vitest';
import { testWorld } from '../../testing/testWorld.ts';

test('a message on its way to a queue that is deleted meanwhile comes back: nothing is lost', () => {
  const world = testWorld({ latencyMs: 100 })
    .queue('orders', { VisibilityTimeout: 0 })
    .queue('dead')
    .link('orders', 'dead', { maxReceiveCount: 1 });
  world.send('orders', 'a');
  world.receive('orders');
  world.advance(0);
  world.receive('orders');
  expect(world.contents('orders')).toEqual([]);
  world.advance('50ms');
  world.remove('dead');
  world.advance('1s');
  expect(world.contents('orders')).toEqual(['m1 visible']);
  expect(world.facts('DeadLetterReturned')).toHaveLength(1);
  expect(world.view('orders').deadLetteredTotal).toBe(0);
  const [again] = world.receive('orders', { AttributeNames: ['All'] });
  expect(again).toMatchObject({
    Body: 'a',
    Attributes: { ApproximateReceiveCount: '2', SentTimestamp: '0' },
  });
});
