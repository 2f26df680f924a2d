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

describe('to any target', () => {
  const requests = (world: ReturnType<typeof testWorld>) =>
    world
      .facts('RequestDeparted', 'shop')
      .map(({ detail }) => [detail.to, detail.action, (detail.origins as number[]).length]);
  const shop = (settings: Record<string, unknown>) => {
    const world = testWorld()
      .queue('orders')
      .topic('events')
      .stream('clicks')
      .deliveryStream('archive')
      .bucket('uploads')
      .http('billing')
      .producer('shop', { pattern: { kind: 'burst', size: 12, everySeconds: 60 }, count: 12, ...settings });
    for (const id of ['orders', 'events', 'clicks', 'archive', 'uploads', 'billing']) world.link('shop', id);
    world.advance('1ms');
    return world;
  };

  test('each message alone goes in the call that the service has for one', () => {
    expect(requests(shop({ count: 1 }))).toEqual([
      ['orders', 'SendMessage', 1],
      ['events', 'Publish', 1],
      ['clicks', 'PutRecord', 1],
      ['archive', 'PutRecord', 1],
      ['uploads', 'PutObject', 1],
      ['billing', 'Request', 1],
    ]);
  });

  test('a batch goes in as few calls as the service allows: 10, 500, or one by one', () => {
    expect(requests(shop({ batchSize: 12 }))).toEqual([
      ['orders', 'SendMessageBatch', 10],
      ['orders', 'SendMessageBatch', 2],
      ['events', 'PublishBatch', 10],
      ['events', 'PublishBatch', 2],
      ['clicks', 'PutRecords', 12],
      ['archive', 'PutRecordBatch', 12],
      ...Array.from({ length: 12 }, () => ['uploads', 'PutObject', 1]),
      ...Array.from({ length: 12 }, () => ['billing', 'Request', 1]),
    ]);
  });

  test('a call is waited for: the answer is the end of the work', () => {
    const world = testWorld({ latencyMs: 10 })
      .http('billing', { work: { kind: 'fixed', seconds: 2 } })
      .producer('shop', { count: 1 })
      .link('shop', 'billing');
    world.advanceTo('1s');
    expect(seen(world)).toMatchObject({ awaiting: 1, acceptedTotal: 0 });
    world.advanceTo('2.02s');
    expect(seen(world)).toMatchObject({ awaiting: 0, acceptedTotal: 1 });
  });

  test('an HTTP service that turns it away is tried again, one that says no is not', () => {
    const outcome = (failStatus: number) => {
      const world = testWorld({ latencyMs: 10 })
        .http('billing', { failRate: 1, failStatus })
        .producer('shop', { count: 1, attempts: 2 })
        .link('shop', 'billing');
      world.advanceTo('10s');
      const { retriedTotal, lostTotal, refusedTotal } = seen(world);
      return [retriedTotal, lostTotal, refusedTotal];
    };
    expect(outcome(503)).toEqual([1, 1, 0]);
    expect(outcome(404)).toEqual([0, 0, 1]);
  });
});

