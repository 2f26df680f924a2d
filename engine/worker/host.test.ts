import { expect, test } from 'vitest';
import type { Frame, Move } from '../frames.ts';
import { markField, markStride, transitField, transitKind, transitStride } from '../frames.ts';
import { failingWorld as poison } from '../testing/failingWorld.ts';
import { Host } from './host.ts';

/** A wall clock that stands still: no frame ever runs out of its budget. */
function openHost(scenario: unknown = poison): Host {
  const host = new Host(() => 0);
  expect(host.load(scenario).problems).toEqual([]);
  return host;
}

function frames(host: Host, ...moves: Move[]): Frame[] {
  return moves.map((move) => host.frame(move));
}

const play = (elapsedMs: number, speed = 1): Move => ({ type: 'play', elapsedMs, speed });

test('a scenario with problems changes nothing: the one before runs on', () => {
  const host = openHost();
  host.frame(play(400));
  const { problems } = host.load({ ...poison, resources: 'none' });
  expect(problems[0]?.path).toBe('resources');
  expect(host.frame({ type: 'pause' }).nowMs).toBe(400);
});

test('playing goes as far as wall clock times speed, and a tab that slept does not jump', () => {
  const host = openHost();
  expect(host.frame(play(16, 10)).nowMs).toBe(160);
  expect(host.frame(play(60_000, 1)).nowMs).toBe(660);
});

test('an engine that cannot keep up says so and stops at its budget', () => {
  let wallMs = 0;
  const host = new Host(() => (wallMs += 5));
  host.load(poison);
  const frame = host.frame(play(500, 10_000));
  expect(frame.isBehind).toBe(true);
  expect(frame.nowMs).toBeLessThan(5_000_000);
});

test('the first frame tells every view, later ones only those that changed', () => {
  const host = openHost();
  const [first, second, third] = frames(host, { type: 'pause' }, { type: 'pause' }, play(6, 1));
  expect(Object.keys(first?.views ?? {})).toEqual(['shop', 'orders', 'dlq', 'billing']);
  expect(second?.views).toEqual({});
  expect(Object.keys(third?.views ?? {})).not.toContain('dlq');
});

test('a request under way is in the frame with both its times', () => {
  const host = openHost();
  const { transits, resources } = host.frame(play(2, 1));
  const rows = Array.from({ length: transits.length / transitStride }, (_, index) => index * transitStride);
  const send = rows.find((at) => transits[at + transitField.kind] === transitKind.send) ?? -1;
  expect(send).toBeGreaterThanOrEqual(0);
  expect(resources[transits[send + transitField.from] ?? -1]).toBe('shop');
  expect([transits[send + transitField.departMs], transits[send + transitField.arriveMs]]).toEqual([0, 5]);
});

test('step goes from one thing worth seeing to the next, and step back returns to the same moments', () => {
  const host = openHost();
  const forward = Array.from({ length: 12 }, () => host.frame({ type: 'step' })).map(({ nowMs, step }) => [
    nowMs,
    step,
  ]);
  const back = Array.from({ length: 11 }, () => host.frame({ type: 'stepBack' })).map(({ nowMs, step }) => [
    nowMs,
    step,
  ]);
  const moments = forward.filter((moment, index) => moment[1] !== forward[index + 1]?.[1]);
  expect(back).toEqual(moments.slice(0, -1).reverse().slice(0, 11));
});

test('step back at the start stays at the start', () => {
  const host = openHost();
  expect(host.frame({ type: 'stepBack' }).nowMs).toBe(0);
});

test('acting in the past drops the recorded future and starts a new generation', () => {
  const host = openHost();
  const there = host.frame({ type: 'seek', toMs: 40_000 });
  host.frame({ type: 'seek', toMs: 12_000 });
  const result = host.act({ type: 'setFault', on: 'billing', kind: 'crash' });
  expect(result.factsDropped).toBeGreaterThan(0);
  const here = host.frame({ type: 'pause' });
  expect(here.headMs).toBe(12_000);
  expect(here.isInPast).toBe(false);
  expect(here.generation).toBeGreaterThan(there.generation);
  expect(here.faults?.billing?.[0]?.kind).toBe('crash');
});

