import { describe, expect, test } from 'vitest';
import { createEngine } from './engine.ts';
import { Bug } from './kernel/assert.ts';
import type { Command } from './protocol.ts';
import type { Scenario } from './scenario.ts';
import type { WorkerView } from './services/worker/contract.ts';
import { testWorld } from './testing/testWorld.ts';

/** Goal: the engine's own verbs keep their promises: time, acts, faults, the road, the cast. */
function road(latencyMs = 5) {
  return testWorld({ latencyMs })
    .queue('q')
    .producer('p', { pattern: { kind: 'constant', everySeconds: 1 }, groups: [], attempts: 1 })
    .link('p', 'q');
}

describe('time', () => {
  test('advance goes to its time and stops there; the steps allowed may end it before', () => {
    const { engine } = road();
    expect(engine.advance(2_500)).toBe(true);
    expect([engine.nowMs, engine.headMs]).toEqual([2_500, 2_500]);
    const { stepCount } = engine;
    expect(engine.advance(60_000, 7)).toBe(false);
    expect(engine.stepCount).toBe(stepCount + 7);
    expect(engine.nowMs).toBeLessThan(60_000);
    expect(() => engine.advance(0)).toThrow(Bug);
  });

  test('times are whole microseconds', () => {
    const { engine } = road();
    engine.advance(1.00049);
    expect(engine.nowMs).toBe(1);
  });

  test('step says when nothing is left to happen', () => {
    const world = testWorld().queue('q');
    expect(world.engine.step()).toBe(false);
    expect(world.engine.nextMs).toBe(Number.POSITIVE_INFINITY);
    world.send('q', 'a', { DelaySeconds: 3 });
    expect(world.engine.nextMs).toBe(3_000);
    expect(world.engine.step()).toBe(true);
    expect(world.view('q').visibleCount).toBe(1);
  });

  test('a seek into the past leaves the future recorded; one beyond the end goes on', () => {
    const { engine } = road();
    engine.advance(10_000);
    const [facts, hash] = [engine.factCount, engine.log.hash()];
    engine.seek(4_000);
    expect([engine.nowMs, engine.headMs, engine.isInPast, engine.log.length]).toEqual([
      4_000,
      10_000,
      true,
      facts,
    ]);
    expect(engine.factCount).toBeLessThan(facts);
    engine.seek(10_000);
    expect([engine.isInPast, engine.factCount, engine.log.hash()]).toEqual([false, facts, hash]);
    engine.seek(12_000);
    expect(engine.headMs).toBe(12_000);
    engine.seek(-5);
    expect(engine.nowMs).toBe(0);
  });

  test('seekStep finds the same moment from before, from after and from between', () => {
    const { engine } = road();
    const moments = new Map<number, number>();
    while (engine.stepCount < 30) {
      engine.step();
      moments.set(engine.stepCount, engine.nowMs);
    }
    for (const step of [12, 29, 12, 13, 1, 30]) {
      engine.seekStep(step);
      expect([engine.stepCount, engine.nowMs]).toEqual([step, moments.get(step)]);
      engine.advance(engine.nowMs + 0.5);
      engine.seekStep(engine.stepCount);
      expect(engine.nowMs).toBe(moments.get(engine.stepCount));
    }
  });

  test('stepping back over an act and on again repeats it at its place', () => {
    const world = road();
    const { engine } = world;
    world.advance('2.5s');
    const { stepCount } = engine;
    world.send('q', 'by hand');
    world.advance('2s');
    engine.seekStep(stepCount - 1);
    expect(world.facts('CommandApplied')).toHaveLength(0);
    engine.seekStep(stepCount);
    expect([engine.nowMs, world.facts('CommandApplied').length]).toEqual([2_500, 1]);
  });
});

