import { describe, expect, test } from 'vitest';
import { testWorld } from '../../testing/testWorld.ts';

describe('a queue of a scenario', () => {
  test.each([
    ['a name that ends in .fifo without FifoQueue', 'a.fifo', { FifoQueue: false }],
    ['FifoQueue without such a name', 'a', { FifoQueue: true }],
    ['an attribute of FIFO queues only', 'a', { DeduplicationScope: 'queue' }],
    [
      'a limit per group without the scope of a group',
      'a.fifo',
      { FifoThroughputLimit: 'perMessageGroupId' },
    ],
  ])('[SQS-08][SQS-10] cannot begin with %s', (_, name, settings) => {
    const world = testWorld().queue(name, settings);
    expect(() => world.engine).toThrow('resources[0]');
  });

  test('[SQS-12] keeps its type', () => {
    const world = testWorld().queue('orders').queue('pay.fifo');
    const configure = (id: string, settings: Record<string, unknown>) =>
      world.apply({ type: 'configure', id, settings }).refusal?.code;
    expect(configure('orders', { FifoQueue: true })).toBe('InvalidAttributeValue');
    expect(configure('pay.fifo', {})).toBe('InvalidAttributeValue');
    expect(configure('orders', { ContentBasedDeduplication: true })).toBe('InvalidAttributeName');
    expect(configure('pay.fifo', { FifoQueue: true, ContentBasedDeduplication: true })).toBeUndefined();
  });

  test('what is changed in the inspector is what GetQueueAttributes says', () => {
    const world = testWorld().queue('orders');
    world.advance('7s');
    world.configure('orders', { VisibilityTimeout: 12, MessageRetentionPeriod: 60 });
    const { Attributes } = world.call<{ Attributes: Record<string, string> }>(
      'orders',
      'GetQueueAttributes',
      {
        AttributeNames: ['All'],
      },
    );
    expect(Attributes).toMatchObject({
      VisibilityTimeout: '12',
      MessageRetentionPeriod: '60',
      LastModifiedTimestamp: '7',
    });
  });
});

describe('its faults', () => {
  const asked = (kind: 'deny' | 'throttle') => {
    const world = testWorld()
      .queue('orders')
      .producer('shop', { count: 1, attempts: 1 })
      .link('shop', 'orders');
    world.fault('orders', kind);
    world.advance('1s');
    return world;
  };

  test('under deny and throttle SQS refuses in its own words, and stores nothing', () => {
    expect(asked('deny').facts('SendRefused')[0]?.detail.code).toBe('AccessDenied');
    expect(asked('throttle').facts('SendGivenUp')[0]?.detail.code).toBe('ThrottlingException');
    expect(asked('throttle').contents('orders')).toEqual([]);
  });
});
