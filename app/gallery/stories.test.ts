import { expect, test } from 'vitest';
import {
  type BucketView,
  createEngine,
  type DeliveryStreamView,
  type FunctionView,
  type HttpView,
  type QueueView,
  type ReaderView,
  readScenario,
  type StreamView,
  type TopicView,
  type WorkerView,
} from '../../engine/index.ts';
import { invitationOf } from '../document/invitations.ts';
import { stories } from './stories.ts';

function run(id: string, seconds: number) {
  const story = stories.find((candidate) => candidate.id === id);
  if (!story) throw new Error(`there is no story ${id}`);
  const engine = createEngine({ scenario: story.scenario });
  engine.advance(seconds * 1000);
  return {
    queue: (name: string) => engine.view(name) as QueueView,
    workers: (name: string) => engine.view(name) as WorkerView,
    http: (name: string) => engine.view(name) as HttpView,
    gate: (topic: string, endpoint: string) =>
      (engine.view(topic) as TopicView).gates.find((gate) => gate.endpoint === endpoint),
    stream: (name: string) => engine.view(name) as StreamView,
    reader: (name: string) => engine.view(name) as ReaderView,
    firehose: (name: string) => engine.view(name) as DeliveryStreamView,
    lambda: (name: string) => engine.view(name) as FunctionView,
    bucket: (name: string) => engine.view(name) as BucketView,
    types: (message?: number) =>
      [...engine.log.facts()]
        .filter(({ detail }) => message === undefined || detail.message === message)
        .map(({ type }) => type),
  };
}

test.each(stories.map((story) => [story.id, story] as const))(
  '%s is a scenario without problems',
  (_, story) => {
    expect(readScenario(story.scenario)).not.toHaveProperty('problems');
    expect(story.sentence).toMatch(/\.$/);
    expect(story.watchFor).toMatch(/\.$/);
  },
);

test.each(stories.map((story) => [story.id, story] as const))(
  '%s invites to an act that is there',
  (_, story) => {
    const { name, resources, links } = story.scenario;
    const invitation = invitationOf(name);
    const ids = new Set([...resources, ...links].map(({ id }) => id));
    expect(invitation?.acts.length).toBeGreaterThan(0);
    for (const { on } of invitation?.acts ?? []) expect(ids).toContain(on);
    // Within a minute of watching, at the speed it is played at.
    expect((invitation?.afterSeconds ?? 0) / story.scenario.speed).toBeLessThan(60);
  },
);

test('poison: m2 is received three times and rests in the dead-letter queue within ten seconds of watching', () => {
  const speed = stories.find(({ id }) => id === 'poison')?.scenario.speed ?? 1;
  const { queue, types } = run('poison', 10 * speed);
  expect(types(2).filter((type) => type === 'MessageReceived')).toHaveLength(3);
  expect(queue('orders-dlq').visibleCount).toBe(1);
});

test('visibility: three effects by 105 s, and no delete has deleted', () => {
  const { queue, workers, types } = run('visibility', 106);
  expect(workers('renderers').effectsTotal).toBe(3);
  expect(types().filter((type) => type === 'DeleteIgnored')).toHaveLength(3);
  expect(queue('videos').deletedTotal).toBe(0);
});

test('deduplication: the retry and the new payment are swallowed, the one after five minutes is not', () => {
  const { queue, types } = run('deduplication', 320);
  expect(types().filter((type) => type === 'MessageDeduplicated')).toHaveLength(2);
  expect(queue('payments.fifo').sentTotal).toBe(2);
});

test('locked group: bob and carol are done before alice’s second step gives way', () => {
  const { types, queue } = run('locked-group', 60);
  const order = types();
  expect(order.filter((type) => type === 'MessageDeleted')).toHaveLength(8);
  expect(queue('steps-dlq.fifo').visibleCount).toBe(1);
});

test('polling: the impatient one asks far more often and gets nothing most of the time', () => {
  const { queue } = run('polling', 300);
  expect(queue('short').emptyReceivesTotal).toBeGreaterThan(5 * queue('long').emptyReceivesTotal);
});

test('delay: nothing is received for twenty seconds where the delay is, at once where the timeout is', () => {
  const { queue } = run('delay', 19);
  expect(queue('think-again').receivedTotal).toBe(0);
  expect(queue('at-once').receivedTotal).toBe(2);
});

test('coupling: while shipping is down the tight shop turns buyers away, the loose one serves them all', () => {
  const during = run('coupling', 40);
  expect(during.http('shop-tight').turnedAwayTotal).toBeGreaterThan(5);
  expect(during.http('shop-tight').cascadedTotal).toBeGreaterThan(0);
  expect(during.http('shop-loose')).toMatchObject({ turnedAwayTotal: 0, cascadedTotal: 0, failedTotal: 0 });
  expect(during.queue('to-ship').visibleCount).toBeGreaterThan(15);
  const after = run('coupling', 120);
  expect(after.queue('to-ship').visibleCount).toBe(0);
  expect(after.workers('shipping-workers').effectsOnce).toBe(60);
});

