/** What the bench runs, in Node and in a worker of a browser alike. No clock in here: whoever runs it holds the watch. */
import { createEngine, type Engine } from '../../engine.ts';
import { Scheduler } from '../../kernel/scheduler.ts';
import type { Scenario } from '../../scenario.ts';

interface LoadOptions {
  /** Producers at 1,000 messages a second each. */
  producers: number;
  workers: number;
  batchSize?: number;
  groups?: readonly string[];
}

/** Producers, one queue and enough workers to keep up: every send, receive and delete crosses the network. */
export function busyQueue({ producers, workers, batchSize = 1, groups }: LoadOptions): Scenario {
  const names = Array.from({ length: producers }, (_, index) => `producer-${index}`);
  const queue = groups ? 'queue.fifo' : 'queue';
  const making = {
    pattern: { kind: 'constant', everySeconds: 0.001 },
    batchSize,
    groups: groups ?? [],
    deduplicationIds: groups ? 'perMessage' : 'none',
  };
  return {
    version: 1,
    name: 'bench',
    seed: 1,
    account: '123456789012',
    region: 'us-east-1',
    latencyMs: 5,
    speed: 1,
    resources: [
      ...names.map((id) => ({ id, service: 'producer', settings: making })),
      { id: queue, service: 'sqs', settings: groups ? { FifoQueue: true } : {} },
      {
        id: 'workers',
        service: 'worker',
        settings: { workers, batchSize, work: { kind: 'fixed', seconds: 0 } },
      },
    ],
    links: [
      ...names.map((id) => ({ id: `${id}-send`, from: id, to: queue, kind: 'send' })),
      { id: 'poll', from: queue, to: 'workers', kind: 'poll' },
    ],
    script: [],
    layout: {},
    notes: [],
    moments: [],
  };
}

export interface LoadResult {
  /** Messages sent, received and deleted. */
  lifecycles: number;
  /** Wake-ups handled: departures, arrivals, timers. */
  events: number;
  facts: number;
}

/** Runs a load for so many virtual seconds and counts. */
export function runLoad(scenario: Scenario, seconds: number): LoadResult {
  const engine = createEngine({ scenario });
  engine.advance(seconds * 1000);
  return countOf(engine);
}

function countOf(engine: Engine): LoadResult {
  const queue = engine.resources.find(({ service }) => service === 'sqs')?.id ?? '';
  const view = engine.view(queue) as { deletedTotal: number };
  return { lifecycles: view.deletedTotal, events: engine.stepCount, facts: engine.factCount };
}

/** The bare loop: the same heap, the same number of events, an empty handler. */
export function runBareLoop(events: number, waiting: number): number {
  const scheduler = Scheduler.create({ value: 1 });
  for (let index = 0; index < waiting; index++) scheduler.plan(index * 0.01, 'wake', 0, '', undefined, 0);
  let last = 0;
  for (let index = 0; index < events; index++) {
    const wakeup = scheduler.take();
    if (!wakeup) break;
    last = wakeup.atMs;
    scheduler.plan(last + 5, 'wake', 0, '', undefined, 0);
  }
  return last;
}

/** An engine in which so many events have happened, for measuring seeks. */
export function longRun(events: number): Engine {
  const engine = createEngine({ scenario: busyQueue({ producers: 4, workers: 100 }) });
  while (engine.stepCount < events) engine.step();
  return engine;
}

/** Places to seek to, spread over a run without chance: the golden ratio visits every part of it. */
export function seekTargets(endMs: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => ((index * 0.6180339887) % 1) * endMs);
}

/** A queue that holds so many messages before the work begins. */
export function backlog(waiting: number): Engine {
  const scenario = busyQueue({ producers: 1, workers: 100 });
  const producer = scenario.resources[0];
  if (producer)
    producer.settings = { pattern: { kind: 'burst', size: waiting, everySeconds: 86_400 }, groups: [] };
  const [send, poll] = scenario.links;
  const engine = createEngine({ scenario: { ...scenario, links: send ? [send] : [] } });
  engine.advance(100);
  if (poll) engine.apply({ type: 'connect', link: poll });
  return engine;
}
