/**
 * A scenario of the whole cast from a seed: producers, HTTP services, topics, queues, streams, readers, functions, delivery
 * streams and buckets, wired wherever a wire may lead, with faults that come and heal.
 */

import type { Scenario } from '../../scenario/model.ts';
import { emptyScenario } from '../../scenario.ts';
import { Dice } from '../dice.ts';
import type { RandomScenario } from '../randomScenario.ts';
import { randomCastFault } from './faults.ts';
import { type PartService, partMakers, randomShaper } from './parts.ts';
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
  reader: [0, 1, 2, 3],
  lambda: [0, 1, 1, 2],
  firehose: [0, 1, 1],
};

/** A world of days: a stream with slow readers, or a delivery stream; nobody who polls all the time. */
const longCounts = {
  stream: { ...counts, http: [0], kinesis: [1], worker: [0], reader: [1, 2], lambda: [0], firehose: [0] },
  delivery: { ...counts, kinesis: [0], sqs: [0], worker: [0], reader: [0], lambda: [0], firehose: [1] },
} satisfies Record<string, Readonly<Record<PartService, readonly number[]>>>;

/** What the world of a seed takes days for; undefined for a world of minutes. */
export function longCast(seed: number): keyof typeof longCounts | undefined {
  const share = new Dice(seed, 'span').whole(1, 15);
  if (share > 3) return undefined;
  return share === 1 ? 'delivery' : 'stream';
}

export function randomCast(seed: number): RandomScenario {
  const dice = new Dice(seed, 'cast');
  const long = longCast(seed);
  const seconds = dice.pick(long ? [100_000, 200_000] : [20, 60, 60, 200]);
  const partCounts = long ? longCounts[long] : counts;
  let scenario: Scenario = {
    ...emptyScenario(),
    name: `Random cast ${seed}`,
    seed,
    latencyMs: dice.pick([0.5, 5, 5, 50, 300]),
    resources: (Object.keys(partMakers) as PartService[]).flatMap((service) =>
      Array.from({ length: dice.pick(partCounts[service]) }, (_, index) =>
        partMakers[service](dice, `${service}-${index + 1}`, seconds),
      ),
    ),
  };
  // What a delivery stream needs stands at the end, where nothing leads back from it.
  if (scenario.resources.some(({ service }) => service === 'firehose'))
    scenario.resources.push(randomShaper(dice, 'shaper'));
  scenario.resources.push({ id: 'lake', service: 's3' });
  scenario = wired(dice, scenario);
  const script = Array.from({ length: dice.whole(0, 4) }, () => ({
    atSeconds: dice.between(0, seconds),
    command: randomCastFault(dice, scenario.resources, scenario.links),
  }));
  return { scenario: { ...scenario, script }, untilMs: seconds * 1000 };
}

/** How many wires leave a part. A stream nobody reads teaches nothing; a reader that sends nothing on works at once. */
const wireCounts: Partial<Record<PartService, readonly number[]>> = {
  kinesis: [2, 3, 4, 5],
  firehose: [2, 2, 2, 1],
  reader: [0, 0, 1, 3],
};

/**
 * From each part to some further on: circles would never come to rest.
 * @param usual how many wires leave a part, where its service has no number of its own
 */
export function wired(dice: Dice, bare: Scenario, usual: readonly number[] = [1, 2, 3, 5]): Scenario {
  let scenario = bare;
  bare.resources.forEach(({ id: from, service }, index) => {
    const further = bare.resources.slice(index + 1);
    const most = dice.pick(wireCounts[service as PartService] ?? usual);
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
