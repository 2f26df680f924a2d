import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

const everything = { AttributeNames: ['All'], MessageAttributeNames: ['All'] };

/** orders → dead with so many receives allowed, and one message in it. */
function poisoned(maxReceiveCount: number, settings: Record<string, unknown> = {}) {
  const world = testWorld()
    .queue('orders', { VisibilityTimeout: 10, ...settings })
    .queue('dead')
    .link('orders', 'dead', { maxReceiveCount });
  world.send('orders', 'poison');
  return world;
}

describe('the move', () => {
  test.each([1, 2, 3])(
    '[SQS-71] with %d allowed receives, the one after them moves the message',
    (allowed) => {
      const world = poisoned(allowed);
      for (let receive = 1; receive <= allowed; receive++) {
        expect(world.receiveBodies('orders')).toEqual(['poison']);
        world.advance('10s');
        expect(world.contents('orders')).toEqual(['m1 visible']);
      }
      expect(world.contents('dead')).toEqual([]);
      expect(world.receiveBodies('orders')).toEqual([]);
      world.advance('1s');
      expect(world.contents('orders')).toEqual([]);
      expect(world.contents('dead')).toEqual(['m1 visible']);
      expect(world.facts('MessageDeadLettered')[0]?.detail).toMatchObject({
        receiveCount: allowed,
        maxReceiveCount: allowed,
      });
    },
  );

  test('[SQS-71] no poll, no move: the message waits in its queue', () => {
    const world = poisoned(1);
    world.receive('orders');
    world.advance('3d');
    expect(world.contents('orders')).toEqual(['m1 visible']);
    expect(world.facts('MessageDeadLettered')).toEqual([]);
  });

  test('[SQS-71] a long poll that is waiting already is a poll', () => {
    const world = poisoned(1);
    world.receive('orders');
    world.receive('orders', { WaitTimeSeconds: 20 });
    world.advanceTo('9.999s');
    expect(world.facts('MessageDeadLettered')).toEqual([]);
    world.advanceTo('20s');
    expect(world.facts('MessageDeadLettered').map(({ atMs }) => atMs)).toEqual([10_000]);
    // It got nothing, so it waited on.
    expect(world.facts('ReceiveEmpty').map(({ atMs }) => atMs)).toEqual([20_000]);
  });

  test('[SQS-71] the receive that moves one message can hand out others', () => {
    const world = poisoned(1);
    world.receive('orders');
    world.send('orders', 'b', { DelaySeconds: 11 });
    world.send('orders', 'c', { DelaySeconds: 12 });
    world.advanceTo('12s');
    expect(world.receiveBodies('orders', { MaxNumberOfMessages: 2 })).toEqual(['b', 'c']);
    expect(world.view('orders').deadLetteredTotal).toBe(1);
  });

  test('[SQS-71] a delete in time, or late but before the next receive, prevents it', () => {
    const world = poisoned(1);
    const [message] = world.receive('orders');
    world.advance('1h');
    world.delete('orders', message);
    world.receive('orders');
    world.advance('1s');
    expect(world.contents('dead')).toEqual([]);
  });

  test('[SQS-71] a policy made stricter counts the receives there have been', () => {
    const world = testWorld().queue('orders', { VisibilityTimeout: 0 }).queue('dead');
    world.send('orders', 'a');
    for (let receive = 0; receive < 5; receive++) {
      world.receive('orders');
      world.advance(0);
    }
    world.link('orders', 'dead', { maxReceiveCount: 2 });
    expect(world.receive('orders')).toEqual([]);
    world.advance('1s');
    expect(world.contents('dead')).toEqual(['m1 visible']);
  });

  test('without a dead-letter queue the message is received for ever', () => {
    const world = poisoned(1);
    world.remove('dead');
    for (let receive = 1; receive <= 5; receive++) {
      expect(world.receiveBodies('orders')).toEqual(['poison']);
      world.advance('10s');
    }
  });
});