describe('a batch of which some failed', () => {
  /** One shard takes 1,000 records a second; 1,500 come at once. */
  const flood = (settings: Record<string, unknown>, ShardCount = 1) =>
    testWorld({ latencyMs: 10 })
      .stream('clicks', { ShardCount })
      .producer('shop', {
        pattern: { kind: 'burst', size: 1_500, everySeconds: 600 },
        count: 1_500,
        batchSize: 500,
        ...settings,
      })
      .link('shop', 'clicks');
  const stored = (world: ReturnType<typeof testWorld>) => world.view<{ putTotal: number }>('clicks').putTotal;

  test('[KDS-21] is answered with success; only what failed is sent again, until all of it is stored, once', () => {
    const world = flood({ attempts: 20 });
    world.advance('1min');
    const calls = world.facts('RequestDeparted', 'shop').map(({ detail }) => detail.origins as number[]);
    expect(calls.slice(0, 3).map(({ length }) => length)).toEqual([500, 500, 500]);
    const again = calls.slice(3).flat();
    expect(again.length).toBe(seen(world).retriedTotal);
    expect(again.length).toBeGreaterThanOrEqual(500);
    expect(stored(world)).toBe(1_500);
    expect(seen(world)).toMatchObject({ acceptedTotal: 1_500, lostTotal: 0, refusedTotal: 0, awaiting: 0 });
  });

  test('[KDS-22] one that failed does not hold up those behind it: they are stored before it', () => {
    // A and B live in different shards; three of four records go to A, which has room for 1,000 of its 1,200.
    const settings = {
      pattern: { kind: 'burst', size: 1_600, everySeconds: 600 },
      count: 1_600,
      batchSize: 400,
      groups: ['A', 'A', 'A', 'B'],
      attempts: 20,
    };
    const world = flood(settings, 2);
    world.advance('19ms');
    expect(seen(world).awaiting).toBe(1_600);
    world.advance('1ms');
    expect(seen(world).acceptedTotal).toBe(1_400);
    const retried = world.facts('SendRetried').flatMap(({ detail }) => detail.messages ?? []);
    expect(retried).toHaveLength(200);
    // Every fourth is B: message 1,600 was the last of all, and is stored.
    expect(retried.filter((origin) => origin % 4 === 0)).toEqual([]);
    expect(Math.min(...retried)).toBeLessThan(1_600);
    world.advance('1min');
    expect([seen(world).acceptedTotal, stored(world)]).toEqual([1_600, 1_600]);
  });

  test('is lost in part to whoever does not look, and the facts say so', () => {
    const world = flood({ attempts: 20, retryFailedEntries: false });
    world.advance('1min');
    const { acceptedTotal, lostTotal } = seen(world);
    expect([acceptedTotal, lostTotal, stored(world)]).toEqual([1_000, 500, 1_000]);
    expect(world.facts('SendRetried')).toEqual([]);
    const overlooked = world.facts('FailureOverlooked').map(({ detail }) => detail);
    expect(overlooked.flatMap(({ messages }) => messages ?? [])).toHaveLength(500);
    expect(overlooked[0]).toMatchObject({ to: 'clicks', code: 'ProvisionedThroughputExceededException' });
  });

  test('many that fare alike are one fact; ten or fewer have one each', () => {
    const world = flood({ attempts: 1 });
    world.advance('10s');
    expect(world.facts('SendGivenUp').map(({ detail }) => detail.messages?.length)).toEqual([500]);
    const few = shopWith({
      count: 3,
      batchSize: 3,
      attempts: 1,
      pattern: { kind: 'burst', size: 3, everySeconds: 9 },
    });
    few.fault('orders', 'throttle').advance('10s');
    expect(few.facts('SendGivenUp').map(({ detail }) => detail.message)).toEqual([1, 2, 3]);
  });

  test('a call that is refused as a whole is tried again whether it looks or not', () => {
    const world = shopWith({ attempts: 10, retryFailedEntries: false });
    world.fault('orders', 'throttle', { forSeconds: 0.2 });
    world.advance('1min');
    expect(seen(world)).toMatchObject({ acceptedTotal: 1, lostTotal: 0 });
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

  test('pauses grow no longer than 20 s, so that twenty attempts end in minutes', () => {
    const world = shopWith({ attempts: 20 });
    world.fault('orders', 'throttle').advance('1h');
    const pauses = world.facts('SendRetried').map(({ detail }) => detail.pauseMs as number);
    expect(pauses).toHaveLength(19);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(20_000);
    expect(Math.max(...pauses)).toBeGreaterThan(6_400);
  });

  test('without back-off it tries again at once', () => {
    const world = shopWith({ attempts: 4, backoff: 'none' });
    world.fault('orders', 'throttle').advance('1min');
    // There and back takes 20 ms.
    expect(world.facts('RequestDeparted', 'shop').map(({ atMs }) => atMs)).toEqual([0, 20, 40, 60]);
  });

  test('one attempt is all there is when no more are allowed', () => {
    const world = shopWith({ attempts: 1 });
    world.fault('orders', 'throttle').advance('1min');
    expect(seen(world)).toMatchObject({ retriedTotal: 0, lostTotal: 1 });
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
