/**
 * A scenario of the whole cast from a seed: producers, HTTP services, topics, queues, streams, readers, functions, delivery
 * streams and buckets, wired wherever a wire may lead, with faults that come and heal.
 */

import type { Scenario } from '../../scenario/model.ts';
import { emptyScenario } from '../../scenario.ts';
import { Dice } from '../dice.ts';
import type { RandomScenario } from '../randomScenario.ts';
import { randomCastFault } from './faults.ts';
import { type PartService, partMakers } from './parts.ts';
import { randomWire, withWire } from './wires.ts';

/** How many of each there may be. */
const counts: Readonly<Record<PartService, readonly number[]>> = {
  producer: [1, 2, 3],
  http: [0, 1, 2],
  s3: [0, 1, 1],
  sns: [0, 1, 1, 2],
  kinesis: [0, 1, 1],
  sqs: [0, 1, 2, 3],
  worker: [0, 1, 2],
  reader: [0, 1, 2],
  lambda: [0, 1, 1, 2],
  firehose: [0, 1],
};

export function randomCast(seed: number): RandomScenario {
  const dice = new Dice(seed, 'cast');
  const seconds = dice.pick([20, 60, 60, 200]);
  let scenario: Scenario = {
    ...emptyScenario(),
    name: `Random cast ${seed}`,
    seed,
    latencyMs: dice.pick([0.5, 5, 5, 50, 300]),
    resources: (Object.keys(partMakers) as PartService[]).flatMap((service) =>
      Array.from({ length: dice.pick(counts[service]) }, (_, index) =>
        partMakers[service](dice, `${service}-${index + 1}`, seconds),
      ),
    ),
  };
  // A bucket for what is delivered stands at the end, where nothing leads back from it.
  scenario.resources.push({ id: 'lake', service: 's3' });
  scenario = wired(dice, scenario);
  const script = Array.from({ length: dice.whole(0, 4) }, () => ({
    atSeconds: dice.between(0, seconds),
    command: randomCastFault(dice, scenario.resources, scenario.links),
  }));
  return { scenario: { ...scenario, script }, untilMs: seconds * 1000 };
}

/** From each part to some further on: circles would never come to rest. */
function wired(dice: Dice, bare: Scenario): Scenario {
  let scenario = bare;
  bare.resources.forEach(({ id: from }, index) => {
    const further = bare.resources.slice(index + 1);
    const most = dice.pick([1, 2, 3, 5]);
    let drawn = 0;
    for (let tries = 0; tries < 12 && drawn < most && further.length > 0; tries++) {
      const link = randomWire(dice, scenario, from, dice.pick(further).id);
      if (!link) continue;
      scenario = withWire(dice, scenario, link);
      drawn++;
    }
  });
  return scenario;
}
