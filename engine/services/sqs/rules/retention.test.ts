import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

const minute = (settings: Record<string, unknown> = {}) =>
  testWorld().queue('orders', { MessageRetentionPeriod: 60, ...settings });

describe('retention', () => {
  test('[SQS-03] is four days unless the queue says otherwise', () => {
    const world = testWorld().queue('orders');
    world.send('orders', 'a');
    world.advanceTo(4 * 86_400_000 - 1);
    expect(world.contents('orders')).toEqual(['m1 visible']);
    world.advanceTo('4d');
    expect(world.contents('orders')).toEqual([]);
  });

  test('[SQS-17] counts from the send, whatever the delay', () => {
    const world = minute();
    world.send('orders', 'a', { DelaySeconds: 50 });
    world.send('orders', 'b', { DelaySeconds: 100 });
    world.advanceTo('59.999s');
    expect(world.contents('orders')).toEqual(['m1 visible', 'm2 delayed']);
    world.advanceTo('60s');
    expect(world.contents('orders')).toEqual([]);
    world.advance('5min');
    expect(world.facts('DelayElapsed')).toHaveLength(1);
  });

  test('[SQS-17] receiving does not extend it', () => {
    const world = minute({ VisibilityTimeout: 5 });
    world.send('orders', 'a');
    for (const seconds of [0, 15, 30, 45]) {
      world.advanceTo(`${seconds}s`);
      expect(world.receive('orders')).toHaveLength(1);
    }
    world.advanceTo('60s');
    expect(world.receive('orders')).toEqual([]);
  });

  test('[SQS-17] a message in flight vanishes as well, and its timer with it', () => {
    const world = minute({ VisibilityTimeout: 100 });
    world.send('orders', 'a');
    world.advanceTo('50s');
    world.receive('orders');
    world.advanceTo('60s');
    expect(world.contents('orders')).toEqual([]);
    expect(world.view('orders')).toMatchObject({ notVisibleCount: 0, expiredTotal: 1 });
    world.advance('5min');
    expect(world.facts('VisibilityExpired')).toEqual([]);
  });

  test('[SQS-17] each message goes at its own time, and the others stay', () => {
    const world = minute();
    for (const seconds of [0, 10, 20]) {
      world.advanceTo(`${seconds}s`);
      world.send('orders', 'x');
    }
    world.delete('orders', world.receive('orders')[0]);
    world.advance('2min');
    expect(world.facts('MessageExpired').map(({ atMs, detail }) => [detail.message, atMs])).toEqual([
      [2, 70_000],
      [3, 80_000],
    ]);
  });

  test('[SQS-17] on FIFO the message behind an expired one comes free', () => {
    const world = testWorld().queue('pay.fifo', {
      MessageRetentionPeriod: 60,
      VisibilityTimeout: 1_000,
      ContentBasedDeduplication: true,
    });
    world.send('pay.fifo', 'a', { MessageGroupId: 'g' });
    world.receive('pay.fifo');
    world.advanceTo('30s');
    world.send('pay.fifo', 'b', { MessageGroupId: 'g' });
    expect(world.receiveBodies('pay.fifo')).toEqual([]);
    world.advanceTo('60s');
    expect(world.receiveBodies('pay.fifo')).toEqual(['b']);
  });
});

describe('bookkeeping', () => {
  test('after thousands of deletes the oldest message is still known', () => {
    const world = minute();
    world.send('orders', 'keep', { DelaySeconds: 55 });
    for (let round = 0; round < 3_000; round++) {
      world.send('orders', 'x');
      world.delete('orders', world.receive('orders')[0]);
    }
    world.advanceTo('59.999s');
    expect(world.contents('orders')).toEqual(['m1 visible']);
    world.advanceTo('60s');
    expect(world.facts('MessageExpired').map(({ detail }) => detail.message)).toEqual([1]);
  });
});
