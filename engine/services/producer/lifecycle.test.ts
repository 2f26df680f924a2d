import { describe, expect, test } from 'vitest';
import { testWorld } from '../../testing/testWorld.ts';
import type { ProducerView } from './contract.ts';

const everySecond = { pattern: { kind: 'constant', everySeconds: 1 } };
const world = (settings: Record<string, unknown> = {}) =>
  testWorld({ latencyMs: 10 })
    .queue('orders')
    .producer('shop', { ...everySecond, ...settings })
    .link('shop', 'orders');
const times = (of: ReturnType<typeof testWorld>) => of.facts('MessageProduced').map(({ atMs }) => atMs);
const seen = (of: ReturnType<typeof testWorld>) => of.view<ProducerView>('shop');

describe('a crash', () => {
  test('makes nothing until it heals, and then begins again', () => {
    const shop = world();
    shop.advanceTo('2.5s');
    shop.fault('shop', 'crash');
    expect(seen(shop).isCrashed).toBe(true);
    shop.advanceTo('9.2s');
    shop.heal('shop', 'crash');
    shop.advanceTo('11s');
    expect(times(shop)).toEqual([0, 1_000, 2_000, 9_200, 10_200]);
    expect(seen(shop)).toMatchObject({ isCrashed: false, producedTotal: 5 });
  });

  test('heals by itself when it was set for a while', () => {
    const shop = world();
    shop.advanceTo('0.5s');
    shop.fault('shop', 'crash', { forSeconds: 3 });
    shop.advanceTo('5s');
    expect(times(shop)).toEqual([0, 3_500, 4_500]);
  });

  test('forgets what it had gathered, and what was under way: an answer finds nobody', () => {
    const shop = world({ batchSize: 3 });
    shop.advanceTo('1.5s');
    shop.fault('shop', 'crash', { forSeconds: 1 });
    shop.advanceTo('10s');
    // m1 and m2 were never sent.
    expect(shop.facts('MessageSent')[0]?.detail.message).toBe(3);
    const late = world({ attempts: 5 });
    late.advance('5ms');
    late.fault('shop', 'crash', { forSeconds: 0.5 });
    late.advanceTo('0.9s');
    expect(late.facts('ReplyLost')).toHaveLength(1);
    expect(seen(late)).toMatchObject({ acceptedTotal: 1, awaiting: 0 });
  });

  test('a retry that was planned before it does not happen after it', () => {
    const shop = world({ count: 1, attempts: 20 });
    shop.fault('orders', 'throttle');
    shop.advance('21ms');
    shop.fault('shop', 'crash');
    shop.heal('shop', 'crash');
    shop.heal('orders', 'throttle');
    shop.advance('1min');
    expect(shop.facts('RequestDeparted', 'shop')).toHaveLength(1);
  });
});

test('a half-full batch is as it was after a seek back', () => {
  const shop = testWorld({ latencyMs: 10 }, { checkpointInterval: 1 })
    .queue('orders')
    .producer('shop', { ...everySecond, batchSize: 4, body: '{n}' })
    .link('shop', 'orders');
  shop.advanceTo('9.5s');
  shop.engine.seek(2_500);
  // Acting in the past makes what follows anew.
  shop.configure('shop', { ...everySecond, batchSize: 4, body: 'new {n}' });
  shop.advanceTo('3.5s');
  expect(shop.receiveBodies('orders')).toEqual(['1', '2', '3', 'new 4']);
});

describe('settings changed while it runs', () => {
  test('another pace begins at once', () => {
    const shop = world();
    shop.advanceTo('2.5s');
    shop.configure('shop', { pattern: { kind: 'constant', everySeconds: 5 } });
    shop.advanceTo('8s');
    expect(times(shop)).toEqual([0, 1_000, 2_000, 2_500, 7_500]);
  });

  test('another body changes nothing about the pace', () => {
    const shop = world({ body: 'a' });
    shop.advanceTo('1.5s');
    shop.configure('shop', { ...everySecond, body: 'b' });
    shop.advanceTo('3.5s');
    expect(times(shop)).toEqual([0, 1_000, 2_000, 3_000]);
    expect(shop.receiveBodies('orders')).toEqual(['a', 'a', 'b', 'b']);
  });

  test('a batch made smaller takes those along that had gathered, in order', () => {
    const shop = world({ batchSize: 5, body: '{n}', groups: [] });
    shop.advanceTo('1.5s');
    shop.configure('shop', { ...everySecond, body: '{n}', groups: [], batchSize: 1 });
    shop.advanceTo('3.5s');
    expect(shop.receiveBodies('orders')).toEqual(['1', '2', '3', '4']);
    expect(
      shop.facts('RequestDeparted', 'shop').map(({ detail }) => (detail.origins as number[]).length),
    ).toEqual([3, 1]);
  });

  test('a higher count lets it go on', () => {
    const shop = world({ count: 2 });
    shop.advanceTo('10s');
    expect(seen(shop)).toMatchObject({ producedTotal: 2, isDone: true });
    shop.configure('shop', { ...everySecond, count: 3 });
    shop.advanceTo('20s');
    expect(seen(shop)).toMatchObject({ producedTotal: 3, isDone: true });
  });

  test('its last wire taken away stops it, another one starts it', () => {
    const shop = world();
    shop.advanceTo('1.5s');
    shop.disconnect('shop', 'orders');
    shop.advanceTo('5s');
    shop.link('shop', 'orders');
    shop.advanceTo('6.5s');
    expect(times(shop)).toEqual([0, 1_000, 5_000, 6_000]);
  });
});
