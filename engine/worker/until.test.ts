import { expect, test } from 'vitest';
import type { Frame, Move } from '../frames.ts';
import { failingWorld as world } from '../testing/failingWorld.ts';
import type { Until } from '../until.ts';
import { Host } from './host.ts';

const stream = {
  ...world,
  resources: [
    {
      id: 'clicks',
      service: 'producer',
      settings: { pattern: { kind: 'constant', everySeconds: 0.5 } },
    },
    { id: 'tape', service: 'kinesis' },
    { id: 'reader', service: 'reader', settings: { limit: 1, work: { kind: 'fixed', seconds: 1 } } },
  ],
  links: [
    { id: 'put', from: 'clicks', to: 'tape', kind: 'put' },
    { id: 'read', from: 'tape', to: 'reader', kind: 'poll' },
  ],
};

/** More in one second than a shard takes. */
const flood = {
  ...stream,
  resources: [
    {
      id: 'clicks',
      service: 'producer',
      settings: { pattern: { kind: 'burst', size: 1_100, everySeconds: 60 } },
    },
    ...stream.resources.slice(1, 2),
  ],
  links: stream.links.slice(0, 1),
};

/** A wall clock that stands still: no frame ever runs out of its budget. */
function openHost(scenario: unknown = world): Host {
  const host = new Host(() => 0);
  expect(host.load(scenario).problems).toEqual([]);
  return host;
}

const play = (until: readonly Until[], speed = 10_000, elapsedMs = 16): Move => ({
  type: 'play',
  elapsedMs,
  speed,
  until,
});

/** Plays until it stops by itself; the frame it stopped with. */
function runUntil(host: Host, until: readonly Until[], speed?: number): Frame {
  for (let frames = 0; frames < 2_000; frames++) {
    const frame = host.frame(play(until, speed));
    if (frame.reached) return frame;
  }
  throw new Error('it never came');
}

/** The same facts, found by reading the whole log of a run that was not stopped. */
function firstAt(scenario: unknown, type: string, resource?: string): { atMs: number; step: number } {
  const host = openHost(scenario);
  host.frame({ type: 'seek', toMs: scenario === flood ? 2_000 : 200_000 });
  const fact = host
    .facts(0, 1e6)
    .find((one) => one.type === type && (resource === undefined || one.resource === resource));
  if (!fact) throw new Error(`no ${type}`);
  return fact;
}

test('a run stops at the very step of the second delivery, at any speed, and not later', () => {
  for (const speed of [1, 50, 10_000]) {
    const host = openHost();
    const { nowMs, step, isPlaying, reached, story } = runUntil(host, [{ kind: 'deliveredTwice' }], speed);
    const again = story.findLast(({ type }) => type === 'MessageReceived');
    expect(again?.origin).toBe(2);
    expect(reached).toMatchObject({ until: { kind: 'deliveredTwice' }, seq: again?.seq, atMs: nowMs });
    expect([reached?.resource, reached?.origin]).toEqual(['orders', 2]);
    expect([again?.atMs, again?.step, isPlaying]).toEqual([nowMs, step, false]);
    // Sent at 5 s, received at once, failed, and hidden for 10 s.
    expect(nowMs).toBeGreaterThan(15_000);
    expect(nowMs).toBeLessThan(16_000);
  }
});

test('what leaves for the dead-letter queue has not arrived there yet', () => {
  const { atMs, step } = firstAt(world, 'DeadLetterArrived', 'dlq');
  const left = firstAt(world, 'MessageDeadLettered').atMs;
  expect(atMs).toBeGreaterThan(left);
  for (const until of [{ kind: 'deadLettered' }, { kind: 'deadLettered', resource: 'dlq' }] as Until[]) {
    const frame = runUntil(openHost(), [until]);
    expect([frame.nowMs, frame.step]).toEqual([atMs, step]);
  }
});

test('another queue’s dead letters are not what was asked for', () => {
  const host = openHost();
  for (let frames = 0; frames < 20; frames++) {
    expect(host.frame(play([{ kind: 'deadLettered', resource: 'orders' }])).reached).toBeUndefined();
  }
  expect(host.frame({ type: 'pause' }).nowMs).toBeGreaterThan(100_000);
});

test('a queue is empty only after it held something, and what is in flight is in it', () => {
  const host = openHost();
  const { nowMs } = runUntil(host, [{ kind: 'empty', resource: 'orders' }]);
  expect(nowMs).toBe(firstAt(world, 'MessageDeleted').atMs);
  expect(host.contents('orders', 0, 10)?.total).toBe(0);
  // And the next time again: m2 takes until it is dead-lettered.
  expect(runUntil(host, [{ kind: 'empty', resource: 'orders' }]).nowMs).toBeGreaterThan(nowMs);
});

