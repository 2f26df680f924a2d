import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { FunctionView } from '../contract.ts';

const settings = { coldStartSeconds: 0, work: { kind: 'fixed', seconds: 1 } };
function mapped(
  more: object = {},
  link: object = {},
  { queue = 'orders', timeout = 60 }: { queue?: string; timeout?: number } = {},
) {
  return testWorld({ latencyMs: 0 })
    .queue(queue, { VisibilityTimeout: timeout })
    .lambda('charge', { ...settings, ...more })
    .link(queue, 'charge', link as Record<string, unknown>);
}
type World = ReturnType<typeof mapped>;
const sendAll = (world: World, bodies: readonly string[], queue = 'orders', group?: string) =>
  world.call(queue, 'SendMessageBatch', {
    Entries: bodies.map((body) => ({
      Id: body,
      MessageBody: body,
      ...(group ? { MessageGroupId: group, MessageDeduplicationId: body } : {}),
    })),
  });
const seen = (world: World) => world.view<FunctionView>('charge');
const ten = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];

describe('success', () => {
  test('[LAM-10] deletes the whole batch, ten in a call', () => {
    const world = mapped({}, { BatchSize: 25, MaximumBatchingWindowInSeconds: 1 });
    sendAll(world, ten);
    sendAll(world, ten);
    sendAll(world, ten.slice(0, 5));
    world.advanceTo('5s');
    const deletes = world
      .facts('RequestDeparted', 'charge')
      .filter(({ detail }) => detail.action === 'DeleteMessageBatch');
    expect(deletes.map(({ detail }) => (detail.origins as number[]).length)).toEqual([10, 10, 5]);
    expect(world.contents('orders')).toEqual([]);
    expect(seen(world).mappings[0]).toMatchObject({ doneTotal: 25, failedTotal: 0, busyBatches: 0 });
  });
});

describe('failure', () => {
  test('[LAM-11] deletes nothing: all ten come back, received once more, the good ones too', () => {
    const world = mapped({ failMessages: ['g'] });
    sendAll(world, ten);
    world.advanceTo('30s');
    expect(world.contents('orders')).toEqual(ten.map((_, index) => `m${index + 1} in flight`));
    expect(world.facts('BatchReturned')[0]?.detail).toMatchObject({ why: 'error', queue: 'orders' });
    world.advanceTo('65s');
    const starts = world.facts('InvocationStarted').map(({ atMs, detail }) => [atMs, detail.records]);
    expect(starts).toEqual([
      [0, 10],
      [60_000, 10],
    ]);
    expect(seen(world)).toMatchObject({ effectsOnce: 9, duplicateEffects: 9 });
  });

  test('[LAM-11] one bad message in ten takes all ten to the dead-letter queue', () => {
    const world = mapped({ failMessages: ['g'] })
      .queue('dead')
      .link('orders', 'dead', { maxReceiveCount: 3 });
    sendAll(world, ten);
    world.advanceTo('10min');
    expect(world.contents('dead')).toHaveLength(10);
    expect(seen(world)).toMatchObject({ invocationsTotal: 3, effectsOnce: 9, effectsTotal: 27 });
  });

  test('[LAM-11] a timeout counts the same', () => {
    const world = mapped({ work: { kind: 'fixed', seconds: 9 }, Timeout: 3 });
    sendAll(world, ['a', 'b']);
    world.advanceTo('30s');
    expect(world.contents('orders')).toEqual(['m1 in flight', 'm2 in flight']);
    expect(seen(world).timeoutsTotal).toBe(1);
  });

  test('[LAM-17] the on-failure destination hears nothing of it: the dead-letter queue belongs to the queue', () => {
    const world = mapped({ failMessages: ['a'] })
      .queue('failed')
      .link('charge', 'failed', {}, 'onFailure');
    sendAll(world, ['a']);
    world.advanceTo('10min');
    expect(world.contents('failed')).toEqual([]);
  });
});

