import { describe, expect, test, vi } from 'vitest';
import { regressionSeeds } from './regressionSeeds.ts';
import { judgeWorld, runWorld, verdictOf, type World } from './simulate.ts';
import { type TestWorld, testWorld } from './testWorld.ts';

/**
 * Goal: whatever scenario, whatever faults, whatever the learner does, the rules hold for whoever reads the log.
 *
 * Method: three hundred random worlds and those that once were wrong, each judged by all the outside watchers. A seed
 * is a bug report: the message says how to replay it.
 */
vi.setConfig({ testTimeout: 60_000 });

const seeds = Array.from({ length: 300 }, (_, index) => index + 1);

function verdict(seed: number): string {
  let world: World;
  try {
    world = runWorld(seed);
  } catch (error) {
    return `World ${seed} stopped (npm run sim -- --seed ${seed}): ${(error as Error).stack}`;
  }
  return verdictOf(world, judgeWorld(world));
}

describe('random worlds are sound', () => {
  test.each(seeds)('world %i', (seed) => {
    expect(verdict(seed)).toBe('');
  });
});

describe('worlds that once were not', () => {
  test.each(regressionSeeds)('world %i: %s', (seed) => {
    expect(verdict(seed)).toBe('');
  });
});

describe('what random worlds found, told by hand', () => {
  test.each<[how: string, act: (world: TestWorld) => void]>([
    ['by itself', (world) => world.advance('20s')],
    ['after SetQueueAttributes', (world) => setRetention(world)],
    [
      'after a change in the inspector',
      (world) => world.configure('q.fifo', { ...fifo, MessageRetentionPeriod: 60 }),
    ],
  ])('a receive that waits is answered when retention frees its group, %s', (_how, act) => {
    const isByItself = _how === 'by itself';
    const world = testWorld()
      .queue('q.fifo', { ...fifo, MessageRetentionPeriod: isByItself ? 60 : 90 })
      .worker('w', { waitTimeSeconds: 20 });
    world.send('q.fifo', 'held up', { MessageGroupId: 'g' });
    world.receive('q.fifo', { VisibilityTimeout: 1_000 });
    world.advance('50s');
    world.send('q.fifo', 'behind', { MessageGroupId: 'g' });
    world.link('q.fifo', 'w').advance(isByItself ? '5s' : '15s');
    act(world);
    world.advance('100ms');
    expect(world.facts('MessageExpired')).toHaveLength(1);
    expect(world.facts('WorkStarted').map((fact) => fact.detail.message)).toEqual([2]);
  });
});

const fifo = { FifoQueue: true, ContentBasedDeduplication: true };

function setRetention(world: TestWorld): void {
  world.call('q.fifo', 'SetQueueAttributes', { Attributes: { MessageRetentionPeriod: '60' } });
}

describe('the worlds are worth judging', () => {
  /** How many of the worlds have each kind of fact. */
  const worldsWith = new Map<string, number>();
  for (const seed of seeds.slice(0, 100)) {
    const types = new Set([...runWorld(seed).engine.log.facts()].map((fact) => fact.type));
    for (const type of types) worldsWith.set(type, (worldsWith.get(type) ?? 0) + 1);
  }

  test.each([
    ['MessageDeduplicated', 20],
    ['MessageDeadLettered', 20],
    ['MessageExpired', 20],
    ['VisibilityExpired', 40],
    ['VisibilityChanged', 25],
    ['DelayElapsed', 20],
    ['DeleteIgnored', 10],
    ['DeleteRefused', 10],
    ['WorkerCrashed', 20],
    ['RequestLost', 20],
    ['ReplyLost', 5],
    ['CallTimedOut', 20],
    ['CallRefused', 40],
    ['QueueDeleted', 15],
    ['AttributesChanged', 25],
    ['FaultHealed', 40],
    ['SendGivenUp', 10],
  ])('%s happens in at least %i of a hundred', (type, least) => {
    expect(worldsWith.get(type) ?? 0).toBeGreaterThanOrEqual(least);
  });
});
