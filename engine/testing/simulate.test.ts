import { describe, expect, test, vi } from 'vitest';
import { pushSeedsAbove } from './cast/pushCast.ts';
import { regressionSeeds } from './regressionSeeds.ts';
import { castSeedsAbove, expectTimeToPass, judgeWorld, runWorld, verdictOf, type World } from './simulate.ts';
import { type TestWorld, testWorld } from './testWorld.ts';

/**
 * Goal: whatever scenario, whatever faults, whatever the learner does, the rules hold for whoever reads the log.
 *
 * Method: three hundred random worlds of queues, half as many of the whole cast, some of those who hand on by themselves
 * (topics, buckets, functions, HTTP services), and those that once were wrong, each judged by all the outside watchers. A seed is a bug report: the message says how to replay it.
 */
vi.setConfig({ testTimeout: 60_000 });

const seeds = Array.from({ length: 300 }, (_, index) => index + 1);

const castSeeds = Array.from({ length: 150 }, (_, index) => castSeedsAbove + 1 + index);

const pushSeeds = Array.from({ length: 120 }, (_, index) => pushSeedsAbove + 1 + index);

function verdict(seed: number): string {
  let world: World;
  try {
    world = runWorld(seed);
  } catch (error) {
    kindsOfFacts.set(seed, new Set());
    return `World ${seed} stopped (npm run sim -- --seed ${seed}): ${(error as Error).stack}`;
  }
  noteKinds(world);
  const said = verdictOf(world, judgeWorld(world));
  expectTimeToPass(world.engine);
  return said;
}

/** Kinds of facts in a world, as "kinesis RecordPut", by seed. */
const kindsOfFacts = new Map<number, ReadonlySet<string>>();

function noteKinds({ seed, engine }: World): ReadonlySet<string> {
  const kinds = new Set([...engine.log.facts()].map(({ service, type }) => `${service} ${type}`));
  kindsOfFacts.set(seed, kinds);
  return kinds;
}

describe('random worlds are sound', () => {
  test.each(seeds)('world %i', (seed) => {
    expect(verdict(seed)).toBe('');
  });
});

describe('random worlds of the whole cast are sound', () => {
  test.each(castSeeds)('world %i', (seed) => {
    expect(verdict(seed)).toBe('');
  });
});

describe('random worlds of those who hand on by themselves are sound', () => {
  test.each(pushSeeds)('world %i', (seed) => {
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

/** What has to happen in worlds of the whole cast, and in how many of a hundred at least. */
const castFacts: readonly (readonly [kind: string, least: number])[] = [
  ['kinesis RecordPut', 30],
  ['kinesis RecordsPut', 35],
  ['kinesis RecordThrottled', 15],
  ['kinesis RecordsThrottled', 25],
  ['kinesis RecordsRead', 35],
  ['kinesis ReadThrottled', 5],
  ['kinesis ShardSplit', 20],
  ['kinesis ShardsMerged', 8],
  ['kinesis RetentionChanged', 2],
  ['kinesis RecordsExpired', 8],
  ['kinesis RecordsMissed', 2],
  ['kinesis ShardExpired', 4],
  ['reader RecordsTaken', 25],
  ['reader RecordProcessed', 20],
  ['reader RecordsProcessed', 6],
  ['reader RecordFailed', 15],
  ['reader OnwardRefused', 4],
  ['reader CheckpointMade', 20],
  ['reader ReadRefused', 15],
  ['reader ChildWaits', 10],
  ['reader ShardFinished', 15],
  ['reader ReaderCrashed', 20],
  ['reader ReaderRewound', 10],
  ['reader OrderBroken', 3],
  ['firehose RecordAccepted', 12],
  ['firehose RecordsAccepted', 25],
  ['firehose RecordsThrottled', 5],
  ['firehose TransformStarted', 20],
  ['firehose TransformFailed', 10],
  ['firehose RecordsTransformed', 15],
  ['firehose RecordsDropped', 4],
  ['firehose RecordsFailed', 12],
  ['firehose BufferFlushed', 20],
  ['firehose ObjectDelivered', 12],
  ['firehose ErrorsDelivered', 8],
  ['firehose DeliveryRetried', 8],
  ['firehose DeliveryHeld', 4],
  ['firehose RecordsLost', 2],
];

/** The same for worlds of those who hand on by themselves. */
const pushFacts: readonly (readonly [kind: string, least: number])[] = [
  ['sns MessagePublished', 60],
  ['sns MessageUnheard', 4],
  ['sns MessageFiltered', 45],
  ['sns NotificationDelivered', 45],
  ['sns DeliveryFailed', 25],
  ['sns DeliveryDenied', 8],
  ['sns DeliveryDeadLettered', 5],
  ['sns DeliveryLost', 18],
  ['sns TopicDeleted', 8],
  ['s3 ObjectCreated', 15],
  ['s3 ObjectRead', 1],
  ['s3 NotificationSent', 15],
  ['s3 NotificationRetried', 1],
  ['s3 NotificationFailed', 3],
  ['lambda EnvironmentGone', 40],
  ['lambda InvocationSucceeded', 30],
  ['lambda InvocationFailed', 60],
  ['lambda InvocationThrottled', 30],
  ['lambda EventQueued', 50],
  ['lambda EventRetried', 45],
  ['lambda EventGivenUp', 12],
  ['lambda DestinationNotified', 8],
  ['lambda DestinationRefused', 2],
  ['lambda BatchTaken', 30],
  ['lambda BatchDeleted', 6],
  ['lambda BatchReturned', 30],
  ['lambda ItemsFailed', 5],
  ['lambda LaneBlocked', 10],
  ['lambda BatchBisected', 3],
  ['lambda CheckpointReported', 2],
  ['lambda BatchGivenUp', 10],
  ['http RequestAnswered', 45],
  ['http RequestFailed', 50],
  ['http RequestCascaded', 25],
  ['http RequestTurnedAway', 50],
  ['http CallRetried', 20],
  ['http ServiceCrashed', 15],
];

describe('the worlds of the whole cast are worth judging', () => {
  /** In how many of the first hundred of these worlds it happens. */
  const count = (of: readonly number[], kind: string) =>
    of.slice(0, 100).filter((seed) => (kindsOfFacts.get(seed) ?? noteKinds(runWorld(seed))).has(kind)).length;

  test.each(castFacts)('%s happens in at least %i of a hundred', (kind, least) => {
    expect(count(castSeeds, kind)).toBeGreaterThanOrEqual(least);
  });

  test.each(pushFacts)('%s happens in at least %i of a hundred that hand on', (kind, least) => {
    expect(count(pushSeeds, kind)).toBeGreaterThanOrEqual(least);
  });
});