test('a message that is deleted, and the next thing that happens to one', () => {
  const host = openHost();
  const touched = runUntil(host, [{ kind: 'touched', origin: 3 }]);
  expect(touched.nowMs).toBe(10_000);
  const next = runUntil(host, [{ kind: 'touched', origin: 3 }]);
  expect(next.step).toBeGreaterThan(touched.step);
  const deleted = runUntil(host, [{ kind: 'deleted', origin: 3 }]);
  expect(deleted.story.findLast(({ type }) => type === 'MessageDeleted')?.origin).toBe(3);
  expect(deleted.reached?.atMs).toBe(deleted.nowMs);
});

test('a time is met exactly, also where nothing happens', () => {
  const { nowMs, reached } = runUntil(openHost(), [{ kind: 'time', atMs: 7_777.5 }]);
  expect(nowMs).toBe(7_777.5);
  expect(reached?.seq).toBeUndefined();
});

test('of several conditions the first one ends it', () => {
  const host = openHost();
  const frame = runUntil(host, [{ kind: 'deliveredTwice' }, { kind: 'deleted', origin: 1 }]);
  expect(frame.reached?.until).toEqual({ kind: 'deleted', origin: 1 });
});

test('a stream that throttles, and a reader that falls behind', () => {
  const throttled = firstAt(flood, 'RecordThrottled', 'tape');
  expect(runUntil(openHost(flood), [{ kind: 'throttled' }]).step).toBe(throttled.step);
  expect(runUntil(openHost(flood), [{ kind: 'throttled', resource: 'tape' }]).step).toBe(throttled.step);

  const host = openHost(stream);
  const frame = runUntil(host, [{ kind: 'iteratorAge', resource: 'reader', overMs: 5_000 }]);
  expect((frame.views.reader as { behindMaxMs: number }).behindMaxMs).toBeGreaterThan(5_000);
  host.frame({
    type: 'seekSeq',
    seq: host.facts(0, 1e6).findLast(({ step }) => step < frame.step)?.seq ?? 0,
  });
  const before = host.frame({ type: 'pause' }).views.reader as { behindMaxMs: number } | undefined;
  expect(before?.behindMaxMs ?? 0).toBeLessThanOrEqual(5_000);
});

test('a fault that throttles a queue is a throttle of that queue', () => {
  const host = openHost();
  host.act({ type: 'setFault', on: 'orders', kind: 'throttle', rate: 1 });
  const { reached, nowMs } = runUntil(host, [{ kind: 'throttled', resource: 'orders' }]);
  expect(reached?.until.kind).toBe('throttled');
  expect(nowMs).toBe(5);
});

test('an expired message is lost; a deleted one is not', () => {
  const short = {
    ...world,
    resources: world.resources.map((one) =>
      one.id === 'dlq' ? { ...one, settings: { MessageRetentionPeriod: 60 } } : one,
    ),
  };
  const { nowMs } = runUntil(openHost(short), [{ kind: 'lost' }]);
  expect(nowMs).toBe(firstAt(short, 'MessageExpired', 'dlq').atMs);
});

test('a pause point stops at every message and call that arrives, and at nothing else', () => {
  const dlq = runUntil(openHost(), [{ kind: 'arrives', resource: 'dlq' }]);
  expect(dlq.step).toBe(firstAt(world, 'DeadLetterArrived').step);

  const host = openHost({ ...world, links: world.links.slice(0, 1) });
  const arrivals = [0, 1, 2].map(() => runUntil(host, [{ kind: 'arrives', resource: 'orders' }]).nowMs);
  expect(arrivals).toEqual([5, 5_005, 10_005]);
});

test('a pause point at a worker stops when a message is handed to it, not at empty answers', () => {
  const host = openHost();
  const { nowMs, reached } = runUntil(host, [{ kind: 'arrives', resource: 'billing' }]);
  expect(host.facts(reached?.seq ?? 0, 1)[0]?.type).toBe('WorkStarted');
  // Sent at 0, there at 5 ms, handed out, and 5 ms on the way.
  expect(nowMs).toBe(10);
});

test('a poll that waits has arrived too', () => {
  const host = openHost({ ...world, resources: world.resources.slice(1), links: [world.links[1]] });
  const { nowMs } = runUntil(host, [{ kind: 'arrives', resource: 'orders' }]);
  expect(nowMs).toBe(5);
});

