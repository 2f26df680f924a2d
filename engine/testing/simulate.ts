/** One random world from a seed: its scenario, somebody who acts in it, and the verdict of the outside watchers. */
import { createEngine, type Engine } from '../engine.ts';
import type { Command, CommandResult } from '../protocol.ts';
import type { Scenario } from '../scenario.ts';
import type { QueueView } from '../services/sqs/contract.ts';
import { CastLearner } from './cast/castLearner.ts';
import { pushSeedsAbove, randomPushCast } from './cast/pushCast.ts';
import { randomCast } from './cast/randomCast.ts';
import { type Finding, judge, type Run } from './checkers.ts';
import { RandomLearner } from './randomLearner.ts';
import { type RandomScenario, randomScenario } from './randomScenario.ts';

/** Seeds above this are worlds of the whole cast; those below are of queues and their programs. */
export const castSeedsAbove = 10_000;

/** The scenario of a seed. */
export function scenarioOf(seed: number): RandomScenario {
  if (seed > pushSeedsAbove) return randomPushCast(seed);
  return seed > castSeedsAbove ? randomCast(seed) : randomScenario(seed);
}

export interface World {
  seed: number;
  scenario: Scenario;
  engine: Engine;
}

export interface Watch {
  /** Wake-ups between two checkpoints. */
  checkpointInterval?: number;
  /** The world ends early after so many: some never rest. 5,000 unless given. */
  stepsMax?: number;
  /** In place of `engine.apply`, to look before and after. */
  apply?: (engine: Engine, command: Command) => CommandResult;
}

/** Runs the world of a seed to its end. The same seed is the same world, whoever looks on. */
export function runWorld(seed: number, watch: Watch = {}): World {
  const { checkpointInterval = 1_000, stepsMax = 5_000, apply = give } = watch;
  const { scenario, untilMs } = scenarioOf(seed);
  const engine = createEngine({ scenario, checkpointInterval });
  const learner =
    seed > castSeedsAbove ? new CastLearner(seed, engine, scenario) : new RandomLearner(seed, engine);
  const { dice } = learner;
  const moments = Array.from({ length: dice.whole(0, 40) }, () => dice.between(0, untilMs));
  for (const momentMs of moments.sort((a, b) => a - b)) {
    if (engine.stepCount >= stepsMax || momentMs < engine.nowMs) break;
    engine.advance(momentMs, stepsMax - engine.stepCount);
    // Now and then in the middle of an instant, with wake-ups of the same time still to come.
    if (dice.chance(0.2)) engine.step();
    for (let acts = dice.pick([1, 1, 1, 2, 5]); acts > 0; acts--) {
      const command = learner.next();
      learner.heard(command, apply(engine, command));
    }
  }
  if (engine.nowMs < untilMs) engine.advance(untilMs, Math.max(0, stepsMax - engine.stepCount));
  return { seed, scenario, engine };
}

/** More wake-ups than any instant of these worlds has. */
const stepsInOneInstant = 2_000;

/** A world that never rests is one thing; one that never leaves an instant hangs. Goes on to the end of the present one. */
export function expectTimeToPass(engine: Engine): void {
  const { nowMs } = engine;
  for (let steps = 0; engine.nextMs === nowMs; steps++) {
    if (steps === stepsInOneInstant) throw new Error(`time stands still at ${nowMs} ms`);
    engine.step();
  }
}

function give(engine: Engine, command: Command): CommandResult {
  return engine.apply(command);
}

/** What the outside watchers have against a world, up to its present. */
export function judgeWorld({ scenario, engine }: World): readonly Finding[] {
  return judge({ scenario, facts: engine.log.facts(0, engine.factCount), end: endOf(engine) });
}

/** What is left at the end, as whoever looks on sees it. */
export function endOf(engine: Engine): Run['end'] {
  const viewsOf = (ids: readonly { id: string }[]) => ids.map(({ id }) => [id, engine.view(id)] as const);
  const { nowMs, resources } = engine;
  const queues = resources.filter(({ service }) => service === 'sqs');
  return {
    nowMs,
    queues: new Map(viewsOf(queues) as [string, QueueView][]),
    views: new Map(viewsOf(resources) as [string, object][]),
  };
}

/** The verdict as a text: empty when there is nothing to say. */
export function verdictOf(world: World, findings: readonly Finding[]): string {
  if (findings.length === 0) return '';
  const shown = findings
    .slice(0, 5)
    .map(({ checker, seq, sentence }) => `  ${checker}, fact ${seq}: ${sentence}`);
  const more = findings.length > shown.length ? `  and ${findings.length - shown.length} more` : '';
  const replay = `replay it with: npm run sim -- --seed ${world.seed}`;
  return [`World ${world.seed} is not sound; ${replay}`, ...shown, more].filter(Boolean).join('\n');
}
