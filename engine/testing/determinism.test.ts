import { describe, expect, test, vi } from 'vitest';
import { createEngine, type Engine } from '../engine.ts';
import type { Log } from '../kernel/log.ts';
import type { CommandEntry } from '../protocol.ts';
import { Dice } from './dice.ts';
import { castSeedsAbove, runWorld, type World } from './simulate.ts';

/**
 * Goal: a run is its scenario, its seed and its commands, and nothing else. However the time is moved through, the log
 * and what is seen are the same.
 *
 * Method: random worlds with a learner who acts in them, each run again in other ways. A replay over recorded facts is
 * compared fact by fact, because the log itself only counts along there.
 */
vi.setConfig({ testTimeout: 60_000 });

const seeds = [
  ...Array.from({ length: 64 }, (_, index) => 1_001 + index),
  // And worlds of the whole cast.
  ...Array.from({ length: 32 }, (_, index) => castSeedsAbove + 1_001 + index),
];

/** Long enough for all that can happen; each world is run a dozen times. */
const short = { stepsMax: 800 };

const firstRuns = new Map<number, World>();

/** The world as it was run first. Others are compared with it; nobody moves it. */
function firstRun(seed: number): World {
  const world = firstRuns.get(seed) ?? runWorld(seed, short);
  firstRuns.set(seed, world);
  return world;
}

/** Everything that can be looked at, as a text. */
function look(engine: Engine): string {
  return JSON.stringify([
    engine.nowMs,
    engine.stepCount,
    engine.factCount,
    engine.nextMs,
    engine.links,
    engine.resources.map(({ id, service }) => [
      id,
      service,
      engine.settings(id),
      engine.faultsOn(id),
      engine.view(id),
      engine.contents(id, 0, 50),
    ]),
  ]);
}

/** Compares two looks; a difference is shown with a little of what is around it. */
function expectSameLook(found: string, expected: string | undefined, about = ''): void {
  if (found === expected) return;
  let at = 0;
  while (found[at] === expected?.[at]) at++;
  const around = (text = '') => `…${text.slice(Math.max(0, at - 80), at + 120)}…`;
  expect(around(found), about).toBe(around(expected));
}

/** A run that ends before its time would otherwise be waited for without end. */
function stepTo(engine: Engine, step: number): void {
  while (engine.stepCount < step && engine.step());
  expect(engine.stepCount, 'the run ends too early').toBe(step);
}

/** Gives commands to an engine at the very places where they were given first. */
function giveAgain(engine: Engine, commands: readonly CommandEntry[]): void {
  for (const { command, atMs, step } of commands) {
    stepTo(engine, step);
    if (atMs > engine.nowMs) engine.advance(atMs);
    engine.apply(command);
  }
}

function fresh({ scenario }: World, checkpointInterval?: number): Engine {
  return createEngine({ scenario, ...(checkpointInterval ? { checkpointInterval } : {}) });
}

/** Compares every fact that a replay writes once more with the one that stands there. */
function guardReplay(log: Log): void {
  const append = log.append.bind(log);
  log.append = (seq, atMs, step, type, service, resource, causeSeq, detail) => {
    const recorded = seq < log.length ? log.at(seq) : undefined;
    const again = { seq, atMs, step, type, service, resource, causeSeq, detail };
    if (recorded && JSON.stringify(again) !== JSON.stringify(recorded)) {
      expect(again, 'a replay tells another story').toEqual(recorded);
    }
    append(seq, atMs, step, type, service, resource, causeSeq, detail);
  };
}

describe('the same seed is the same story', () => {
  test.each(seeds)('world %i twice', (seed) => {
    const once = firstRun(seed).engine;
    const twice = runWorld(seed, { ...short, checkpointInterval: 50 }).engine;
    expect(twice.log.hash()).toBe(once.log.hash());
    expectSameLook(look(twice), look(once));
  });

  test('another seed is another story', () => {
    const hashes = seeds.map((seed) => firstRun(seed).engine.log.hash());
    expect(new Set(hashes).size).toBe(seeds.length);
    const { scenario } = firstRun(1_001);
    const other = createEngine({ scenario, seed: 4 });
    const same = createEngine({ scenario, seed: scenario.seed });
    for (const engine of [other, same]) engine.advance(30_000);
    expect(other.log.hash()).not.toBe(same.log.hash());
  });
});

describe('however time is moved through', () => {
  test.each(seeds)('world %i: stepped, advanced in slices, and at once', (seed) => {
    const world = firstRun(seed);
    const { engine } = world;
    const dice = new Dice(seed, 'slices');
    const last = engine.commands[engine.commands.length - 1];

    const stepped = fresh(world);
    giveAgain(stepped, engine.commands);
    stepTo(stepped, engine.stepCount);
    if (stepped.nowMs < engine.nowMs) stepped.advance(engine.nowMs);

    const sliced = fresh(world);
    giveAgain(sliced, engine.commands);
    while (sliced.nowMs < engine.nowMs && sliced.stepCount < engine.stepCount) {
      const toMs = Math.min(engine.nowMs, sliced.nowMs + dice.between(0.001, 9_000));
      sliced.advance(toMs, Math.min(dice.whole(1, 40), engine.stepCount - sliced.stepCount));
      // Looking is no act.
      if (dice.chance(0.1)) look(sliced);
    }
    if (sliced.nowMs < engine.nowMs) sliced.advance(engine.nowMs);

    expect(stepped.commands).toEqual(engine.commands);
    expect(last === undefined || engine.nowMs >= last.atMs).toBe(true);
    for (const other of [stepped, sliced]) {
      expect(other.log.hash()).toBe(engine.log.hash());
      expectSameLook(look(other), look(engine));
    }
  });
});