describe('what the dead-letter queue gets', () => {
  test('[SQS-72] id, body, attributes, trace header and send time; its source; and the count goes on', () => {
    const world = testWorld()
      .queue('orders', { VisibilityTimeout: 10 })
      .queue('dead')
      .link('orders', 'dead', { maxReceiveCount: 1 });
    world.advanceTo('5s');
    const sent = world.send('orders', 'poison', {
      MessageAttributes: { colour: { DataType: 'String', StringValue: 'red' } },
      MessageSystemAttributes: { AWSTraceHeader: { DataType: 'String', StringValue: 'Root=1' } },
    });
    world.receive('orders');
    world.advance('10s');
    world.receive('orders');
    world.advance('1h');
    expect(world.receive('dead', everything)[0]).toMatchObject({
      MessageId: sent.MessageId,
      Body: 'poison',
      Attributes: {
        SentTimestamp: '5000',
        ApproximateReceiveCount: '2',
        AWSTraceHeader: 'Root=1',
        DeadLetterQueueSourceArn: 'arn:aws:sqs:us-east-1:123456789012:orders',
      },
      MessageAttributes: { colour: { DataType: 'String', StringValue: 'red' } },
    });
  });

  test('[SQS-71][SQS-72] in a chain each queue allows its own receives, and the count goes on', () => {
    const world = testWorld()
      .queue('first', { VisibilityTimeout: 1 })
      .queue('second', { VisibilityTimeout: 1 })
      .queue('last')
      .link('first', 'second', { maxReceiveCount: 1 })
      .link('second', 'last', { maxReceiveCount: 2 });
    world.send('first', 'a');
    const counts = (queue: string) => {
      const [message] = world.receive(queue, everything);
      world.advance('2s');
      return message?.Attributes?.ApproximateReceiveCount;
    };
    expect([counts('first'), counts('first')]).toEqual(['1', undefined]);
    expect([counts('second'), counts('second'), counts('second')]).toEqual(['2', '3', undefined]);
    expect(counts('last')).toBe('4');
  });

  test('[SQS-79] the move is no send', () => {
    const world = poisoned(1);
    world.receive('orders');
    world.advance('10s');
    world.receive('orders');
    world.advance('1s');
    expect(world.view('dead')).toMatchObject({ sentTotal: 0, visibleCount: 1 });
    expect(world.facts('MessageSent', 'dead')).toEqual([]);
  });

  test('[SQS-77] on FIFO the message behind it overtakes it', () => {
    const world = testWorld()
      .queue('pay.fifo', { VisibilityTimeout: 10, ContentBasedDeduplication: true })
      .queue('dead.fifo')
      .link('pay.fifo', 'dead.fifo', { maxReceiveCount: 1 });
    for (const body of ['m1', 'm2', 'm3']) world.send('pay.fifo', body, { MessageGroupId: 'g' });
    world.receive('pay.fifo');
    world.advance('10s');
    expect(world.receiveBodies('pay.fifo', { MaxNumberOfMessages: 1 })).toEqual(['m2']);
    // m2 holds the lock now.
    expect(world.receiveBodies('pay.fifo')).toEqual([]);
  });
});

describe('how long it is kept there', () => {
  const day = 86_400;

  test('[SQS-73] a standard message keeps its age: one day here leaves three of four there', () => {
    const world = testWorld()
      .queue('orders', { VisibilityTimeout: 0 })
      .queue('dead', { MessageRetentionPeriod: 4 * day })
      .link('orders', 'dead', { maxReceiveCount: 1 });
    world.send('orders', 'a');
    world.receive('orders');
    world.advanceTo('1d');
    world.receive('orders');
    world.advanceTo(4 * day * 1000 - 1);
    expect(world.contents('dead')).toEqual(['m1 visible']);
    world.advanceTo('4d');
    expect(world.contents('dead')).toEqual([]);
    expect(world.facts('MessageExpired', 'dead')).toHaveLength(1);
  });

  test('[SQS-73] the age of the oldest message there counts from the move', () => {
    const world = poisoned(1);
    world.receive('orders');
    world.advanceTo('1h');
    world.receive('orders');
    world.advance('1s');
    expect(world.view('dead').oldestSinceMs).toBe(3_600_005);
    expect(world.view('orders').oldestSinceMs).toBeUndefined();
  });

  test('[SQS-73] one that was too old for the new queue vanishes on arrival', () => {
    const world = testWorld()
      .queue('orders', { VisibilityTimeout: 0 })
      .queue('dead', { MessageRetentionPeriod: 60 })
      .link('orders', 'dead', { maxReceiveCount: 1 });
    world.send('orders', 'a');
    world.receive('orders');
    world.advanceTo('2min');
    world.receive('orders');
    world.advance('1s');
    expect(world.view('dead')).toMatchObject({ visibleCount: 0, expiredTotal: 1 });
  });

  test('[SQS-74] a FIFO message starts anew', () => {
    const world = testWorld({ latencyMs: 0 })
      .queue('pay.fifo', { VisibilityTimeout: 0, ContentBasedDeduplication: true })
      .queue('dead.fifo', { MessageRetentionPeriod: 4 * day })
      .link('pay.fifo', 'dead.fifo', { maxReceiveCount: 1 });
    world.send('pay.fifo', 'a', { MessageGroupId: 'g' });
    world.receive('pay.fifo');
    world.advanceTo('1d');
    world.receive('pay.fifo');
    world.advanceTo(5 * day * 1000 - 1);
    expect(world.contents('dead.fifo')).toEqual(['m1 visible']);
    world.advanceTo('5d');
    expect(world.contents('dead.fifo')).toEqual([]);
  });
});