test('a jump goes as far as the budget lets it, whatever the speed, and stops where it was told to', () => {
  let wallMs = 0;
  const host = new Host(() => wallMs++);
  const endless = {
    ...world,
    resources: [
      { id: 'shop', service: 'producer', settings: { pattern: { kind: 'constant', everySeconds: 0.01 } } },
      ...world.resources.slice(1),
    ],
  };
  host.load(endless);
  const jump: Move = {
    type: 'play',
    elapsedMs: 16,
    speed: 0.01,
    isJump: true,
    until: [{ kind: 'time', atMs: 20_000 }],
  };
  const first = host.frame(jump);
  expect(first.reached).toBeUndefined();
  expect(first.step).toBeGreaterThan(100);
  expect(first.step).toBeLessThan(2_000);
  let frame = first;
  for (let frames = 0; frames < 1_000 && !frame.reached; frames++) frame = host.frame(jump);
  expect(frame.nowMs).toBe(20_000);
});

test('a jump to something that never comes ends where nothing is left to happen', () => {
  const host = openHost({ ...world, resources: world.resources.slice(0, 3), links: world.links.slice(0, 1) });
  const jump: Move = { type: 'play', elapsedMs: 16, speed: 1, isJump: true, until: [{ kind: 'lost' }] };
  // Retention ends after four days.
  expect(host.frame(jump).reached?.atMs).toBe(345_600_005);
  const never: Move = { ...jump, until: [{ kind: 'deliveredTwice' }] };
  const { reached, nextMs, nowMs } = host.frame(never);
  expect([reached, nextMs]).toEqual([undefined, Number.POSITIVE_INFINITY]);
  expect(Number.isFinite(nowMs)).toBe(true);
});

test('waiting goes on where it was after a pause, and begins anew after a jump in time', () => {
  const host = openHost();
  const until: Until[] = [{ kind: 'deliveredTwice' }];
  const { nowMs } = runUntil(host, until);
  host.frame({ type: 'pause' });
  host.frame({ type: 'seek', toMs: 0 });
  expect(runUntil(host, until).nowMs).toBe(nowMs);
});

test('an act recorded ahead is looked at when it happens again, and not later', () => {
  const host = openHost({ ...world, links: world.links.slice(0, 1) });
  host.frame({ type: 'seek', toMs: 7_000 });
  host.act({ type: 'call', to: 'orders', action: 'SendMessage', input: { MessageBody: 'by hand' } });
  host.frame({ type: 'seek', toMs: 60_000 });
  host.frame({ type: 'seek', toMs: 0 });
  expect(runUntil(host, [{ kind: 'touched', origin: 3 }]).nowMs).toBe(7_000);
});

test('a run that waits for nothing and one that waits in vain tell the same story', () => {
  const plain = openHost();
  const waiting = openHost();
  for (let frames = 0; frames < 30; frames++) {
    plain.frame({ type: 'play', elapsedMs: 16, speed: 100 });
    waiting.frame(play([{ kind: 'touched', origin: 99 }], 100));
  }
  expect(waiting.frame({ type: 'pause' }).nowMs).toBe(plain.frame({ type: 'pause' }).nowMs);
  expect(waiting.hash()).toBe(plain.hash());
});

test('steps of every size, and back by the same size', () => {
  const host = openHost();
  host.frame({ type: 'step' });
  const visible = host.frame({ type: 'step' }).step;
  expect(host.frame({ type: 'step', by: 'event' }).step).toBe(visible + 1);
  expect(host.frame({ type: 'stepBack', by: 'event' }).step).toBe(visible);
  const moments = [1, 2, 3].map(() => host.frame({ type: 'step', by: 'message', origin: 2 }));
  const told = moments.map(({ story }) => story.findLast(({ origin }) => origin === 2));
  expect(told.map((line) => line?.atMs)).toEqual(moments.map(({ nowMs }) => nowMs));
  expect(new Set(told.map((line) => line?.seq)).size).toBe(3);
  expect(host.frame({ type: 'stepBack', by: 'message', origin: 2 }).nowMs).toBe(moments[1]?.nowMs);
});

test('a step of a message to which nothing more happens leaves the run where it is', () => {
  const host = openHost();
  const { nowMs, step } = host.frame({ type: 'seek', toMs: 9_000 });
  const head = host.frame({ type: 'step', by: 'message', origin: 99 });
  expect([head.nowMs, head.step, head.isInPast]).toEqual([nowMs, step, true]);
});
