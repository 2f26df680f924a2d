import { describe, expect, test } from 'vitest';
import { readMeter } from '../../meter/meter.ts';
import { type TestWorld, testWorld } from '../../testing/testWorld.ts';

const requests = (world: TestWorld, queue = 'orders') =>
  readMeter(world.engine).lines.find(({ resource }) => resource === queue)?.amount ?? 0;

const kibibytes = (count: number) => 'x'.repeat(count * 1_024);

test('every request is one: sends, deletes, and receives that give nothing', () => {
  const world = testWorld().queue('orders');
  world.receive('orders');
  world.send('orders', 'a');
  const [message] = world.receive('orders');
  world.delete('orders', message);
  world.call('orders', 'GetQueueAttributes', { AttributeNames: ['All'] });
  expect(requests(world)).toBe(5);
});

test('a batch of ten is one request', () => {
  const world = testWorld().queue('orders');
  const Entries = Array.from({ length: 10 }, (_, index) => ({ Id: `${index}`, MessageBody: 'a' }));
  world.call('orders', 'SendMessageBatch', { Entries });
  world.receive('orders', { MaxNumberOfMessages: 10 });
  expect(requests(world)).toBe(2);
});

test.each([
  [64, 1],
  [65, 2],
  [128, 2],
  [256, 4],
  [1_024, 16],
])('a message of %d KiB is %d requests to send, and as many to receive', (size, count) => {
  const world = testWorld().queue('orders');
  world.send('orders', kibibytes(size));
  expect(requests(world)).toBe(count);
  world.receive('orders');
  expect(requests(world)).toBe(2 * count);
});

test('the messages of a batch are measured together', () => {
  const world = testWorld().queue('orders');
  const Entries = ['a', 'b', 'c'].map((Id) => ({ Id, MessageBody: kibibytes(30) }));
  world.call('orders', 'SendMessageBatch', { Entries });
  expect(requests(world)).toBe(2);
  world.receive('orders', { MaxNumberOfMessages: 10 });
  expect(requests(world)).toBe(4);
});

describe('what costs nothing', () => {
  test('a message on its way to the dead-letter queue, there', () => {
    const world = testWorld()
      .queue('orders', { VisibilityTimeout: 1 })
      .queue('dead')
      .link('orders', 'dead', { maxReceiveCount: 1 });
    world.send('orders', 'a');
    world.receive('orders');
    world.advance('1s').receive('orders');
    world.advance('1s');
    expect(world.contents('dead')).toHaveLength(1);
    expect(requests(world)).toBe(3);
    expect(requests(world, 'dead')).toBe(0);
  });

  test('time', () => {
    const world = testWorld().queue('orders').advance('10d');
    expect(readMeter(world.engine).lines).toEqual([]);
  });
});

test('long polls of workers count, found or not', () => {
  const world = testWorld().queue('orders', { ReceiveMessageWaitTimeSeconds: 20 });
  world.call('orders', 'ReceiveMessage');
  world.advance('5s').send('orders', kibibytes(65));
  expect(requests(world)).toBe(1 + 2 + 1);
});

test('requests to a FIFO queue are a line of their own, and dearer', () => {
  const world = testWorld().queue('orders').queue('orders.fifo');
  world.send('orders', 'a');
  world.send('orders.fifo', 'a', { MessageGroupId: 'g', MessageDeduplicationId: 'd' });
  const [standard, fifo] = readMeter(world.engine).lines;
  expect(standard).toMatchObject({ resource: 'orders', dimension: 'requests', amount: 1, credits: 1e-6 });
  expect(fifo).toMatchObject({ resource: 'orders.fifo', dimension: 'FIFO requests', amount: 1 });
  expect(fifo?.credits).toBeCloseTo(1.25e-6, 12);
});

test('a seek back takes the count back', () => {
  const world = testWorld({}, { checkpointInterval: 1 })
    .queue('orders')
    .producer('shop')
    .link('shop', 'orders');
  world.advanceTo('10s');
  const whole = requests(world);
  world.engine.seek(3_000);
  const early = requests(world);
  expect(early).toBeLessThan(whole);
  world.engine.seek(10_000);
  expect(requests(world)).toBe(whole);
  expect(whole).toBe(world.view('orders').sentTotal);
});
