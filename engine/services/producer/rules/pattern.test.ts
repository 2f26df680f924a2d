import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { ProducerView } from '../contract.ts';
import { patternWords } from './pattern.ts';

/** When messages are made, ms, up to a time. */
function timesOf(pattern: object, until: string, settings: Record<string, unknown> = {}): number[] {
  const world = testWorld()
    .queue('orders')
    .producer('shop', { pattern, ...settings })
    .link('shop', 'orders');
  world.advanceTo(until);
  return world.facts('MessageProduced').map(({ atMs }) => atMs);
}

const gaps = (times: readonly number[]) =>
  times.slice(1).map((time, index) => time - (times[index] as number));

describe('constant', () => {
  test('one now, and one every so often', () => {
    expect(timesOf({ kind: 'constant', everySeconds: 2 }, '6s')).toEqual([0, 2_000, 4_000, 6_000]);
  });

  test('a thousand steps of a third of a second do not drift', () => {
    const times = timesOf({ kind: 'constant', everySeconds: 1 / 3 }, '400s');
    expect(times[3]).toBe(1_000);
    expect(times[1_000]).toBeCloseTo(333_333.333, 3);
    expect(times[1_200]).toBe(400_000);
  });

  test('starts when it is told to, and ends after so many', () => {
    const times = timesOf({ kind: 'constant', everySeconds: 1 }, '1min', { startAtSeconds: 2.5, count: 3 });
    expect(times).toEqual([2_500, 3_500, 4_500]);
  });
});

describe('burst', () => {
  test('so many at once, every so often', () => {
    expect(timesOf({ kind: 'burst', size: 3, everySeconds: 5 }, '10s')).toEqual([
      ...[0, 0, 0],
      ...[5_000, 5_000, 5_000],
      ...[10_000, 10_000, 10_000],
    ]);
  });

  test('the last burst is cut where the count ends', () => {
    expect(timesOf({ kind: 'burst', size: 3, everySeconds: 5 }, '1min', { count: 4 })).toEqual([
      0, 0, 0, 5_000,
    ]);
  });
});

describe('ramp', () => {
  test('the area under the line is the number of messages', () => {
    const ramp = { kind: 'ramp', fromPerSecond: 0, toPerSecond: 10, overSeconds: 20 };
    const times = timesOf(ramp, '30s');
    // Half way 25, at the top 100, then ten a second; the first one is made at once.
    const madeBy = (ms: number) => times.filter((time) => time < ms).length;
    expect([madeBy(10_000), madeBy(20_000), madeBy(30_000)]).toEqual([25, 100, 200]);
    expect(gaps(times).slice(100)).toSatisfy((rest: number[]) =>
      rest.every((gap) => Math.abs(gap - 100) < 0.01),
    );
    const rising = gaps(times).slice(0, 99);
    expect(rising).toEqual([...rising].sort((a, b) => b - a));
  });

  test('it can go down as well', () => {
    const times = timesOf({ kind: 'ramp', fromPerSecond: 10, toPerSecond: 2, overSeconds: 10 }, '15s');
    const madeBy = (ms: number) => times.filter((time) => time < ms).length;
    expect([madeBy(10_000), madeBy(15_000)]).toEqual([60, 70]);
  });

  test('from and to the same is constant', () => {
    const times = timesOf({ kind: 'ramp', fromPerSecond: 4, toPerSecond: 4, overSeconds: 10 }, '1s');
    expect(times).toEqual([0, 250, 500, 750, 1_000]);
  });
});

describe('poisson', () => {
  test('the mean is as said, the gaps differ, and a seed is a story', () => {
    const pattern = { kind: 'poisson', perSecond: 50 };
    const times = timesOf(pattern, '200s');
    // 10,000 expected, with a standard deviation of 100.
    expect(Math.abs(times.length - 10_000)).toBeLessThan(400);
    const spaces = gaps(times);
    const mean = spaces.reduce((sum, gap) => sum + gap, 0) / spaces.length;
    const deviation = Math.sqrt(spaces.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / spaces.length);
    // An exponential's deviation is its mean.
    expect(deviation / mean).toBeGreaterThan(0.9);
    expect(deviation / mean).toBeLessThan(1.1);
    expect(timesOf(pattern, '2s')).toEqual(timesOf(pattern, '2s'));
  });
});