describe('checkpoint and replay', () => {
  test.each(seeds)('world %i: seeks back and forth find what was there', (seed) => {
    const world = firstRun(seed);
    const { engine } = world;
    const dice = new Dice(seed, 'seeks');

    // A straight run, looked at on its way.
    const straight = fresh(world, 1_000_000);
    const places = Array.from({ length: 8 }, () => dice.whole(0, engine.stepCount)).sort((a, b) => a - b);
    const seen = new Map<number, string>();
    giveAgain(straight, engine.commands);
    for (const step of [...places, engine.stepCount]) {
      straight.seekStep(step);
      seen.set(step, look(straight));
    }

    const seeking = fresh(world, dice.pick([1, 7, 30]));
    guardReplay(seeking.log);
    giveAgain(seeking, engine.commands);
    while (seeking.stepCount < engine.stepCount) {
      stepTo(seeking, seeking.stepCount + 1);
      if (dice.chance(0.015)) {
        const here = seeking.stepCount;
        seeking.seek(dice.between(0, seeking.nowMs));
        seeking.seekStep(here);
      }
    }
    for (let seeks = 0; seeks < 16; seeks++) {
      const step = dice.pick(places);
      seeking.seekStep(step);
      expectSameLook(look(seeking), seen.get(step));
      seeking.seek(dice.between(0, engine.nowMs));
    }
    seeking.seekStep(engine.stepCount);
    // A world cut short ends within an instant: what the seeks recorded beyond it is not compared.
    if (seeking.nowMs < engine.nowMs) seeking.advance(engine.nowMs);
    expect(seeking.log.hash(engine.factCount)).toBe(engine.log.hash());
    expectSameLook(look(seeking), look(engine));
    expect(seeking.commands).toEqual(engine.commands);
  });
});

describe('acting in the past', () => {
  test.each(seeds)('world %i: a fork is the run it would have been', (seed) => {
    const forked = runWorld(seed, { ...short, checkpointInterval: 7 }).engine;
    const world = firstRun(seed);
    const dice = new Dice(seed, 'forks');
    for (let forks = 0; forks < 3; forks++) {
      const aheadMs = forked.headMs;
      forked.seek(dice.between(0, aheadMs));
      const facts = forked.factCount;
      const recorded = forked.log.length;
      const { factsDropped } = forked.apply({
        type: 'create',
        resource: { id: `fork-${forks}`, service: 'sqs' },
      });
      expect(factsDropped).toBe(recorded - facts);
      expect(forked.isInPast).toBe(false);
      forked.advance(Math.min(aheadMs, forked.nowMs + 20_000), 1_500);
      forked.apply({ type: 'call', to: `fork-${forks}`, action: 'SendMessage', input: { MessageBody: 'b' } });
      forked.advance(Math.min(aheadMs, forked.nowMs + 20_000), 1_500);
    }
    const again = fresh(world);
    giveAgain(again, forked.commands);
    stepTo(again, forked.stepCount);
    if (again.nowMs < forked.nowMs) again.advance(forked.nowMs);
    expect(again.log.hash()).toBe(forked.log.hash());
    expectSameLook(look(again), look(forked));
  });
});

/** A throttle is counted where it happened, and told: that is what gauges are for. Nothing else may come of it. */
const throttles: ReadonlySet<string> = new Set([
  'ProvisionedThroughputExceededException',
  'ServiceUnavailableException',
]);

describe('a refused request leaves everything as it was', () => {
  test.each(seeds)('world %i', (seed) => {
    const refusedAt: number[] = [];
    const { engine, scenario } = runWorld(seed, {
      ...short,
      apply: (running, command) => {
        const before = look(running).replace(/^\[[^[]*/, '');
        const index = running.commands.length;
        const result = running.apply(command);
        const isThrottled = throttles.has(result.refusal?.code ?? '');
        if ((result.refusal && !isThrottled) || result.problem) {
          refusedAt.push(index);
          expectSameLook(look(running).replace(/^\[[^[]*/, ''), before, JSON.stringify(command));
        }
        return result;
      },
    });
    // Nor does anything come of it later: without the refused ones the story is the same.
    const without = createEngine({ scenario });
    const kept = engine.commands.filter((_, index) => !refusedAt.includes(index));
    giveAgain(without, kept);
    stepTo(without, engine.stepCount);
    expect(story(without)).toEqual(story(engine));
  });
});

/** What happened to whom and when, without the numbers that count requests. */
function story(engine: Engine): string[] {
  const told: string[] = [];
  for (const { atMs, type, resource, detail } of engine.log.facts()) {
    if (type === 'CommandApplied' || type === 'CallRefused') continue;
    const { message, receiveCount, untilMs, endsAtMs, reason } = detail;
    told.push(JSON.stringify([atMs, type, resource, message, receiveCount, untilMs, endsAtMs, reason]));
  }
  return told;
}
