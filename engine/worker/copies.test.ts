import { expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../testing/testWorld.ts';
import { Copies } from './copies.ts';

/** The story of m1, each line with the copy it is about: "MessageSent at a ·1". */
function journeyOf(world: TestWorld, origin = 1) {
  const copies = new Copies(world.engine.log);
  const about = world
    .facts()
    .filter(({ detail }) => detail.message === origin || detail.messages?.includes(origin));
  const lines = about.map((fact) => {
    const copy = copies.take(fact);
    return `${fact.type} at ${fact.resource}${copy === undefined ? '' : ` ·${copy}`}`;
  });
  return { lines, copies: copies.told() };
}

const policy = (() => {
  const everybody = { Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: '*' };
  return { Policy: JSON.stringify({ Version: '2012-10-17', Statement: [everybody] }) };
})();

const once = { pattern: { kind: 'burst', size: 1, everySeconds: 100 }, count: 1, body: 'hi', groups: [] };

test('fanned out to three queues there are three copies, and every step says whose it is', () => {
  const world = testWorld().producer('shop', once).topic('news').link('shop', 'news');
  for (const id of ['a', 'b', 'c']) world.queue(id, { ...policy, VisibilityTimeout: 5 }).link('news', id);
  world.queue('dead').link('c', 'dead', { maxReceiveCount: 1 });
  world
    .worker('billing')
    .link('b', 'billing')
    .worker('mail', { failMessages: ['m1'] })
    .link('c', 'mail');
  world.advance('20s');
  const { lines, copies } = journeyOf(world);
  expect(lines.slice(0, 2)).toEqual(['MessageProduced at shop', 'MessagePublished at news']);
  const ofCopy = (number: number) =>
    lines.filter((line) => line.endsWith(`·${number}`)).map((line) => line.replace(/ ·\d$/, ''));
  expect(ofCopy(1)).toEqual(['MessageSent at a', 'NotificationDelivered at news']);
  expect(ofCopy(2).filter((line) => !line.startsWith('Notification'))).toEqual([
    'MessageSent at b',
    'MessageReceived at b',
    'WorkStarted at billing',
    'WorkSucceeded at billing',
    'MessageDeleted at b',
  ]);
  expect(ofCopy(3).filter((line) => !line.startsWith('Notification'))).toEqual([
    'MessageSent at c',
    'MessageReceived at c',
    'WorkStarted at mail',
    'WorkFailed at mail',
    'VisibilityExpired at c',
    'MessageDeadLettered at c',
    'DeadLetterArrived at dead',
  ]);
  const [deleted] = world.facts('MessageDeleted');
  // The third has moved and is still the third.
  expect(copies).toEqual([
    { copy: 1, resource: 'a' },
    { copy: 2, resource: 'b', endedSeq: deleted?.seq },
    { copy: 3, resource: 'dead' },
  ]);
});

test('one message in one queue is one copy, however often it is received', () => {
  const world = testWorld()
    .producer('shop', once)
    .queue('orders', { VisibilityTimeout: 2 })
    .worker('billing', { failFirstTimes: 2 })
    .link('shop', 'orders')
    .link('orders', 'billing')
    .advance('20s');
  const { lines, copies } = journeyOf(world);
  expect(lines.filter((line) => line.startsWith('MessageReceived'))).toHaveLength(3);
  expect(copies).toHaveLength(1);
  expect(lines.filter((line) => !line.endsWith('·1'))).toEqual(['MessageProduced at shop']);
});

test('sent twice because an answer was lost: two copies in one queue, told apart', () => {
  const world = testWorld()
    .producer('shop', { ...once, attempts: 2, requestTimeoutSeconds: 1 })
    .queue('orders', { VisibilityTimeout: 30 })
    .worker('billing', { workers: 2, work: { kind: 'fixed', seconds: 5 } })
    .link('shop', 'orders')
    .link('orders', 'billing');
  world.engine.advance(2);
  world.fault('shop → orders', 'partition', { forSeconds: 0.5 }).advance('20s');
  const { lines, copies } = journeyOf(world);
  expect(copies).toHaveLength(2);
  for (const number of [1, 2]) {
    const own = lines.filter((line) => line.endsWith(`·${number}`));
    expect(own.filter((line) => line.startsWith('MessageReceived'))).toHaveLength(1);
    expect(own.filter((line) => line.startsWith('WorkSucceeded'))).toHaveLength(1);
    expect(own.at(-1)).toMatch(/^MessageDeleted/);
  }
});

test('a record stays the stream’s copy, whoever reads it', () => {
  const world = testWorld()
    .producer('shop', once)
    .stream('clicks')
    .reader('one')
    .reader('two')
    .link('shop', 'clicks')
    .link('clicks', 'one')
    .link('clicks', 'two')
    .advance('10s');
  const { lines, copies } = journeyOf(world);
  expect(copies).toEqual([{ copy: 1, resource: 'clicks' }]);
  expect(lines).toContain('RecordProcessed at one ·1');
  expect(lines).toContain('RecordProcessed at two ·1');
});

test('an endpoint that is asked again has the same copy', () => {
  const world = testWorld()
    .producer('shop', { ...once, attempts: 3 })
    .http('site', { answers: 'wrong', failStatus: 503 })
    .link('shop', 'site')
    .advance('30s');
  const { lines, copies } = journeyOf(world);
  expect(lines.filter((line) => line.startsWith('RequestAccepted')).length).toBeGreaterThan(1);
  expect(copies).toHaveLength(1);
});