describe('wave', () => {
  const wave = { kind: 'wave', lowPerSecond: 2, highPerSecond: 10, periodSeconds: 60 };

  test('never slower than the trough, never faster than the crest', () => {
    for (const gap of gaps(timesOf(wave, '2min'))) {
      expect(gap).toBeGreaterThanOrEqual(99.99);
      expect(gap).toBeLessThanOrEqual(500.01);
    }
  });

  test('from the trough to the crest in half a period, and six a second on the whole', () => {
    const times = timesOf(wave, '1h');
    const between = (from: number, to: number) => times.filter((time) => time >= from && time < to).length;
    expect(between(0, 5_000)).toBeLessThanOrEqual(11);
    expect(between(27_500, 32_500)).toBeGreaterThanOrEqual(49);
    for (const period of [0, 1, 59]) expect(between(period * 60_000, (period + 1) * 60_000)).toBe(360);
  });

  test('a trough of nothing leaves out nothing of what comes after it', () => {
    const times = timesOf({ ...wave, lowPerSecond: 0, periodSeconds: 10 }, '30s');
    expect(times).toHaveLength(151);
    expect(times[0]).toBe(0);
  });
});

describe('script', () => {
  const messages = [
    { atSeconds: 1, body: 'first', groupId: 'A', deduplicationId: 'one' },
    { atSeconds: 3.5, body: 'second', groupId: 'B', deduplicationId: 'two' },
    { atSeconds: 3.5, body: 'first', groupId: 'A', deduplicationId: 'one', repeatOf: 0 },
  ];

  test('exactly these messages, at these times', () => {
    expect(timesOf({ kind: 'script', messages }, '1min')).toEqual([1_000, 3_500, 3_500]);
    const world = testWorld({ latencyMs: 0 })
      .queue('orders')
      .producer('shop', {
        pattern: {
          kind: 'script',
          messages: [{ atSeconds: 2, body: 'late', delaySeconds: 7, groupId: 'A' }],
        },
        groups: ['unused'],
      })
      .link('shop', 'orders');
    world.advanceTo('2s');
    expect(world.view('orders').delayed[0]).toMatchObject({ group: 'A', untilMs: 9_000 });
    expect(world.engine.message('orders', 1)).toMatchObject({ body: { text: 'late' } });
    expect(world.view<ProducerView>('shop').isDone).toBe(true);
  });

  test('a repeated one is the same message once more', () => {
    const world = testWorld({ latencyMs: 0 })
      .queue('pay.fifo')
      .producer('shop', { pattern: { kind: 'script', messages } })
      .link('shop', 'pay.fifo');
    world.advanceTo('4s');
    expect(world.facts('MessageProduced').map(({ detail }) => detail.message)).toEqual([1, 2, 1]);
    expect(world.facts('MessageDeduplicated')[0]?.detail).toMatchObject({ message: 1, original: 1 });
  });

  test('one that takes over from another pattern begins at its first message; one that is edited goes on', () => {
    const world = testWorld({ latencyMs: 0 })
      .queue('orders')
      .producer('shop', { pattern: { kind: 'constant', everySeconds: 1 }, body: 'x' })
      .link('shop', 'orders');
    world.advanceTo('2.5s');
    world.configure('shop', { pattern: { kind: 'script', messages: [{ atSeconds: 3, body: 'a' }] } });
    world.advanceTo('4s');
    const more = [
      { atSeconds: 3, body: 'a' },
      { atSeconds: 5, body: 'b' },
    ];
    world.configure('shop', { pattern: { kind: 'script', messages: more } });
    world.advanceTo('9s');
    expect(world.receiveBodies('orders')).toEqual(['x', 'x', 'x', 'a', 'b']);
  });
});