describe('ReportBatchItemFailures', () => {
  const reports = { ReportBatchItemFailures: true };

  test('[LAM-12] only the named ones stay; the others are deleted', () => {
    const world = mapped({ failMessages: ['g', 'b'] }, reports);
    sendAll(world, ten);
    world.advanceTo('30s');
    expect(world.contents('orders')).toEqual(['m2 in flight', 'm7 in flight']);
    expect(world.facts('ItemsFailed').map(({ detail }) => [detail.messages, detail.doneCount])).toEqual([
      [[2, 7], 8],
    ]);
    expect(world.facts('InvocationFailed')).toEqual([]);
    expect(seen(world)).toMatchObject({ errorsTotal: 0, effectsOnce: 8, duplicateEffects: 0 });
    expect(seen(world).mappings[0]).toMatchObject({ doneTotal: 8, failedTotal: 2, reportsFailures: true });
  });

  test('[LAM-12] an error that is thrown fails the whole batch all the same', () => {
    const world = mapped({ throwMessages: ['c'] }, reports);
    sendAll(world, ten);
    world.advanceTo('30s');
    expect(world.contents('orders')).toHaveLength(10);
  });

  test.each([
    ['a wrong name in the list', '{"batchItemFailures":[{"foo":"notvalid"}]}', 3],
    ['bad JSON', 'not JSON', 3],
    ['an unknown id', '{"batchItemFailures":[{"itemIdentifier":"who"}]}', 3],
    ['an empty list', '{"batchItemFailures":[]}', 0],
    ['null', 'null', 0],
  ])('[LAM-12] %s', (_name, answerWith, leftCount) => {
    const world = mapped({ answerWith }, reports);
    sendAll(world, ['a', 'b', 'c']);
    world.advanceTo('30s');
    expect(world.contents('orders')).toHaveLength(leftCount);
  });

  test('[LAM-12] without the setting nobody reads the answer: named or not, all are deleted', () => {
    const world = mapped({ answerWith: '{"batchItemFailures":[{"itemIdentifier":"who"}]}' });
    sendAll(world, ['a']);
    world.advanceTo('30s');
    expect(world.contents('orders')).toEqual([]);
  });

  test('[LAM-13] of a FIFO queue the first failure and all behind it come back, in order', () => {
    const world = mapped({ failMessages: ['b'] }, reports, { queue: 'orders.fifo' });
    sendAll(world, ['a', 'b', 'c', 'd'], 'orders.fifo', 'A');
    world.advanceTo('30s');
    expect(world.contents('orders.fifo')).toEqual(['m2 in flight', 'm3 in flight', 'm4 in flight']);
    expect(seen(world).effectsOnce).toBe(1);
  });
});

describe('throttling', () => {
  test('[LAM-09] burns receives: good messages are dead-lettered without an invocation', () => {
    const world = mapped(
      { ReservedConcurrentExecutions: 1, Timeout: 900, work: { kind: 'fixed', seconds: 600 } },
      { BatchSize: 1 },
      { timeout: 30 },
    )
      .queue('dead')
      .link('orders', 'dead', { maxReceiveCount: 2 });
    sendAll(world, ['a', 'b', 'c']);
    world.advanceTo('5min');
    expect(world.contents('dead')).toEqual(expect.arrayContaining(['m2 visible', 'm3 visible']));
    expect(seen(world).invocationsTotal).toBe(1);
    expect(world.facts('BatchReturned').every(({ detail }) => detail.why === 'throttled')).toBe(true);
  });

  test('a throttled batch is tried again with growing pauses until its messages are visible again', () => {
    const world = mapped({ ReservedConcurrentExecutions: 0 }, { BatchSize: 1 }, { timeout: 10 });
    sendAll(world, ['a']);
    world.advanceTo('9s');
    expect(world.facts('InvocationThrottled').map(({ atMs }) => atMs)).toEqual([0, 1_000, 3_000, 7_000]);
    world.advanceTo('10s');
    expect(world.facts('BatchReturned').map(({ atMs }) => atMs)).toEqual([10_000]);
  });

  test('a throttled batch that finds room in time is worked on with its first receive', () => {
    const world = mapped({ ReservedConcurrentExecutions: 1 }, { BatchSize: 1 });
    sendAll(world, ['a', 'b']);
    world.advanceTo('20s');
    expect(world.contents('orders')).toEqual([]);
    expect(world.facts('MessageReceived').map(({ detail }) => detail.receiveCount)).toEqual([1, 1]);
  });
});

test('[LAM-08] a function slower than the visibility timeout: a FIFO queue refuses the delete, and the work is done again', () => {
  const world = mapped(
    { work: { kind: 'fixed', seconds: 8 }, Timeout: 10 },
    { BatchSize: 1 },
    {
      queue: 'orders.fifo',
      timeout: 5,
    },
  );
  sendAll(world, ['a'], 'orders.fifo', 'A');
  world.advanceTo('14s');
  expect(world.facts('DeleteRefused').map(({ atMs, detail }) => [atMs, detail.messages])).toEqual([
    [8_000, [1]],
    [13_000, [1]],
  ]);
  expect(seen(world)).toMatchObject({ effectsOnce: 1, duplicateEffects: 1 });
});
