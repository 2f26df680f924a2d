/**
 * A scenario from a seed: queues of both types with any attributes, chains of dead-letter queues, producers of every
 * pattern, workers that fail, crash, extend and send onward, and a script of faults that heal and faults that do not.
 * Kept small: one world is a few thousand facts.
 */
import type { Command, ScenarioLink, ScenarioResource } from '../protocol.ts';
import type { Scenario } from '../scenario.ts';
import { Dice } from './dice.ts';

export interface RandomScenario {
  scenario: Scenario;
  /** How long its story is, virtual ms. */
  untilMs: number;
}

export function randomScenario(seed: number): RandomScenario {
  const dice = new Dice(seed, 'scenario');
  // Long enough for retention, and now and then for the five minutes of deduplication.
  const seconds = dice.pick([30, 90, 200, 200, 400, 700]);
  const queues = times(dice.whole(1, 6), (index) => randomQueue(dice, `queue-${index + 1}`));
  const producers = times(dice.whole(1, 3), (index) =>
    randomProducer(dice, `producer-${index + 1}`, seconds),
  );
  const workers = times(dice.whole(0, 4), (index) => randomWorker(dice, `worker-${index + 1}`));
  const resources = [...queues, ...producers, ...workers];
  const links = randomLinks(dice, queues, producers, workers);
  const scenario = {
    version: 1,
    name: `Random world ${seed}`,
    seed,
    latencyMs: dice.pick([0.5, 5, 5, 50, 400]),
    resources,
    links,
    script: times(dice.whole(0, 4), () => ({
      atSeconds: dice.between(0, seconds),
      command: randomFault(dice, resources, links),
    })),
  };
  return { scenario: scenario as unknown as Scenario, untilMs: seconds * 1000 };
}

export function randomQueue(dice: Dice, name: string): ScenarioResource {
  const isFifo = dice.chance(0.45);
  const id = isFifo ? `${name}.fifo` : name;
  return {
    id,
    service: 'sqs',
    settings: { ...randomAttributes(dice), ...(isFifo ? fifoAttributes(dice) : {}) },
  };
}

export function randomAttributes(dice: Dice): Record<string, number> {
  const attributes: Record<string, number> = {};
  if (dice.chance(0.8)) attributes.VisibilityTimeout = dice.pick([0, 1, 2, 5, 10, 30]);
  if (dice.chance(0.3)) attributes.DelaySeconds = dice.pick([0, 1, 5, 20]);
  if (dice.chance(0.3)) attributes.ReceiveMessageWaitTimeSeconds = dice.pick([0, 2, 20]);
  if (dice.chance(0.4)) attributes.MessageRetentionPeriod = dice.pick([60, 61, 90, 150]);
  if (dice.chance(0.1)) attributes.MaximumMessageSize = 1_024;
  return attributes;
}

function fifoAttributes(dice: Dice): Record<string, unknown> {
  const scope = dice.maybe(0.4, () => dice.pick(['queue', 'messageGroup']));
  return {
    FifoQueue: true,
    ContentBasedDeduplication: dice.chance(0.9),
    ...(scope ? { DeduplicationScope: scope } : {}),
    ...(scope === 'messageGroup' && dice.chance(0.5) ? { FifoThroughputLimit: 'perMessageGroupId' } : {}),
  };
}

export function randomProducer(dice: Dice, id: string, seconds: number): ScenarioResource {
  return {
    id,
    service: 'producer',
    settings: {
      pattern: randomPattern(dice, seconds),
      // Bodies that repeat are duplicates under content-based deduplication.
      body: dice.pick(['order {n}', 'order {n}', 'order of {group}', 'poison {n}']),
      groups: dice.pick([['A', 'B', 'C'], ['A'], ['A', 'B', 'C', 'D', 'E', 'F', 'G'], ['A', 'B'], []]),
      groupOrder: dice.pick(['inTurn', 'random']),
      deduplicationIds: dice.pick(['none', 'perMessage', 'perBody']),
      count: dice.pick([0, 0, 5, 40]),
      batchSize: dice.pick([1, 1, 3, 10]),
      startAtSeconds: dice.pick([0, 0, 3.5]),
      attempts: dice.whole(1, 4),
      requestTimeoutSeconds: dice.pick([0.5, 1, 5]),
      ...(dice.chance(0.15) ? { delaySeconds: dice.pick([0, 2, 15]) } : {}),
    },
  };
}

function randomPattern(dice: Dice, seconds: number): object {
  const perSecond = dice.whole(10, 60) / seconds;
  switch (dice.pick(['constant', 'poisson', 'burst', 'ramp', 'wave', 'script'])) {
    case 'constant':
      return { kind: 'constant', everySeconds: 1 / perSecond };
    case 'poisson':
      return { kind: 'poisson', perSecond };
    case 'burst':
      return { kind: 'burst', size: dice.whole(2, 15), everySeconds: 10 / perSecond };
    case 'ramp':
      return {
        kind: 'ramp',
        fromPerSecond: dice.pick([0, perSecond]),
        toPerSecond: perSecond * 2,
        overSeconds: seconds / 2,
      };
    case 'wave':
      return { kind: 'wave', lowPerSecond: 0, highPerSecond: perSecond * 2, periodSeconds: seconds / 3 };
    default:
      return { kind: 'script', messages: randomScript(dice, seconds) };
  }
}

