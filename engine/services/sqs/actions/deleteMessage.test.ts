import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { ReceivedMessage } from '../contract.ts';

const expired = (message: ReceivedMessage | undefined) => ({
  code: 'InvalidParameterValue',
  sentence: `Value ${message?.ReceiptHandle} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.`,
  status: 400,
});

function standard() {
  const world = testWorld().queue('orders', { VisibilityTimeout: 10 });
  world.send('orders', 'a');
  return world;
}

function fifo() {
  const world = testWorld().queue('pay.fifo', { VisibilityTimeout: 10, ContentBasedDeduplication: true });
  world.send('pay.fifo', 'a', { MessageGroupId: 'g' });
  return world;
}

describe('validations', () => {
  test.each(['garbage', '', 'AQEB00000000', 'AQEB00000000zzzzzzzz-0000-4000-8000-000000000000'])(
    'a text that never was a handle: "%s"',
    (handle) => {
      const world = standard();
      expect(world.delete('orders', handle)).toEqual({
        code: 'ReceiptHandleIsInvalid',
        sentence: `The input receipt handle "${handle}" is not a valid receipt handle.`,
        status: 400,
      });
      expect(world.contents('orders')).toEqual(['m1 visible']);
    },
  );

  test('a handle has to be given', () => {
    expect(standard().call('orders', 'DeleteMessage', {})).toMatchObject({
      code: 'MissingParameter',
      sentence: 'The request must contain the parameter ReceiptHandle.',
    });
  });
});

describe('on a standard queue', () => {
  test('[SQS-40] a message in flight is gone', () => {
    const world = standard();
    const [message] = world.receive('orders');
    expect(world.delete('orders', message)).toEqual({});
    world.advance('1min');
    expect(world.contents('orders')).toEqual([]);
    expect(world.facts('VisibilityExpired')).toEqual([]);
    expect(world.view('orders')).toMatchObject({ deletedTotal: 1, notVisibleCount: 0 });
  });

  test('[SQS-49] the last handle still deletes after its timeout, as long as nobody received again', () => {
    const world = standard();
    const [message] = world.receive('orders');
    world.advance('1h');
    expect(world.contents('orders')).toEqual(['m1 visible']);
    expect(world.delete('orders', message)).toEqual({});
    expect(world.contents('orders')).toEqual([]);
    expect(world.receive('orders')).toEqual([]);
    expect(world.view('orders').visibleCount).toBe(0);
  });

  test.each(['in flight again', 'visible again'])(
    '[SQS-50] an older handle succeeds and deletes nothing: %s',
    (state) => {
      const world = standard();
      const [first] = world.receive('orders');
      world.advance('10s');
      const [second] = world.receive('orders');
      if (state === 'visible again') world.advance('10s');
      expect(world.delete('orders', first)).toEqual({});
      expect(world.contents('orders')).toEqual([`m1 ${state.replace(' again', '')}`]);
      expect(world.facts('DeleteIgnored')).toHaveLength(1);
      expect(world.delete('orders', second)).toEqual({});
      expect(world.contents('orders')).toEqual([]);
    },
  );

  test('[SQS-51] deleting twice succeeds twice, and counts once', () => {
    const world = standard();
    const [message] = world.receive('orders');
    world.delete('orders', message);
    expect(world.delete('orders', message)).toEqual({});
    expect(world.view('orders').deletedTotal).toBe(1);
  });

  test('[SQS-51] deleting what has expired meanwhile succeeds', () => {
    const world = testWorld().queue('orders', { MessageRetentionPeriod: 60 });
    world.send('orders', 'a');
    world.advanceTo('50s');
    const [message] = world.receive('orders');
    world.advanceTo('61s');
    expect(world.contents('orders')).toEqual([]);
    expect(world.delete('orders', message)).toEqual({});
  });
});

describe('on a FIFO queue', () => {
  test('[SQS-54] a handle deletes while its timeout runs', () => {
    const world = fifo();
    const [message] = world.receive('pay.fifo');
    world.advanceTo('9.999s');
    expect(world.delete('pay.fifo', message)).toEqual({});
    expect(world.contents('pay.fifo')).toEqual([]);
  });

  test('[SQS-54] and no longer after that', () => {
    const world = fifo();
    const [message] = world.receive('pay.fifo');
    world.advanceTo('10s');
    expect(world.delete('pay.fifo', message)).toEqual(expired(message));
    expect(world.contents('pay.fifo')).toEqual(['m1 visible']);
  });

  test('[SQS-54] an extension in time keeps the handle good', () => {
    const world = fifo();
    const [message] = world.receive('pay.fifo');
    world.advanceTo('9s');
    world.changeVisibility('pay.fifo', message, 10);
    world.advanceTo('18.999s');
    expect(world.delete('pay.fifo', message)).toEqual({});
    expect(world.contents('pay.fifo')).toEqual([]);
  });

  test('[SQS-54] an older handle fails as well', () => {
    const world = fifo();
    const [first] = world.receive('pay.fifo');
    world.advanceTo('10s');
    const [second] = world.receive('pay.fifo');
    expect(world.delete('pay.fifo', first)).toEqual(expired(first));
    expect(world.delete('pay.fifo', second)).toEqual({});
  });

  test('deleting twice succeeds twice', () => {
    const world = fifo();
    const [message] = world.receive('pay.fifo');
    world.delete('pay.fifo', message);
    expect(world.delete('pay.fifo', message)).toEqual({});
  });
});
