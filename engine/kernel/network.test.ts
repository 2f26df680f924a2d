import { describe, expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../testing/testWorld.ts';

/**
 * Goal: a caller gives up at its deadline, whatever the other side does with a call that it answers in its own time.
 *
 * Method: a program that waits 2 s for the answer of an HTTP service which works for as long as the test says; 5 ms each
 * way. The request is there at 5 ms, the deadline is at 2,000 ms.
 */
function asking(workSeconds: number): TestWorld {
  return testWorld({}, { checkpointInterval: 1 })
    .producer('caller', {
      pattern: { kind: 'script', messages: [{ atSeconds: 0, body: 'order' }] },
      requestTimeoutSeconds: 2,
      attempts: 1,
    })
    .http('callee', { threads: 1, work: { kind: 'fixed', seconds: workSeconds } })
    .link('caller', 'callee');
}

/** What the caller has heard, and when, ms. */
function heard(world: TestWorld): string[] {
  const told = ['CallTimedOut', 'SendGivenUp', 'SendRefused'];
  return world
    .facts()
    .filter(({ type, resource }) => resource === 'caller' && told.includes(type))
    .map(({ type, atMs }) => `${atMs} ${type}`);
}

function accepted(world: TestWorld): number {
  return world.view<{ acceptedTotal: number } & object>('caller').acceptedTotal;
}

const silent = { pattern: { kind: 'script', messages: [] } };
const gaveUp = ['2000 CallTimedOut', '2000 SendGivenUp'];

describe('a call that is answered later', () => {
  test('in time: the answer is heard, and nobody gives up', () => {
    const world = asking(1).advance('1.5s');
    expect([accepted(world), heard(world)]).toEqual([1, []]);
    // Nothing is left that could happen at the deadline.
    expect(world.engine.nextMs).toBe(Number.POSITIVE_INFINITY);
  });

  test('at the very deadline: still in time', () => {
    const world = asking(1.99).advance('10s');
    expect(world.facts('ReplyDeparted')[0]?.detail).toMatchObject({ arriveMs: 2_000 });
    expect([accepted(world), heard(world)]).toEqual([1, []]);
  });

  test('a microsecond too late: the caller gives up, and the answer finds nobody', () => {
    const world = asking(1.990001).advance('10s');
    expect(world.facts('ReplyDeparted')[0]?.detail).toMatchObject({ arriveMs: 2_000.001 });
    expect([accepted(world), heard(world)]).toEqual([0, gaveUp]);
  });

  test('long after: the caller gave up at its deadline, and hears nothing twice', () => {
    const world = asking(8).advance('30s');
    expect(heard(world)).toEqual(gaveUp);
    expect(world.facts('RequestAnswered')[0]).toMatchObject({ atMs: 8_005, detail: { hearing: 'late' } });
    expect([world.facts('ReplyDeparted').length, accepted(world)]).toEqual([1, 0]);
  });

  test('never, because the other side crashed: at the deadline too, and once', () => {
    const world = asking(1).advance('500ms');
    world.fault('callee', 'crash', { forSeconds: 20 }).advance('60s');
    expect(heard(world)).toEqual(gaveUp);
    expect(world.facts('ReplyDeparted')).toEqual([]);
  });

  test('never, because the other side was removed, and made anew', () => {
    const world = asking(1).advance('500ms').remove('callee').http('callee');
    world.link('caller', 'callee').advance('60s');
    expect(heard(world)).toEqual(gaveUp);
  });

  test('but its answer is lost on the way: at the deadline', () => {
    const world = asking(1).advance('500ms').fault('caller → callee', 'partition').advance('60s');
    expect(world.facts('ReplyLost')).toHaveLength(1);
    expect(heard(world)).toEqual(gaveUp);
  });

  test('of a caller that is down at its deadline: it hears neither the giving up nor the answer', () => {
    const world = asking(8).advance('1s').fault('caller', 'crash', { forSeconds: 3 });
    world.advance('60s');
    expect(heard(world)).toEqual([]);
    const lost = world.facts('ReplyLost').map(({ atMs, detail }) => [atMs, detail.reason]);
    expect(lost).toEqual([[2_000, 'crash']]);
  });

  test('of a caller that was removed and made anew: the new one never asked', () => {
    const world = asking(8).advance('1s').remove('caller').producer('caller', silent).advance('60s');
    expect(world.facts('CallTimedOut')).toEqual([]);
  });

  test('of the learner, who is patient: the log has the answer, however late', () => {
    const world = asking(8);
    world.call('callee', 'Request', { body: 'by hand' });
    world.advance('200s');
    expect(world.facts('LearnerAnswered')).toHaveLength(1);
    expect(heard(world)).toEqual(gaveUp);
  });
});

describe('a call that is open', () => {
  test('is as open after a seek into its middle', () => {
    for (const seconds of [1, 8]) {
      const world = asking(seconds).advance('30s');
      const { engine } = world;
      const [hash, told] = [engine.log.hash(), heard(world)];
      for (const atMs of [3, 5, 999, 1_000, 1_999, 2_000, 2_001, 0]) {
        engine.seek(atMs);
        engine.seek(30_000);
        expect([atMs, engine.log.hash(), heard(world)]).toEqual([atMs, hash, told]);
      }
    }
  });

  test('ends otherwise where the past is changed', () => {
    const world = asking(1).advance('30s');
    expect(heard(world)).toEqual([]);
    world.engine.seek(700);
    world.fault('callee', 'crash').advance('30s');
    expect(heard(world)).toEqual(gaveUp);
    world.engine.seek(1_500);
    world.heal('callee', 'crash').advance('30s');
    expect(heard(world)).toEqual(gaveUp);
  });

  test('ends the same way in every run of the same scenario', () => {
    const [one, other] = [asking(8).advance('30s'), asking(8)];
    // However it gets there: one wake-up at a time.
    while (other.engine.nextMs <= 30_000) other.engine.step();
    expect(other.engine.log.hash()).toBe(one.engine.log.hash());
  });
});

describe('a request that arrives too late', () => {
  test('and is lost on arrival is given up once, not twice', () => {
    const world = asking(1);
    world.fault('caller → callee', 'latency', { extraMs: 3_000 }).fault('callee', 'drop').advance('60s');
    expect(world.facts('CallTimedOut')).toHaveLength(1);
  });

  test('a caller made anew while the request was under way never asked, and gives up nothing', () => {
    const world = asking(8).advance('2ms').remove('caller').producer('caller', silent).advance('60s');
    expect(world.facts('CallTimedOut')).toEqual([]);
  });

  test('a request that is under way for longer than its caller waits is given up at the deadline', () => {
    const world = asking(1);
    world.fault('caller → callee', 'latency', { extraMs: 3_000 }).advance('60s');
    expect(heard(world)).toEqual(gaveUp);
  });
});
