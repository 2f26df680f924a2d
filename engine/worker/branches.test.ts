import { expect, test } from 'vitest';
import type { Command } from '../protocol.ts';
import { Host } from './host.ts';

const world = {
  version: 1,
  name: 'forks',
  seed: 3,
  resources: [
    { id: 'shop', service: 'producer', settings: { pattern: { kind: 'poisson', perSecond: 2 } } },
    { id: 'orders', service: 'sqs', settings: { VisibilityTimeout: 5 } },
    { id: 'billing', service: 'worker', settings: { failRate: 0.3 } },
  ],
  links: [
    { id: 'send', from: 'shop', to: 'orders', kind: 'send' },
    { id: 'poll', from: 'orders', to: 'billing', kind: 'poll' },
  ],
};

const crash: Command = { type: 'setFault', on: 'billing', kind: 'crash', forSeconds: 4 };
const send: Command = { type: 'call', to: 'orders', action: 'SendMessage', input: { MessageBody: 'x' } };

function openHost(): Host {
  const host = new Host(() => 0);
  expect(host.load(world).problems).toEqual([]);
  return host;
}

function seek(host: Host, toMs: number) {
  return host.frame({ type: 'seek', toMs });
}

/** The story up to the head; afterwards the run stands there. */
function whole(host: Host): [number, string] {
  const { nowMs } = host.frame({ type: 'live' });
  return [nowMs, host.hash()];
}

test('an act says which future it replaced, and there is nothing to bring back before the first', () => {
  const host = openHost();
  expect(seek(host, 40_000).canRestoreFuture).toBe(false);
  expect(host.restoreFuture()).toBe(false);
  seek(host, 12_300);
  expect(host.act(crash).fork).toEqual({ atMs: 12_300, toMs: 40_000 });
  expect(host.frame({ type: 'pause' }).canRestoreFuture).toBe(true);
  expect(host.act(send).fork).toBeUndefined();
  expect(host.frame({ type: 'pause' }).canRestoreFuture).toBe(true);
});

test('the future that comes back is the same story to its last fact, at the moment of the fork', () => {
  const host = openHost();
  seek(host, 20_000);
  host.act(send);
  host.act({ ...crash, forSeconds: 1 });
  seek(host, 31_000);
  host.act(send);
  const before = whole(seekTo(host, 40_000));
  const there = seek(host, 12_300);
  host.act(crash);
  seek(host, 25_000);
  expect(host.restoreFuture()).toBe(true);
  const back = host.frame({ type: 'pause' });
  expect([back.nowMs, back.step, back.headMs]).toEqual([12_300, there.step, 40_000]);
  expect([back.isInPast, back.canRestoreFuture]).toEqual([true, true]);
  expect(back.generation).toBeGreaterThan(there.generation);
  expect(back.faults?.billing).toBeUndefined();
  expect(whole(host)).toEqual(before);
});

test('to and fro: each branch is what it was, as often as one likes', () => {
  const host = openHost();
  const old = whole(seekTo(host, 40_000));
  seek(host, 12_300);
  host.act(crash);
  seek(host, 15_000);
  host.act(send);
  const young = whole(seekTo(host, 33_000));
  for (const expected of [old, young, old, young]) {
    expect(host.restoreFuture()).toBe(true);
    expect(host.frame({ type: 'pause' }).nowMs).toBe(12_300);
    expect(whole(host)).toEqual(expected);
  }
});

test('a head in the middle of an instant is not passed', () => {
  const host = openHost();
  for (let steps = 0; steps < 57; steps++) host.frame({ type: 'step', by: 'event' });
  const old = whole(host);
  seek(host, 1_000);
  host.act(crash);
  host.restoreFuture();
  expect(whole(host)).toEqual(old);
});

test('two acts without a wake-up between them: the branch comes back between the two', () => {
  const host = new Host(() => 0);
  host.load({ ...world, resources: [world.resources[1]], links: [] });
  seek(host, 10_000);
  host.act(send);
  seek(host, 12_000);
  host.act(send);
  const old = whole(host);
  seek(host, 11_000);
  host.act(send);
  host.restoreFuture();
  const back = host.frame({ type: 'pause' });
  expect(back.nowMs).toBe(11_000);
  expect(host.contents('orders', 0, 9)?.total).toBe(1);
  expect(whole(host)).toEqual(old);
});

test('the next fork is the one that can be undone; a new scenario has none', () => {
  const host = openHost();
  whole(seekTo(host, 40_000));
  seek(host, 12_000);
  host.act(crash);
  const second = whole(seekTo(host, 30_000));
  seek(host, 20_000);
  host.act(send);
  host.restoreFuture();
  expect(whole(host)).toEqual(second);
  host.load(world);
  expect(host.frame({ type: 'pause' }).canRestoreFuture).toBe(false);
});

function seekTo(host: Host, toMs: number): Host {
  seek(host, toMs);
  return host;
}
