import { describe, expect, test } from 'vitest';
import { testWorld } from '../../testing/testWorld.ts';
import { lanesMax, tilesMax } from './contract.ts';

describe('the small view', () => {
  test('stays small, whatever the queue holds', () => {
    const world = testWorld().queue('orders').queue('pay.fifo', { ContentBasedDeduplication: true });
    for (let sent = 0; sent < 200; sent++) {
      world.send('orders', 'x', { DelaySeconds: sent % 2 });
      world.send('pay.fifo', `${sent}`, { MessageGroupId: `g${sent % 50}` });
    }
    const { visible, delayed, visibleCount, delayedCount } = world.view('orders');
    expect([visible.length, delayed.length, visibleCount, delayedCount]).toEqual([
      tilesMax,
      tilesMax,
      100,
      100,
    ]);
    const { lanes, laneCount, deduplication } = world.view('pay.fifo');
    expect([lanes.length, laneCount, deduplication.length]).toEqual([lanesMax, 50, 6]);
  });

  test('visible tiles stand in the order in which they will be handed out', () => {
    const world = testWorld().queue('orders', { VisibilityTimeout: 5 });
    for (const body of 'abc') world.send('orders', body);
    world.receive('orders');
    world.advance('5s');
    expect(world.view('orders').visible.map(({ origin }) => origin)).toEqual([2, 3, 1]);
    expect(world.receiveBodies('orders')).toEqual(['b', 'c', 'a']);
  });

  test('a tile says since when, and until when where its state ends by itself', () => {
    const world = testWorld().queue('orders', { VisibilityTimeout: 5 });
    world.advanceTo('1s');
    world.send('orders', 'a');
    world.send('orders', 'b', { DelaySeconds: 9 });
    world.advanceTo('3s');
    world.receive('orders');
    const { inFlight, delayed } = world.view('orders');
    expect(inFlight[0]).toMatchObject({
      origin: 1,
      receiveCount: 1,
      sinceMs: 3_000,
      untilMs: 8_000,
      sentAtMs: 1_000,
    });
    expect(delayed[0]).toMatchObject({ origin: 2, sinceMs: 1_000, untilMs: 10_000 });
  });

  test('a lane is locked by the message the others wait for', () => {
    const world = testWorld().queue('pay.fifo', { ContentBasedDeduplication: true });
    for (const body of ['a1', 'a2', 'b1'])
      world.send('pay.fifo', body, { MessageGroupId: body[0] as string });
    world.receive('pay.fifo');
    expect(world.view('pay.fifo').lanes).toMatchObject([
      { group: 'a', size: 2, isLocked: true, lockedBy: 1 },
      { group: 'b', size: 1, isLocked: false },
    ]);
  });

  test('a ghost shows what is remembered, until when, and what it swallowed', () => {
    const world = testWorld().queue('pay.fifo');
    const id = { MessageGroupId: 'g', MessageDeduplicationId: 'order-77' };
    world.send('pay.fifo', 'a', id);
    world.advanceTo('2s');
    world.send('pay.fifo', 'a', id);
    expect(world.view('pay.fifo').deduplication).toEqual([
      {
        id: 'order-77',
        isContentBased: false,
        origin: 1,
        sinceMs: 0,
        untilMs: 300_000,
        swallowed: 1,
        swallowedAtMs: 2_000,
      },
    ]);
    world.advanceTo('5min');
    expect(world.view('pay.fifo').deduplication).toEqual([]);
  });
});

describe('looking inside', () => {
  test('a page of rows, and one message whole; neither counts as a receive', () => {
    const world = testWorld().queue('orders');
    for (const body of 'abcde') world.send('orders', body.repeat(200));
    const page = world.engine.contents('orders', 1, 2);
    expect(page?.total).toBe(5);
    expect(page?.rows).toMatchObject([
      { origin: 2, state: 'visible', receiveCount: 0, preview: 'b'.repeat(120), sizeBytes: 200 },
      { origin: 3 },
    ]);
    expect(world.engine.message('orders', 3)).toMatchObject({
      body: { text: 'c'.repeat(200) },
      receiveCount: 0,
    });
    expect(world.engine.message('orders', 9)).toBeUndefined();
    expect(world.view('orders').receivedTotal).toBe(0);
  });
});

describe('one message among many', () => {
  const lineOf = (held: object | undefined) => (held as { line?: object }).line;

  test('has its place in line, and moves up when those before it are received', () => {
    const world = testWorld().queue('orders');
    for (let sent = 0; sent < 300; sent++) world.send('orders', 'x');
    expect(lineOf(world.engine.message('orders', 120))).toEqual({ place: 120, length: 300 });
    world.receive('orders', { MaxNumberOfMessages: 10 });
    expect(lineOf(world.engine.message('orders', 120))).toEqual({ place: 110, length: 290 });
    expect(lineOf(world.engine.message('orders', 3))).toBeUndefined();
  });

  test('in a FIFO queue stands in the line of its group', () => {
    const world = testWorld().queue('pay.fifo', { ContentBasedDeduplication: true });
    for (let sent = 0; sent < 30; sent++) {
      world.send('pay.fifo', `${sent}`, { MessageGroupId: `g${sent % 3}` });
    }
    expect(lineOf(world.engine.message('pay.fifo', 8))).toEqual({ place: 3, length: 10 });
  });
});