function randomScript(dice: Dice, seconds: number): object[] {
  const count = dice.whole(1, 25);
  const moments = times(count, () => dice.between(0, seconds / 2)).sort((a, b) => a - b);
  return moments.map((atSeconds, index) => ({
    atSeconds,
    body: dice.pick([`script ${index}`, 'again', 'poison']),
    ...(dice.chance(0.8) ? { groupId: dice.pick(['A', 'B']) } : {}),
    ...(dice.chance(0.4) ? { deduplicationId: dice.pick(['d1', 'd2', 'd3']) } : {}),
    ...(dice.chance(0.1) ? { delaySeconds: dice.pick([0, 3]) } : {}),
    ...(index > 0 && dice.chance(0.15) ? { repeatOf: dice.whole(0, index - 1) } : {}),
  }));
}

export function randomWorker(dice: Dice, id: string): ScenarioResource {
  return {
    id,
    service: 'worker',
    settings: {
      workers: dice.pick([1, 1, 2, 4]),
      work: dice.pick([
        { kind: 'fixed', seconds: dice.pick([0, 0.1, 2, 12]) },
        { kind: 'uniform', minSeconds: 0.1, maxSeconds: 6 },
        { kind: 'exponential', meanSeconds: 2 },
        { kind: 'normal', meanSeconds: 2, deviationSeconds: 1 },
      ]),
      deleteAfterWork: dice.chance(0.9),
      failMessages: dice.pick([[], ['m3', 'm7'], ['poison'], ['1', '3', '5']]),
      failRate: dice.pick([0, 0, 0.2, 0.7]),
      failFirstTimes: dice.pick([0, 0, 0, 2]),
      whenFailed: dice.pick(['leave', 'release', 'delete']),
      crashMessages: dice.pick([[], [], ['m5']]),
      crashRate: dice.pick([0, 0, 0.1]),
      restartSeconds: dice.pick([0, 1, 5]),
      batchSize: dice.pick([1, 1, 2, 5, 10]),
      waitTimeSeconds: dice.pick([0, 1, 20, 20]),
      pollIntervalSeconds: dice.pick([0.5, 1, 3]),
      heartbeatSeconds: dice.pick([0, 0, 1, 3]),
      heartbeatExtendSeconds: dice.pick([1, 5, 30]),
      requestTimeoutSeconds: dice.pick([0.5, 2, 5]),
      ...(dice.chance(0.25) ? { visibilityTimeoutSeconds: dice.pick([0, 1, 4, 20]) } : {}),
    },
  };
}

function randomLinks(
  dice: Dice,
  queues: readonly ScenarioResource[],
  producers: readonly ScenarioResource[],
  workers: readonly ScenarioResource[],
): ScenarioLink[] {
  const links: ScenarioLink[] = [];
  const add = (link: ScenarioLink) => {
    if (!links.some((other) => other.from === link.from && other.to === link.to)) links.push(link);
  };
  for (const { id } of producers)
    for (let wires = dice.pick([1, 1, 2]); wires > 0; wires--)
      add(wire(dice, id, 'send', dice.pick(queues).id));
  // Most workers poll where something arrives; the others find what was dead-lettered, or nothing.
  const fed = links.map((link) => link.to);
  for (const { id } of workers) {
    add(wire(dice, dice.chance(0.75) ? dice.pick(fed) : dice.pick(queues).id, 'poll', id));
    if (dice.chance(0.3)) add(wire(dice, id, 'send', dice.pick(queues).id));
  }
  // From each queue to a later one, so chains there are but no circles.
  queues.forEach((queue, index) => {
    const others = queues.slice(index + 1).filter((other) => isFifo(other) === isFifo(queue));
    if (others.length > 0 && dice.chance(0.85)) add(wire(dice, queue.id, 'redrive', dice.pick(others).id));
  });
  return links;
}

function isFifo(queue: ScenarioResource): boolean {
  return queue.settings?.FifoQueue === true;
}

export function wire(dice: Dice, from: string, kind: string, to: string): ScenarioLink {
  const settings = kind === 'redrive' ? { maxReceiveCount: dice.pick([1, 2, 3, 5]) } : {};
  return { id: `${from} → ${to}`, from, to, kind, settings };
}

const resourceFaults: Readonly<Record<string, readonly string[]>> = {
  sqs: ['slow', 'drop', 'throttle', 'deny'],
  producer: ['crash'],
  worker: ['crash', 'slow'],
};

/** A fault somewhere, healing by itself more often than not. */
export function randomFault(
  dice: Dice,
  resources: readonly { id: string; service: string }[],
  links: readonly { id: string }[],
): Command {
  const isOnLink = links.length > 0 && dice.chance(0.35);
  const resource = dice.pick(resources);
  const kinds = isOnLink ? ['partition', 'loss', 'latency'] : (resourceFaults[resource.service] as string[]);
  return {
    type: 'setFault',
    on: isOnLink ? dice.pick(links).id : resource.id,
    kind: dice.pick(kinds),
    ...(dice.chance(0.7) ? { rate: dice.pick([0.2, 0.5, 1]) } : {}),
    ...(dice.chance(0.6) ? { extraMs: dice.pick([10, 700, 3_000]), factor: dice.pick([0.5, 3]) } : {}),
    ...(dice.chance(0.8) ? { forSeconds: dice.pick([0.5, 5, 40]) } : {}),
  } as Command;
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
