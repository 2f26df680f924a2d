/**
 * A scenario of those who hand on by themselves, from a seed: topics, buckets, functions and HTTP services, whose receivers
 * fail more often than not. Their retries take minutes, and what is given up has somewhere to go.
 */
import type { Scenario } from '../../scenario/model.ts';
import { emptyScenario } from '../../scenario.ts';
import { Dice } from '../dice.ts';
import type { RandomScenario } from '../randomScenario.ts';
import { randomCastFault } from './faults.ts';
import { type PartService, partMakers } from './parts.ts';
import { wired } from './randomCast.ts';

/** Seeds above this are such worlds. */
export const pushSeedsAbove = 20_000;

/** In the order in which messages go: whoever receives what was pushed, or given up, stands behind whoever pushes. */
const parts: readonly (readonly [id: string, service: PartService, counts: readonly number[]])[] = [
  ['shop', 'producer', [1, 1, 2]],
  ['front', 'http', [0, 1]],
  ['uploads', 's3', [0, 1]],
  ['news', 'sns', [1, 1, 2]],
  ['tape', 'kinesis', [0, 0, 1]],
  ['jobs', 'sqs', [0, 1, 1]],
  ['fn', 'lambda', [1, 1, 2]],
  ['site', 'http', [1, 1, 2]],
  ['dead', 'sqs', [0, 1, 1]],
];

export function randomPushCast(seed: number): RandomScenario {
  const dice = new Dice(seed, 'push cast');
  const seconds = dice.pick([60, 200, 400]);
  const bare: Scenario = {
    ...emptyScenario(),
    name: `Random push ${seed}`,
    seed,
    latencyMs: dice.pick([0.5, 5, 50]),
    resources: parts.flatMap(([id, service, counts]) =>
      Array.from({ length: dice.pick(counts) }, (_, index) =>
        partMakers[service](dice, `${id}-${index + 1}`, seconds),
      ),
    ),
  };
  const scenario = wired(dice, bare, [2, 3, 5]);
  const script = Array.from({ length: dice.whole(1, 8) }, () => ({
    atSeconds: dice.between(0, seconds),
    command: randomCastFault(dice, scenario.resources, scenario.links),
  }));
  return { scenario: { ...scenario, script }, untilMs: seconds * 1000 };
}