describe('acting', () => {
  test('in the past it drops the recorded future and says how much', () => {
    const world = road();
    const { engine } = world;
    world.advance('10s');
    engine.seek(3_100);
    const dropped = engine.log.length - engine.factCount;
    expect(
      world.apply({ type: 'call', to: 'q', action: 'SendMessage', input: { MessageBody: 'x' } }),
    ).toMatchObject({
      factsDropped: dropped,
    });
    expect([engine.isInPast, engine.headMs, engine.log.length]).toEqual([false, 3_100, engine.factCount]);
    expect(world.apply({ type: 'remove', id: 'p' }).factsDropped).toBe(0);
  });

  test('the cause of everything an act brings about is the act', () => {
    const world = testWorld().queue('q');
    world.send('q', 'a');
    const [sent] = world.facts('MessageSent');
    expect(world.facts('CommandApplied')[0]?.seq).toBe(sent?.causeSeq);
  });

  test.each<[Command, RegExp]>([
    [{ type: 'call', to: 'x', action: 'SendMessage', input: {} }, /no resource "x"/],
    [{ type: 'accountCall', service: 'x', action: 'CreateQueue', input: {} }, /no service "x"/],
    [{ type: 'setFault', on: 'q', kind: 'partition' }, /cannot be set on "q"/],
    [{ type: 'setFault', on: 'p → q', kind: 'crash' }, /cannot be set on "p → q"/],
    [{ type: 'setFault', on: 'q', kind: 'crash' }, /cannot be set on "q"/],
    [{ type: 'heal', on: 'q', kind: 'drop' }, /no fault "drop" on "q"/],
    [{ type: 'remove', id: 'x' }, /no resource "x"/],
    [{ type: 'configure', id: 'x', settings: {} }, /no resource "x"/],
    [{ type: 'configure', id: 'q', settings: { Colour: 'blue' } }, /not settings of "q"/],
    [{ type: 'configure', id: 'q', settings: { DelaySeconds: -1 } }, /not settings of "q"/],
    [{ type: 'connect', link: { id: 'p → q', from: 'p', to: 'q', kind: 'send' } }, /already a link/],
    [{ type: 'connect', link: { id: 'l', from: 'p', to: 'x', kind: 'send' } }, /x/],
    [{ type: 'disconnect', id: 'x' }, /no link "x"/],
    [{ type: 'configureLink', id: 'x', settings: {} }, /no link "x"/],
  ])('%j has its problem, and nothing changes', (command, words) => {
    const world = road();
    const before = JSON.stringify([world.engine.resources, world.engine.links, world.view('q')]);
    expect(world.apply(command).problem).toMatch(words);
    expect(JSON.stringify([world.engine.resources, world.engine.links, world.view('q')])).toBe(before);
  });

  test.each([
    null,
    undefined,
    7,
    'text',
    [],
    { QueueName: 7 },
    { QueueName: 'a', Attributes: 'x' },
    { QueueUrl: 7 },
  ])('an account refuses %j as a service does', (input) => {
    const world = testWorld();
    for (const action of ['CreateQueue', 'DeleteQueue', 'Dance'])
      expect(world.account('sqs', action, input).code).toEqual(expect.any(String));
    expect(world.engine.resources).toEqual([]);
  });

  test('a document that is none is refused whole', () => {
    const scenario = { version: 1, resources: [{ id: 'a b.fifo', service: 'sqs' }] } as unknown as Scenario;
    expect(() => createEngine({ scenario })).toThrow(/resources\[0\]/);
  });
});

