import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { ProducerView } from '../contract.ts';

const shopWith = (settings: Record<string, unknown>, queue = 'orders', queueSettings = {}) =>
  testWorld({ latencyMs: 10 })
    .queue(queue, queueSettings)
    .producer('shop', { count: 1, ...settings })
    .link('shop', queue);
const seen = (world: ReturnType<typeof testWorld>) => world.view<ProducerView>('shop');

describe('what is sent', () => {
  test('a body with its number and its group, groups in turn', () => {
    const world = shopWith({
      count: 4,
      body: '{n} of {group}',
      groups: ['A', 'B'],
      pattern: { kind: 'burst', size: 9, everySeconds: 1 },
    });
    world.advance('1s');
    expect(world.receiveBodies('orders')).toEqual(['1 of A', '2 of B', '3 of A', '4 of B']);
    expect(seen(world)).toMatchObject({ producedTotal: 4, acceptedTotal: 4, awaiting: 0, isDone: true });
  });

  test('groups at random are of the list, all of it', () => {
    const world = shopWith({
      count: 60,
      groups: ['A', 'B', 'C'],
      groupOrder: 'random',
      pattern: { kind: 'burst', size: 60, everySeconds: 1 },
    });
    world.advance('1s');
    const groups = world.facts('MessageProduced').map(({ detail }) => detail.group as string);
    expect(new Set(groups)).toEqual(new Set(['A', 'B', 'C']));
    expect(groups.slice(0, 6)).not.toEqual(['A', 'B', 'C', 'A', 'B', 'C']);
  });

  test.each([
    ['perMessage', 3],
    ['perBody', 1],
  ])('deduplication ids %s: of three equal bodies %d are stored', (deduplicationIds, stored) => {
    const world = shopWith({ count: 3, body: 'pay ten', deduplicationIds, groups: ['A'] }, 'pay.fifo');
    world.advance('1min');
    expect(world.contents('pay.fifo')).toHaveLength(stored);
    // A duplicate is answered like any other send.
    expect(seen(world).acceptedTotal).toBe(3);
  });

  test('a delay of its own goes with each message', () => {
    const world = shopWith({ delaySeconds: 7 });
    world.advance('1s');
    expect(world.view('orders').delayed[0]).toMatchObject({ untilMs: 7_010 });
  });

  test('every queue that a wire leads to gets the same message', () => {
    const world = testWorld()
      .queue('a')
      .queue('b')
      .producer('shop', { count: 1 })
      .link('shop', 'a')
      .link('shop', 'b');
    world.advance('1s');
    expect([world.contents('a'), world.contents('b')]).toEqual([['m1 visible'], ['m1 visible']]);
    expect(seen(world)).toMatchObject({ producedTotal: 1, acceptedTotal: 2 });
  });

  test('without a wire nothing is made; it begins with the first wire', () => {
    const world = testWorld().queue('orders').producer('shop', { count: 1 });
    world.advance('30s');
    expect(world.facts('MessageProduced')).toEqual([]);
    world.link('shop', 'orders');
    world.advance('1s');
    expect(world.facts('MessageProduced').map(({ atMs }) => atMs)).toEqual([30_000]);
  });
});

describe('batches', () => {
  const batch = (settings: Record<string, unknown>) =>
    ({ batchSize: 3, pattern: { kind: 'constant', everySeconds: 1 }, groups: [], ...settings }) as const;
  const departures = (world: ReturnType<typeof testWorld>) =>
    world
      .facts('RequestDeparted', 'shop')
      .map(({ atMs, detail }) => [atMs, detail.action, (detail.origins as number[]).length]);

  test('go when they are full, and the rest when nothing more will come', () => {
    const world = shopWith(batch({ count: 7 }));
    world.advance('20s');
    expect(departures(world)).toEqual([
      [2_000, 'SendMessageBatch', 3],
      [5_000, 'SendMessageBatch', 3],
      [6_000, 'SendMessageBatch', 1],
    ]);
    expect(seen(world).acceptedTotal).toBe(7);
  });

  test('one entry can fail while the others are taken', () => {
    const messages = ['good', 'bad\u0000', 'also good'].map((body) => ({ atSeconds: 0, body }));
    const world = shopWith(batch({ count: 0, pattern: { kind: 'script', messages } }));
    world.advance('1s');
    expect(seen(world)).toMatchObject({ acceptedTotal: 2, refusedTotal: 1, retriedTotal: 0 });
    expect(world.facts('SendRefused').map(({ detail }) => [detail.message, detail.code])).toEqual([
      [2, 'InvalidMessageContents'],
    ]);
    expect(world.receiveBodies('orders')).toEqual(['good', 'also good']);
  });

  test('a batch that is tried again stays a batch, whatever the setting says by then', () => {
    const world = shopWith(batch({ count: 3, attempts: 5 }));
    world.fault('orders', 'throttle', { forSeconds: 2.05 });
    world.advanceTo('2.005s');
    world.configure('shop', { ...batch({ count: 3, attempts: 5 }), batchSize: 1 });
    world.advanceTo('10s');
    expect(world.contents('orders')).toHaveLength(3);
    expect(seen(world)).toMatchObject({ acceptedTotal: 3, awaiting: 0 });
  });
});

