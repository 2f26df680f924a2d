import { describe, expect, test } from 'vitest';
import { createEngine } from '../engine.ts';
import type { ReaderView } from '../services/reader/contract.ts';
import { randomScenario } from '../testing/randomScenario.ts';
import { type TestWorld, testWorld } from '../testing/testWorld.ts';
import { troubledMax } from './contract.ts';
import { EffectsCounter } from './effects.ts';
import { LedgerBook } from './ledger.ts';

const quick = { work: { kind: 'fixed', seconds: 0.1 }, workers: 1 };

/** A shop that sends some orders, one a second, to a queue with a worker. */
function shop(
  count: number,
  worker: Record<string, unknown> = {},
  queue: Record<string, unknown> = {},
): TestWorld {
  return testWorld()
    .producer('shop', { pattern: { kind: 'constant', everySeconds: 1 }, count, body: 'order {n}' })
    .queue('orders', queue)
    .worker('billing', { ...quick, ...worker })
    .link('shop', 'orders')
    .link('orders', 'billing');
}

function ledgerOf(world: TestWorld) {
  return new LedgerBook(world.engine).read();
}

describe('expected against actual, counted by hand', () => {
  test('everything is done once, and nothing is in trouble', () => {
    const world = shop(5).advance('1min');
    const { total, consumers, troubled } = ledgerOf(world);
    expect(total).toEqual({
      expected: 5,
      done: 5,
      lost: 0,
      pending: 0,
      deadLettered: 0,
      duplicated: 0,
      outOfOrder: 0,
      late: 0,
    });
    expect(consumers).toMatchObject([{ resource: 'billing', effects: 5, duplicated: 0, outOfOrder: 0 }]);
    expect(troubled).toEqual([]);
  });

  test('from made to done: what the road and the work take, to the slowest', () => {
    // 5 ms to the queue, the answer to a waiting receive 5 ms back, 100 ms of work.
    const world = shop(3, {}, { ReceiveMessageWaitTimeSeconds: 20 }).advance('1min');
    const [row] = ledgerOf(world).consumers;
    expect(row?.medianMs).toBeCloseTo(110, 0);
    expect(row?.slowestMs).toBeCloseTo(110, 0);
  });

  test('a poison message waits in the dead-letter queue, and the fact that shows it is named', () => {
    const world = shop(3, { failMessages: ['m2'] }, { VisibilityTimeout: 5 })
      .queue('dead')
      .link('orders', 'dead', { maxReceiveCount: 2 })
      .advance('1min');
    const { total, troubled } = ledgerOf(world);
    expect(total).toMatchObject({ expected: 3, done: 2, lost: 0, pending: 1, deadLettered: 1 });
    const arrived = world.facts('DeadLetterArrived')[0];
    expect(troubled).toEqual([
      { origin: 2, trouble: 'deadLettered', resource: 'dead', atMs: arrived?.atMs, seq: arrived?.seq },
    ]);
  });

  test('a dead letter that somebody takes out undone is lost, and no dead letter any more', () => {
    const world = shop(1, { failMessages: ['m1'] }, { VisibilityTimeout: 5 })
      .queue('dead')
      .link('orders', 'dead', { maxReceiveCount: 1 })
      .advance('1min');
    world.delete('dead', world.receive('dead')[0]);
    const { total, troubled } = ledgerOf(world);
    expect(total).toMatchObject({ expected: 1, done: 0, lost: 1, deadLettered: 0 });
    expect(troubled.map(({ trouble, resource }) => `${trouble} at ${resource}`)).toEqual(['lost at dead']);
  });

  test('an effect is repeated when the work outlasts the visibility timeout', () => {
    const slow = { work: { kind: 'fixed', seconds: 3 }, workers: 2 };
    const world = shop(1, slow, { VisibilityTimeout: 2 }).advance('20s');
    const effects = world.facts('WorkSucceeded').length;
    expect(effects).toBeGreaterThan(1);
    const { total, consumers, troubled } = ledgerOf(world);
    expect(total).toMatchObject({ expected: 1, done: 1, duplicated: effects - 1 });
    expect(consumers).toMatchObject([{ effects, duplicated: 1 }]);
    expect(troubled).toHaveLength(1);
    expect(troubled[0]).toMatchObject({ origin: 1, trouble: 'duplicated', resource: 'billing' });
  });

  test('deleting what failed loses it', () => {
    const world = shop(2, { failMessages: ['m1'], whenFailed: 'delete' }).advance('1min');
    const { total, troubled } = ledgerOf(world);
    expect(total).toMatchObject({ expected: 2, done: 1, lost: 1, pending: 0 });
    expect(troubled).toMatchObject([{ origin: 1, trouble: 'lost', resource: 'orders' }]);
  });

  test('a queue that is deleted takes its messages with it', () => {
    const world = testWorld().queue('orders');
    for (const body of ['a', 'b', 'c']) world.send('orders', body);
    const book = new LedgerBook(world.engine);
    expect(book.read().total).toMatchObject({ expected: 3, pending: 3 });
    world.remove('orders');
    expect(book.read().total).toMatchObject({ expected: 3, pending: 0, lost: 3 });
  });

  test('what was done after a later one of its group is out of order; another group does not matter', () => {
    const message = (atSeconds: number, groupId: string) => ({ atSeconds, body: 'x', groupId });
    const messages = [message(0, 'A'), message(0.2, 'B'), message(1, 'A')];
    // m1 is left once and comes back after 10 s: behind m3 of its group, and behind m2 of another.
    const world = testWorld()
      .producer('shop', { pattern: { kind: 'script', messages } })
      .queue('orders', { VisibilityTimeout: 10 })
      .worker('billing', { ...quick })
      .link('shop', 'orders')
      .link('orders', 'billing')
      .advance('50ms');
    world.call('billing', 'FailJob', { worker: 0 });
    world.advance('1min');
    const done = world.facts('WorkSucceeded').map(({ detail }) => detail.message);
    expect(done).toEqual([2, 3, 1]);
    const { total, consumers, troubled } = ledgerOf(world);
    expect(total).toMatchObject({ done: 3, outOfOrder: 1 });
    expect(consumers).toMatchObject([{ outOfOrder: 1 }]);
    expect(troubled).toMatchObject([{ origin: 1, trouble: 'outOfOrder', resource: 'billing' }]);
  });

  test('of a stream the partition key counts, as the reader itself counts it', () => {
    // Puts that are throttled and tried again are overtaken by others.
    const pattern = { kind: 'constant', everySeconds: 0.1 };
    const world = testWorld()
      .producer('clicks', { pattern, count: 100, groups: ['A', 'B'], attempts: 10 })
      .stream('stream')
      .reader('reader')
      .link('clicks', 'stream')
      .link('stream', 'reader')
      .fault('stream', 'throttle', { rate: 0.5, forSeconds: 5 })
      .advance('1min');
    const { outOfOrder } = world.view<ReaderView>('reader');
    expect(outOfOrder).toBeGreaterThan(0);
    expect(ledgerOf(world).total).toMatchObject({ outOfOrder });
  });

  test('an effect more than a minute after the message was made is late', () => {
    const world = shop(2, {}, { DelaySeconds: 61 }).advance('3min');
    const { total, consumers } = ledgerOf(world);
    expect(total).toMatchObject({ done: 2, late: 2 });
    expect(consumers).toMatchObject([{ late: 2 }]);
    expect(consumers[0]?.slowestMs).toBeGreaterThan(61_000);
  });

  test('a message that a topic is handing on is on its way, not lost', () => {
    const everybody = { Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: '*' };
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [everybody] });
    const world = testWorld().topic('news').queue('readers', { Policy }).link('news', 'readers');
    world.call('news', 'Publish', { Message: 'hello' });
    const book = new LedgerBook(world.engine);
    expect(book.read().total).toMatchObject({ expected: 1, lost: 0, pending: 1 });
    world.advance('1s');
    expect(book.read().total).toMatchObject({ expected: 1, lost: 0, pending: 1 });
  });
});