describe('the cast', () => {
  test('what is configured to the same settings is left alone', () => {
    const world = testWorld().queue('q', { DelaySeconds: 3 });
    world.configure('q', { DelaySeconds: 3 });
    expect(world.facts('ResourceConfigured')).toHaveLength(0);
    world.configure('q', {});
    expect(world.facts('ResourceConfigured').map((fact) => fact.detail)).toEqual([
      { changes: { DelaySeconds: 0 } },
    ]);
  });

  test('a removed resource takes its wires along, and its name is free', () => {
    const world = road();
    world.advance('1s').remove('q');
    expect(world.engine.links).toEqual([]);
    expect(world.engine.view('q')).toBeUndefined();
    world.queue('q', { DelaySeconds: 2 });
    expect(world.view('q')).toMatchObject({ delaySeconds: 2, sentTotal: 0 });
  });

  test('an answer to an earlier bearer of a name is not heard by the next', () => {
    const world = testWorld({ latencyMs: 500 })
      .queue('q')
      .worker('w', { work: { kind: 'fixed', seconds: 60 } })
      .link('q', 'w');
    world.send('q', 'a');
    world.advance('100ms').remove('w').worker('w').queue('other').link('other', 'w');
    world.advance('2s');
    expect(world.facts('WorkStarted')).toEqual([]);
    expect(world.view<WorkerView>('w')).toMatchObject({ receivesTotal: 1, busyCount: 0 });
  });

  test('a resource changes only when somebody acts on it', () => {
    const world = road().queue('quiet');
    const { engine } = world;
    const quiet = engine.changeCount('quiet');
    const busy = engine.changeCount('q');
    world.advance('5s');
    engine.view('quiet');
    expect(engine.changeCount('quiet')).toBe(quiet);
    expect(engine.changeCount('q')).toBeGreaterThan(busy);
  });
});

describe('the road', () => {
  test('takes its latency each way; a wire may have its own', () => {
    const world = road(40);
    world.advance('1s');
    expect(world.facts('MessageSent')[0]?.atMs).toBe(40);
    expect(world.facts('ReplyDeparted')[0]?.detail).toMatchObject({ departMs: 40, arriveMs: 80 });
  });

  test('latency: so much more each way', () => {
    const world = road();
    world.advance('900ms').fault('p → q', 'latency', { extraMs: 100 });
    world.advance('900ms');
    const answers = world.facts('ReplyDeparted').map(({ atMs, detail }) => [atMs, detail.arriveMs]);
    expect(answers).toEqual([
      [5, 10],
      [1_105, 1_210],
    ]);
  });

  test('partition: nothing crosses, and the caller learns of it when its time runs out', () => {
    const world = testWorld()
      .queue('q')
      .producer('p', { count: 1, groups: [], attempts: 1, requestTimeoutSeconds: 2 })
      .link('p', 'q')
      .fault('p → q', 'partition', { forSeconds: 10 });
    world.advance('20s');
    expect(world.trace()).toEqual([
      '0.000  FaultSet',
      '0.000 p  MessageProduced m1',
      '0.000 p → q  RequestLost (partition)',
      '2.000 p → q  CallTimedOut (SendMessage)',
      '2.000 p → q  SendGivenUp m1 (after 1 attempts)',
      '10.000  FaultHealed',
    ]);
  });

  test('loss: its share, and only its share', () => {
    const world = testWorld()
      .queue('q')
      .producer('p', { pattern: { kind: 'constant', everySeconds: 0.1 }, groups: [], attempts: 1 })
      .link('p', 'q');
    world.fault('p → q', 'loss', { rate: 0.5 });
    world.advance('100s');
    const lost = world.facts('RequestLost').length + world.facts('ReplyLost').length;
    // Half of the requests, and half of the answers to the other half.
    expect(lost).toBeGreaterThan(650);
    expect(lost).toBeLessThan(850);
  });
});