describe('trouble', () => {
  test('a refusal is final: the message was never stored', () => {
    const world = shopWith({ groups: [] }, 'pay.fifo');
    world.advance('1min');
    expect(world.facts('SendRefused')[0]?.detail).toMatchObject({ message: 1, code: 'MissingParameter' });
    expect(seen(world)).toMatchObject({
      refusedTotal: 1,
      retriedTotal: 0,
      lastError: { code: 'MissingParameter' },
    });
    expect(world.facts('RequestDeparted', 'shop')).toHaveLength(1);
  });

  test('a throttled send is tried again after growing pauses, and given up after the last attempt', () => {
    const world = shopWith({ attempts: 4 });
    world.fault('orders', 'throttle');
    world.advance('1min');
    const pauses = world.facts('SendRetried').map(({ detail }) => detail.pauseMs as number);
    expect(pauses).toHaveLength(3);
    // Full jitter: anything from nothing to 100, 200, 400 ms.
    pauses.forEach((pause, index) => {
      expect(pause).toBeGreaterThanOrEqual(0);
      expect(pause).toBeLessThanOrEqual(100 * 2 ** index);
    });
    expect(new Set(pauses).size).toBe(3);
    const [first, second, third, last] = world.facts('RequestDeparted', 'shop').map(({ atMs }) => atMs);
    // There and back takes 20 ms.
    expect(second).toBeCloseTo((first ?? 0) + 20 + (pauses[0] ?? 0), 2);
    expect(last).toBeCloseTo((third ?? 0) + 20 + (pauses[2] ?? 0), 2);
    expect(world.facts('SendGivenUp')[0]?.detail).toMatchObject({ attempts: 4, code: 'ThrottlingException' });
    expect(seen(world)).toMatchObject({ retriedTotal: 3, lostTotal: 1, acceptedTotal: 0, awaiting: 0 });
  });

  test('pauses grow with the attempts', () => {
    const pausesAt = (attempt: number) => {
      let longest = 0;
      for (let seed = 1; seed <= 20; seed++) {
        const world = testWorld({ seed })
          .queue('orders')
          .producer('shop', { count: 1, attempts: 5 })
          .link('shop', 'orders');
        world.fault('orders', 'throttle').advance('1min');
        longest = Math.max(longest, world.facts('SendRetried')[attempt - 1]?.detail.pauseMs as number);
      }
      return longest;
    };
    const [first, fourth] = [pausesAt(1), pausesAt(4)];
    expect(first).toBeLessThanOrEqual(100);
    expect(fourth).toBeGreaterThan(400);
    expect(fourth).toBeLessThanOrEqual(800);
  });

  test('a throttle that passes is survived', () => {
    const world = shopWith({ attempts: 10 });
    world.fault('orders', 'throttle', { forSeconds: 0.2 });
    world.advance('1min');
    expect(seen(world)).toMatchObject({ acceptedTotal: 1, lostTotal: 0 });
    expect(seen(world).retriedTotal).toBeGreaterThan(0);
  });

  test('a lost request is noticed when its time is up, and tried again', () => {
    const world = shopWith({ requestTimeoutSeconds: 2 });
    world.fault('shop → orders', 'partition', { forSeconds: 1 });
    world.advanceTo('1.999s');
    expect(world.facts('SendRetried')).toEqual([]);
    world.advanceTo('10s');
    expect(world.facts('SendRetried').map(({ atMs, detail }) => [atMs, detail.code])).toEqual([
      [2_000, 'RequestTimeout'],
    ]);
    expect(world.contents('orders')).toEqual(['m1 visible']);
  });

  test('when only the answer was lost, the message is there twice: the sender cannot know', () => {
    const world = shopWith({ requestTimeoutSeconds: 2 });
    world.advance('5ms');
    world.fault('shop → orders', 'partition', { forSeconds: 1 });
    world.advance('10s');
    expect(world.facts('ReplyLost')).toHaveLength(1);
    expect(world.contents('orders')).toEqual(['m1 visible', 'm1 visible']);
    expect(seen(world)).toMatchObject({ acceptedTotal: 1, retriedTotal: 1 });
  });

  test('a FIFO queue swallows the second one', () => {
    const world = shopWith({ requestTimeoutSeconds: 2 }, 'pay.fifo', { ContentBasedDeduplication: true });
    world.advance('5ms');
    world.fault('shop → pay.fifo', 'partition', { forSeconds: 1 });
    world.advance('10s');
    expect(world.contents('pay.fifo')).toEqual(['m1 visible']);
  });
});