describe('reading', () => {
  test('goes on where it was, and back with the run', () => {
    const world = shop(10).advance('3.5s');
    const book = new LedgerBook(world.engine);
    const early = book.read();
    world.advance('1min');
    const late = book.read();
    expect(late.total.done).toBe(10);
    world.engine.seek(3_500);
    book.startOver();
    expect(book.read()).toEqual(early);
    world.engine.seek(63_500);
    expect(book.read()).toEqual(late);
  });

  test('a past that was rewritten is forgotten', () => {
    const world = shop(10).advance('1min');
    const book = new LedgerBook(world.engine);
    book.read();
    world.engine.seek(3_500);
    world.remove('billing');
    book.startOver();
    world.advance('1min');
    expect(book.read()).toEqual(ledgerOf(world));
    expect(book.read().total.pending).toBeGreaterThan(5);
  });

  test('when the oldest facts were let go, only messages with their whole story are counted', () => {
    const pattern = { kind: 'constant', everySeconds: 0.05 };
    const world = testWorld({}, { logCapacity: 2_000 })
      .producer('shop', { pattern })
      .queue('orders', { ReceiveMessageWaitTimeSeconds: 20 })
      .worker('billing', { ...quick, work: { kind: 'fixed', seconds: 0.01 } })
      .link('shop', 'orders')
      .link('orders', 'billing')
      .advance('1min');
    const { log } = world.engine;
    expect(log.firstSeq).toBeGreaterThan(0);
    const { total, sinceMs } = ledgerOf(world);
    expect(sinceMs).toBe(log.timeAt(log.firstSeq));
    const made = [...log.facts()].filter(({ type }) => type === 'MessageProduced');
    expect(total.expected).toBe(made.length);
    expect(total.lost).toBe(0);
    expect(total.done + total.pending).toBe(total.expected);
    expect(total.pending).toBeLessThan(3);
  });

  test('the list of troubled messages is bounded and newest first', () => {
    const world = testWorld().queue('orders');
    for (let count = 0; count < 300; count++) {
      world.send('orders', 'x');
      world.delete('orders', world.receive('orders')[0]);
    }
    const { troubled, total } = ledgerOf(world);
    expect(total.lost).toBe(300);
    expect(troubled).toHaveLength(troubledMax);
    expect(troubled[0]?.origin).toBe(300);
    expect(troubled.at(-1)?.origin).toBe(201);
  });
});

describe('one account of effects', () => {
  test.each(Array.from({ length: 20 }, (_, index) => index + 1))('world %i: as simulate counts', (seed) => {
    const { scenario, untilMs } = randomScenario(seed);
    const engine = createEngine({ scenario });
    const book = new LedgerBook(engine);
    const counter = new EffectsCounter();
    let seen = 0;
    for (let part = 1; part <= 4; part++) {
      engine.advance((untilMs * part) / 4);
      for (const fact of engine.log.facts(seen)) counter.add(fact);
      seen = engine.log.length;
      const { total, consumers } = book.read();
      const { duplicated: twice, ...effects } = counter.result();
      expect(total).toMatchObject(effects);
      expect(total.expected).toBe(total.done + total.lost + total.pending);
      expect(total.deadLettered).toBeLessThanOrEqual(total.pending);
      expect(total.duplicated).toBeGreaterThanOrEqual(twice);
      expect(consumers.reduce((sum, row) => sum + row.effects, 0)).toBe(
        engine.log.length - [...engine.log.facts()].filter(({ type }) => type !== 'WorkSucceeded').length,
      );
    }
  });
});