describe('faults', () => {
  test('drop loses requests silently, throttle and deny refuse in the service’s words', () => {
    const outcomes = (['drop', 'throttle', 'deny'] as const).map((kind) => {
      const world = road().fault('q', kind);
      world.advance('30s');
      expect(world.view('q').sentTotal).toBe(0);
      return [
        world.facts('RequestLost')[0]?.detail.reason,
        world.facts('SendRefused')[0]?.detail.code,
        world.facts('SendGivenUp')[0]?.detail.code,
      ];
    });
    expect(outcomes).toEqual([
      ['drop', undefined, 'RequestTimeout'],
      [undefined, undefined, 'ThrottlingException'],
      [undefined, 'AccessDenied', undefined],
    ]);
  });

  test('a share of the requests, the same one after a seek', () => {
    const world = testWorld({}, { checkpointInterval: 5 })
      .queue('q')
      .producer('p', { pattern: { kind: 'constant', everySeconds: 1 }, groups: [], attempts: 1 })
      .link('p', 'q');
    world.fault('q', 'throttle', { rate: 0.5 });
    world.advance('60s');
    const given = world.facts('SendGivenUp').map((fact) => fact.detail.message);
    expect(given.length).toBeGreaterThan(15);
    expect(given.length).toBeLessThan(45);
    world.engine.seek(30_500);
    // An act that changes nothing makes the rest of the log anew.
    world.apply({ type: 'heal', on: 'q', kind: 'drop' });
    world.engine.advance(60_000);
    expect(world.facts('SendGivenUp').map((fact) => fact.detail.message)).toEqual(given);
  });

  test('slow: a service answers later, a program works longer', () => {
    const world = testWorld()
      .queue('q')
      .worker('w', { work: { kind: 'fixed', seconds: 2 } })
      .link('q', 'w');
    world.fault('w', 'slow', { factor: 3 }).fault('q', 'slow', { extraMs: 200 });
    world.send('q', 'a');
    world.advance('20s');
    const [start] = world.facts('WorkStarted');
    const [end] = world.facts('WorkSucceeded');
    expect((end?.atMs ?? 0) - (start?.atMs ?? 0)).toBe(6_000);
    expect(start?.atMs).toBe(210);
  });

  test('crash: nothing is done or heard until it heals', () => {
    const world = road();
    world.advance('1.5s').fault('p', 'crash', { forSeconds: 10 });
    world.advance('9s');
    expect(world.facts('MessageProduced')).toHaveLength(2);
    world.advance('2s');
    expect(world.facts('FaultHealed')[0]?.atMs).toBe(11_500);
    expect(world.facts('MessageProduced').length).toBeGreaterThan(2);
  });

  test('set again, a fault heals at its new time; healed by hand, it does not heal twice', () => {
    const world = testWorld().queue('q');
    world.fault('q', 'deny', { forSeconds: 5 });
    world.advance('3s').fault('q', 'deny', { forSeconds: 5 });
    expect(world.engine.faultsOn('q')).toHaveLength(1);
    world.advance('3s');
    expect(world.engine.faultsOn('q')).toHaveLength(1);
    world.advance('2s');
    expect(world.engine.faultsOn('q')).toEqual([]);
    world.fault('q', 'drop', { forSeconds: 5 }).heal('q', 'drop');
    world.advance('10s');
    expect(world.facts('FaultHealed')).toHaveLength(2);
  });

  test('a script sets them as the learner would', () => {
    const world = testWorld().queue('q').at('4s', { type: 'setFault', on: 'q', kind: 'deny', forSeconds: 2 });
    world.advance('10s');
    expect(
      world
        .facts()
        .filter(({ type }) => type.startsWith('Fault'))
        .map(({ type, atMs }) => [type, atMs]),
    ).toEqual([
      ['FaultSet', 4_000],
      ['FaultHealed', 6_000],
    ]);
  });
});

describe('checkpoints', () => {
  test('a long run with a tiny distance between them keeps few, and still finds every moment', () => {
    const world = testWorld({}, { checkpointInterval: 1 })
      .queue('q')
      .producer('p', { pattern: { kind: 'constant', everySeconds: 0.5 }, groups: [] })
      .link('p', 'q');
    world.advance('500s');
    const total = world.view('q').sentTotal;
    for (const at of [499_000, 3_000, 250_250, 0]) {
      world.engine.seek(at);
      expect(world.view('q').sentTotal).toBe(at === 0 ? 0 : Math.floor((at - 5) / 500) + 1);
    }
    world.engine.seek(500_000);
    expect(world.view('q').sentTotal).toBe(total);
  });
});