test('fan-out: every subscription gets what its policy lets through, and the archive gets everything', () => {
  const { gate } = run('fan-out', 29);
  // 15 orders, refunds and returns in turn; prices 12, 250, 80, 12.
  expect(gate('order-events', 'ship')).toMatchObject({ passedTotal: 10, filteredTotal: 5 });
  expect(gate('order-events', 'big-spenders')).toMatchObject({ passedTotal: 2, filteredTotal: 13 });
  expect(gate('order-events', 'archive')).toMatchObject({ passedTotal: 15, filteredTotal: 0 });
});

test('endpoint down: what SNS gave up is gone where there is no dead-letter queue, and kept where there is one', () => {
  const { gate, queue } = run('endpoint-down', 200);
  expect(gate('order-events', 'audit')).toMatchObject({ lostTotal: 4, deadLetteredTotal: 0 });
  expect(gate('order-events', 'billing')).toMatchObject({ lostTotal: 0, deadLetteredTotal: 4 });
  expect(queue('billing-missed').visibleCount).toBe(4);
});

test('hot shard: one shard throttles, the other three never do', () => {
  const { shards } = run('hot-shard', 15).stream('clicks');
  expect(shards.filter(({ throttledTotal }) => throttledTotal > 0)).toHaveLength(1);
  expect(shards.find(({ throttledTotal }) => throttledTotal > 0)?.hotKey?.key).toBe('celebrity');
});

test('split: the careful reader keeps the order of every key, the careless one does not', () => {
  const { reader, stream } = run('split-order', 90);
  expect(stream('readings')).toMatchObject({ openCount: 2, closedCount: 1 });
  expect(reader('careful').outOfOrder).toBe(0);
  expect(reader('careless').outOfOrder).toBeGreaterThan(0);
});

test('replay: one reader does everything again, the other does not notice', () => {
  const { reader, stream } = run('replay', 100);
  expect(reader('dashboard').duplicateEffects).toBeGreaterThan(30);
  expect(reader('billing').duplicateEffects).toBe(0);
  expect(stream('readings').putTotal).toBe(100);
});

test('whichever first: one stream always flushes at its size, the other always at its interval', () => {
  const { firehose } = run('whichever-first', 200);
  const reasons = (name: string) => new Set(firehose(name).flushed.map(({ reason }) => reason));
  expect(reasons('busy')).toEqual(new Set(['size']));
  expect(reasons('quiet')).toEqual(new Set(['interval']));
});

test('transform: every record ends somewhere, the failed ones under their prefix', () => {
  const { firehose, bucket } = run('transform', 200);
  const { acceptedTotal, deliveredTotal, droppedTotal, erredTotal, tank, transformTank } =
    firehose('to-lake');
  const inside = tank.records + (transformTank?.records ?? 0);
  expect({ droppedTotal, erredTotal }).toEqual({ droppedTotal: 4, erredTotal: 3 });
  expect(deliveredTotal + droppedTotal + erredTotal + inside).toBe(acceptedTotal);
  expect(bucket('lake').prefixes.map(({ prefix }) => prefix)).toContain('processing-failed/');
});

test('bad record: without item failures all ten are dead-lettered, with them only the bad one', () => {
  const { queue, lambda } = run('bad-record', 120);
  expect(queue('orders-dlq').visibleCount).toBe(10);
  expect(lambda('charge').duplicateEffects).toBe(9);
  expect(queue('orders-dlq-2').visibleCount).toBe(1);
  expect(lambda('charge-2')).toMatchObject({ effectsOnce: 9, duplicateEffects: 0 });
});

test('poison record: one function is stuck behind it, the other has cut it out and gone on', () => {
  const { lambda, queue } = run('poison-record', 90);
  const lanes = (name: string) => lambda(name).mappings[0]?.lanes.map(({ state }) => state);
  expect(lanes('naive')).toContain('blocked');
  expect(lanes('careful')).not.toContain('blocked');
  expect(lambda('careful').mappings[0]).toMatchObject({ givenUpTotal: 1 });
  expect(lambda('careful').mappings[0]?.bisectedTotal).toBeGreaterThan(0);
  expect(queue('given-up').visibleCount).toBe(1);
});

test('upload: one picture, and two programs that know nothing of each other have worked on it', () => {
  const { lambda, workers, bucket } = run('upload', 29);
  expect(bucket('pictures').objectCount).toBe(10);
  expect(lambda('thumbnails').effectsOnce).toBe(10);
  expect(workers('indexers').effectsOnce).toBe(10);
});
