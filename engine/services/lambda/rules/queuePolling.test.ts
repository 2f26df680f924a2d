import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { FunctionView } from '../contract.ts';

const settings = { coldStartSeconds: 0, work: { kind: 'fixed', seconds: 1 }, Timeout: 60 };
function mapped(link: object = {}, more: object = {}, queue = 'orders') {
  return testWorld({ latencyMs: 0 })
    .queue(queue, { VisibilityTimeout: 300 })
    .lambda('charge', { ...settings, ...more })
    .link(queue, 'charge', link as Record<string, unknown>);
}
type World = ReturnType<typeof mapped>;
const send = (world: World, count: number, input: object = {}) => {
  for (let sent = 0; sent < count; sent++) world.send('orders', 'x', input);
};
const batches = (world: World) =>
  world.facts('InvocationStarted').map(({ atMs, detail }) => [atMs, detail.records]);
const mapping = (world: World) => world.view<FunctionView>('charge').mappings[0];

describe('the size of a batch', () => {
  test('[LAM-01] is ten messages unless set', () => {
    const world = mapped();
    send(world, 12);
    world.advanceTo('1s');
    expect(batches(world)).toEqual([
      [0, 10],
      [20, 2],
    ]);
  });

  test('[LAM-01] is what the mapping says; several receives make up more than ten', () => {
    const world = mapped({ BatchSize: 25, MaximumBatchingWindowInSeconds: 5 });
    send(world, 60);
    world.advanceTo('4s');
    expect(batches(world)).toEqual([
      [0, 25],
      [0, 25],
    ]);
    expect(mapping(world)).toMatchObject({ gathered: 10, gathersUntilMs: 5_000, takenTotal: 60 });
    world.advanceTo('5s');
    expect(batches(world).at(-1)).toEqual([5_000, 10]);
  });

  test('[LAM-01] of a FIFO queue is ten at most', () => {
    const world = mapped({ BatchSize: 100, MaximumBatchingWindowInSeconds: 5 }, {}, 'orders.fifo');
    expect(mapping(world)).toMatchObject({ batchSize: 10, windowSeconds: 0 });
  });

  test('[LAM-03] a payload of 6 MB closes it before', () => {
    const world = mapped({ BatchSize: 10, MaximumBatchingWindowInSeconds: 20 });
    for (let sent = 0; sent < 8; sent++) world.send('orders', 'x'.repeat(1_000_000));
    world.advanceTo('1s');
    // Six of a million bytes are below 6,291,456, seven are not.
    expect(batches(world)).toEqual([[0, 6]]);
  });
});

describe('the batching window', () => {
  test('[LAM-02] gathers from the first message on', () => {
    const world = mapped({ MaximumBatchingWindowInSeconds: 10 });
    for (const at of [2, 5, 11, 13]) {
      world.advanceTo(at * 1000);
      send(world, 1);
    }
    world.advanceTo('30s');
    expect(batches(world)).toEqual([
      [12_000, 3],
      [23_000, 1],
    ]);
  });

  test('[LAM-03] ends as soon as the batch is full', () => {
    const world = mapped({ BatchSize: 3, MaximumBatchingWindowInSeconds: 10 });
    for (const at of [1, 2, 3]) {
      world.advanceTo(at * 1000);
      send(world, 1);
    }
    world.advanceTo('20s');
    expect(batches(world)).toEqual([[3_000, 3]]);
  });

  test('[LAM-02] is unknown to FIFO queues: what is there goes at once', () => {
    const world = mapped({ MaximumBatchingWindowInSeconds: 10 }, {}, 'orders.fifo');
    world.send('orders.fifo', 'a', { MessageGroupId: 'A', MessageDeduplicationId: '1' });
    world.advanceTo('1s');
    expect(batches(world)).toEqual([[20, 1]]);
  });

  test('without one, what several pollers bring within 20 ms is one batch', () => {
    const world = mapped();
    world.advanceTo('3s');
    send(world, 4);
    world.advanceTo('3010ms');
    send(world, 2);
    world.advanceTo('4s');
    expect(batches(world)).toEqual([[3_020, 6]]);
  });
});

describe('pollers', () => {
  test('[LAM-04] five wait at the queue from the start, for up to 20 s', () => {
    const world = mapped();
    world.advanceTo('10s');
    expect(world.view('orders').waitingPolls).toBe(5);
    const polls = world
      .facts('RequestDeparted', 'charge')
      .filter(({ detail }) => detail.action === 'ReceiveMessage');
    expect(polls.map(({ detail }) => (detail.input as { WaitTimeSeconds: number }).WaitTimeSeconds)).toEqual(
      Array(5).fill(20),
    );
  });

  test('[LAM-04] five batches are in hand at first; the rest stays visible', () => {
    const world = mapped({ BatchSize: 2 }, { work: { kind: 'fixed', seconds: 30 } });
    send(world, 20);
    world.advanceTo('5s');
    expect(mapping(world)).toMatchObject({ busyBatches: 5, pollers: 5 });
    expect(world.view('orders')).toMatchObject({ visibleCount: 10, notVisibleCount: 10 });
  });

  test('[LAM-06] MaximumConcurrency keeps the others in the queue, and nothing is throttled', () => {
    const world = mapped({ BatchSize: 1, MaximumConcurrency: 2 });
    send(world, 6);
    world.advanceTo('500ms');
    expect(world.view<FunctionView>('charge')).toMatchObject({ concurrency: 2, throttlesTotal: 0 });
    expect(world.view('orders').visibleCount).toBe(4);
    world.advanceTo('10s');
    expect(batches(world).map(([atMs]) => atMs)).toEqual([0, 0, 1_000, 1_000, 2_000, 2_000]);
  });

  test('a refused poll is told, and made again a second later', () => {
    const world = mapped({ MaximumConcurrency: 2 });
    world.fault('orders', 'deny', { forSeconds: 3.5 });
    world.advanceTo('30s');
    expect(world.facts('PollRefused').map(({ atMs }) => atMs)).toEqual([
      0, 0, 1_000, 1_000, 2_000, 2_000, 3_000, 3_000,
    ]);
    expect(world.view('orders').waitingPolls).toBe(2);
  });

  test('[LAM-14] of a FIFO group one batch at a time; groups run side by side', () => {
    const world = mapped({ BatchSize: 1 }, {}, 'orders.fifo');
    for (const [group, id] of ['A1', 'A2', 'B1', 'B2', 'C1'].map((name) => [name[0], name]))
      world.send('orders.fifo', `${id}`, { MessageGroupId: `${group}`, MessageDeduplicationId: `${id}` });
    world.advanceTo('500ms');
    expect(world.view<FunctionView>('charge').concurrency).toBe(3);
    world.advanceTo('10s');
    const starts = world.facts('InvocationStarted').map(({ atMs, detail }) => [atMs, detail.messages]);
    expect(starts).toEqual([
      [0, [1]],
      [0, [3]],
      [0, [5]],
      [1_000, [2]],
      [1_000, [4]],
    ]);
  });

  test('[LAM-14] one batch may hold several groups', () => {
    const world = mapped({}, {}, 'orders.fifo');
    for (const group of ['A', 'B', 'C'])
      world.send('orders.fifo', group, { MessageGroupId: group, MessageDeduplicationId: group });
    world.advanceTo('500ms');
    expect(batches(world)).toEqual([[20, 3]]);
  });
});