describe('more than a thousand a second', () => {
  /** Moments at which messages were made, ms, and how many each time. */
  const portions = (pattern: object, until: string, settings: Record<string, unknown> = {}) => {
    const world = testWorld()
      .queue('orders')
      .producer('shop', { pattern, groups: [], batchSize: 10, ...settings })
      .link('shop', 'orders');
    world.advanceTo(until);
    return world.facts('MessageProduced').map(({ atMs, detail }) => ({
      atMs,
      count: detail.messages?.length ?? 1,
    }));
  };
  const countOf = (made: readonly { count: number }[]) => made.reduce((sum, { count }) => sum + count, 0);

  test('those that are due within one millisecond are made together, with the first of them, and told once', () => {
    // Due at 0, 0.3, 0.6, 0.9; then at 1.2 …
    expect(portions({ kind: 'constant', everySeconds: 0.0003 }, '2ms')).toEqual([
      { atMs: 0, count: 4 },
      { atMs: 1.2, count: 4 },
    ]);
    // A thousand a second have a moment each.
    expect(portions({ kind: 'constant', everySeconds: 0.001 }, '2ms').map(({ count }) => count)).toEqual([
      1, 1, 1,
    ]);
  });

  const wholeTurn = 2 * Math.PI;
  test.each<[string, object, (seconds: number) => number]>([
    ['constant', { kind: 'constant', everySeconds: 0.00002 }, (t) => 50_000 * t],
    [
      'ramp',
      { kind: 'ramp', fromPerSecond: 20_000, toPerSecond: 80_000, overSeconds: 1 },
      (t) => 20_000 * t + 30_000 * t * t,
    ],
    [
      'wave',
      { kind: 'wave', lowPerSecond: 0, highPerSecond: 100_000, periodSeconds: 1 },
      (t) => 50_000 * (t - Math.sin(wholeTurn * t) / wholeTurn),
    ],
  ])(
    '%s: a portion begins when its first message is due, and is what a millisecond makes',
    (_, pattern, area) => {
      const made = portions(pattern, '999.9ms');
      let before = 0;
      for (const { atMs, count } of made) {
        expect(Math.abs(area(atMs / 1000) - before)).toBeLessThan(0.1);
        expect(Math.abs(area((atMs + 1) / 1000) - before - count)).toBeLessThanOrEqual(1.1);
        before += count;
      }
      expect(before).toBeGreaterThan(49_900);
      expect(before).toBeLessThanOrEqual(50_100);
    },
  );

  test('at random: as many as said on average, in portions that wait for their last one', () => {
    const made = portions({ kind: 'poisson', perSecond: 20_000 }, '2s');
    // 40,000 expected, with a standard deviation of 200.
    expect(Math.abs(countOf(made) - 40_000)).toBeLessThan(800);
    expect(new Set(made.map(({ count }) => count))).toEqual(new Set([20]));
  });

  test('the last portion ends where the count does', () => {
    expect(countOf(portions({ kind: 'constant', everySeconds: 0.0001 }, '1s', { count: 25 }))).toBe(25);
  });

  test('bursts that come as fast are told once each, others message by message', () => {
    expect(portions({ kind: 'burst', size: 50, everySeconds: 0.01 }, '5ms')).toEqual([
      { atMs: 0, count: 50 },
    ]);
    expect(portions({ kind: 'burst', size: 50, everySeconds: 60 }, '5ms')).toHaveLength(50);
  });
});

test('each pattern has its words', () => {
  expect(
    [
      { kind: 'constant', everySeconds: 2 },
      { kind: 'constant', everySeconds: 0.25 },
      { kind: 'poisson', perSecond: 8 },
      { kind: 'burst', size: 5, everySeconds: 10 },
      { kind: 'ramp', fromPerSecond: 1, toPerSecond: 9, overSeconds: 30 },
      { kind: 'wave', lowPerSecond: 1, highPerSecond: 9, periodSeconds: 60 },
      { kind: 'script', messages: [{ atSeconds: 0, body: 'a' }] },
      { kind: 'script', messages: [] },
      { kind: 'constant', everySeconds: 0.00002 },
    ].map((pattern) => patternWords(pattern as never)),
  ).toEqual([
    'every 2 s',
    '4 a second',
    '8 a second, at random',
    '5 at once, every 10 s',
    'from 1 to 9 a second in 30 s',
    '1 to 9 a second, every 60 s',
    '1 exact message',
    '0 exact messages',
    '50,000 a second',
  ]);
});
