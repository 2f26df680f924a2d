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

test('attributes go with it; a batch does not wait for it, nor it for a batch', () => {
  const world = testWorld()
    .queue('orders')
    .producer('shop', { ...quiet, batchSize: 10 })
    .link('shop', 'orders');
  const attributes = [
    { name: 'kind', value: 'refund' },
    { name: 'cents', type: 'Number', value: '250' },
  ];
  world.call('shop', 'SendNow', { body: 'hi', attributes });
  world.advanceTo('1s');
  expect(world.facts('RequestDeparted', 'shop')[0]?.detail.action).toBe('SendMessage');
  expect(world.receive('orders', { MessageAttributeNames: ['All'] })[0]?.MessageAttributes).toEqual({
    kind: { DataType: 'String', StringValue: 'refund' },
    cents: { DataType: 'Number', StringValue: '250' },
  });
});

test('in a bucket its key takes nobody else’s place', () => {
  const world = testWorld()
    .bucket('uploads')
    .producer('shop', {
      pattern: { kind: 'constant', everySeconds: 10 },
      count: 1,
      objectKey: '{group}/{n}.txt',
    })
    .link('shop', 'uploads');
  world.advanceTo('1s');
  world.call('shop', 'SendNow', { body: 'hi', groupId: 'A' });
  const keys = world
    .facts('RequestDeparted', 'shop')
    .map(({ detail }) => (detail.input as { Key: string }).Key);
  expect(keys).toEqual(['A/1.txt', 'A/m2.txt']);
});
