import { expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

const quiet = { pattern: { kind: 'script', messages: [] } };

test('one message more, out of turn, to every wire', () => {
  const world = testWorld().queue('orders').queue('pay.fifo').producer('shop', quiet);
  world.link('shop', 'orders').link('shop', 'pay.fifo');
  world.advanceTo('3s');
  expect(world.call('shop', 'SendNow', { body: 'hi', groupId: 'A', deduplicationId: 'one' })).toEqual({
    message: 'm1',
  });
  world.advanceTo('4s');
  expect(world.receiveBodies('pay.fifo')).toEqual(['hi']);
  // A standard queue knows no deduplication ids, and says so.
  expect(world.facts('SendRefused').map(({ detail }) => detail.message)).toEqual([1]);
});

test('its turn is not changed by it', () => {
  const world = testWorld()
    .queue('orders')
    .producer('shop', { pattern: { kind: 'constant', everySeconds: 2 } });
  world.link('shop', 'orders');
  world.advanceTo('1s');
  world.call('shop', 'SendNow', { body: 'hi' });
  world.advanceTo('4s');
  expect(world.facts('MessageProduced').map(({ atMs }) => atMs)).toEqual([0, 1_000, 2_000, 4_000]);
});

test('without a wire, or without a body, it says why not', () => {
  const world = testWorld().queue('orders').producer('shop', quiet);
  expect(world.call('shop', 'SendNow', { body: 'hi' })).toMatchObject({
    code: 'NotWired',
    sentence: 'shop is wired to nothing it could send to.',
  });
  world.link('shop', 'orders');
  expect(world.call('shop', 'SendNow', {}).sentence).toContain('body is missing');
  expect(world.call('shop', 'SendNow', { body: '' }).code).toBe('InvalidInput');
  expect(world.call('shop', 'SendNow', { body: 'hi', colour: 'red' }).code).toBe('InvalidInput');
  expect(world.facts('MessageProduced')).toEqual([]);
});