test('the message on its way to the dead-letter queue can be followed to its end', () => {
  const host = openHost();
  host.frame({ type: 'seek', toMs: 60_000 });
  const detail = host.message(2);
  expect(detail?.body).toBe('order 2');
  expect(detail?.places.map(({ resource }) => resource)).toEqual(['dlq']);
  const types = detail?.journey.map(({ type }) => type);
  expect(types?.filter((type) => type === 'MessageReceived')).toHaveLength(2);
  expect(types?.slice(-2)).toEqual(['MessageDeadLettered', 'DeadLetterArrived']);
});

test('why a message was dead-lettered goes back to the start of the run', () => {
  const host = openHost();
  const frame = host.frame({ type: 'seek', toMs: 60_000 });
  const moved = frame.story.find(({ type }) => type === 'MessageDeadLettered');
  const chain = host.why(moved?.seq ?? -1);
  expect(chain[0]?.type).toBe('MessageDeadLettered');
  expect(chain.at(-1)?.type).toBe('RunStarted');
});

test('what the learner does is the last link of the chain of causes', () => {
  const host = openHost();
  host.frame({ type: 'seek', toMs: 1_000 });
  host.act({ type: 'call', to: 'orders', action: 'SendMessage', input: { MessageBody: 'by hand' } });
  const sent = host.frame({ type: 'pause' }).story.findLast(({ type }) => type === 'MessageSent');
  expect(host.why(sent?.seq ?? -1).at(-1)?.type).toBe('CommandApplied');
  expect(host.message(sent?.origin ?? 0)?.body).toBe('by hand');
});

test('the answer to the learner’s own long poll is in the log, because it has no road to come back on', () => {
  const host = openHost({ ...poison, links: [poison.links[0]] });
  host.act({ type: 'call', to: 'orders', action: 'ReceiveMessage', input: { WaitTimeSeconds: 20 } });
  const { story } = host.frame({ type: 'seek', toMs: 1_000 });
  expect(story.map(({ type }) => type)).toContain('LearnerAnswered');
});

test('settings are what is in force, whoever changed them: wire, inspector or the service’s own action', () => {
  const host = openHost();
  const Attributes = { VisibilityTimeout: '77' };
  host.act({ type: 'call', to: 'orders', action: 'SetQueueAttributes', input: { Attributes } });
  // The document still says 10: setting it to 10 is a change, because 77 is in force.
  host.act({ type: 'configure', id: 'orders', settings: { VisibilityTimeout: 10 } });
  const view = host.frame({ type: 'pause' }).views.orders as { visibilityTimeoutSeconds: number };
  expect(view.visibilityTimeoutSeconds).toBe(10);
});

test('a mistake of ours stops the run and leaves all that is needed to see it again', () => {
  const host = openHost();
  host.frame({ type: 'seek', toMs: 3_000 });
  host.act({ type: 'setFault', on: 'billing', kind: 'crash' });
  // An engine that is told to advance into the past is being used wrongly: that is a bug.
  const frame = host.frame(play(16, -1));
  expect(frame.bug?.sentence).toContain('advance does not go back');
  expect(frame.bug?.seed).toBe(7);
  expect(frame.bug?.commands).toHaveLength(1);
  expect(host.frame(play(400)).nowMs).toBe(3_000);
});

test('a run too crowded to be painted marks one message in so many, always the same ones, and says so', () => {
  const flood = { pattern: { kind: 'burst', size: 30_000, everySeconds: 86_400 }, count: 30_000 };
  const host = openHost({
    ...poison,
    resources: [{ id: 'shop', service: 'producer', settings: flood }, ...poison.resources.slice(1)],
  });
  const before = host.frame({ type: 'pause' }).generation;
  const frame = host.frame({ type: 'seek', toMs: 2_000 });
  const marks = frame.marks.length / markStride;
  expect(marks).toBeGreaterThan(2_000);
  expect(marks).toBeLessThanOrEqual(8_000);
  expect(frame.markShare).toBeGreaterThan(1);
  expect(frame.generation).toBeGreaterThan(before);
  const origins = Array.from(
    { length: marks },
    (_, index) => frame.marks[index * markStride + markField.origin] ?? 0,
  );
  expect(origins.every((origin) => origin % frame.markShare === 0)).toBe(true);
});
