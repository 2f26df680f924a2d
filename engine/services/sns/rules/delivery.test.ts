import { describe, expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../../../testing/testWorld.ts';
import type { TopicView } from '../contract.ts';
import { lettingIn } from '../testPolicies.ts';

/** orders → billing, and what more a test adds. */
function fanned(subscription: Record<string, unknown> = {}) {
  return testWorld({ latencyMs: 0 })
    .topic('orders')
    .queue('billing', lettingIn('billing', 'orders'))
    .link('orders', 'billing', subscription);
}

function withDeadLetters(world: TestWorld, settings: Record<string, unknown> = {}): TestWorld {
  return world.queue('dead', lettingIn('dead', 'orders')).link('orders', 'dead', settings, 'redrive');
}

/** An endpoint that always answers with a status. */
function answering(failStatus: number, subscription: Record<string, unknown> = {}) {
  return testWorld({ latencyMs: 0 })
    .topic('orders')
    .http('site', { answers: 'wrong', failStatus, work: { kind: 'fixed', seconds: 0 } })
    .link('orders', 'site', subscription);
}

const publish = (world: TestWorld, Message = 'a', more: Record<string, unknown> = {}) =>
  world.call('orders', 'Publish', { Message, ...more });

const gate = (world: TestWorld, index = 0) => world.view<TopicView>('orders').gates[index];

const detailsOf = (world: TestWorld, type: string) =>
  world
    .facts(type, 'orders')
    .map(({ detail, atMs }): Record<string, unknown> & { atMs: number } => ({ ...detail, atMs }));

describe('to a queue', () => {
  test('[SNS-08][SNS-31] every subscription gets its copy, of the one story', () => {
    const world = fanned().queue('audit', lettingIn('audit', 'orders')).link('orders', 'audit');
    publish(world);
    world.advance(0);
    expect(world.contents('billing')).toEqual(['m1 visible']);
    expect(world.contents('audit')).toEqual(['m1 visible']);
    expect(detailsOf(world, 'NotificationDelivered')).toMatchObject([
      { message: 1, endpoint: 'billing', subscription: 'orders → billing', attempt: 1 },
      { message: 1, endpoint: 'audit', subscription: 'orders → audit', attempt: 1 },
    ]);
  });

  test('[SNS-30][SNS-81] without a statement in the policy of the queue nothing arrives, and nothing is tried again', () => {
    const world = testWorld({ latencyMs: 0 }).topic('orders').queue('billing').link('orders', 'billing');
    publish(world);
    world.advance('1h');
    expect(world.contents('billing')).toEqual([]);
    expect(detailsOf(world, 'DeliveryDenied')).toMatchObject([
      { message: 1, endpoint: 'billing', attempt: 1, code: 'AccessDenied', next: 'lost' },
    ]);
    expect(detailsOf(world, 'DeliveryLost')).toMatchObject([
      {
        message: 1,
        endpoint: 'billing',
        subscription: 'orders → billing',
        reason: 'the subscription has no dead-letter queue',
      },
    ]);
    expect(gate(world)).toMatchObject({ failedAttemptsTotal: 1, lostTotal: 1, deliveredTotal: 0 });
  });

  test('[SNS-31] one failing endpoint does not hold back the others', () => {
    const world = fanned().queue('audit').link('orders', 'audit');
    publish(world);
    world.advance(0);
    expect(world.contents('billing')).toEqual(['m1 visible']);
  });

  test('[SNS-70][SNS-82] three retries at once, two 1 s apart, ten climbing to 20 s, then every 20 s', () => {
    const world = fanned();
    world.fault('billing', 'throttle');
    publish(world);
    world.advance('5min');
    const failures = detailsOf(world, 'DeliveryFailed');
    const delays = failures.map(({ retryInMs }) => (retryInMs as number) / 1000);
    expect(delays.slice(0, 6)).toEqual([0, 0, 0, 1, 1, 1]);
    expect(delays.slice(14, 18)).toEqual([20, 20, 20, 20]);
    // The ten of the climb never fall.
    expect(delays.slice(5, 15)).toEqual([...delays.slice(5, 15)].sort((one, other) => one - other));
    expect(failures[0]).toMatchObject({
      message: 1,
      endpoint: 'billing',
      subscription: 'orders → billing',
      attempt: 1,
      code: 'ThrottlingException',
      retryCount: 100_015,
      next: 'retry',
    });
    world.heal('billing', 'throttle');
    world.advance('20s');
    expect(world.contents('billing')).toEqual(['m1 visible']);
    expect(gate(world)).toMatchObject({ deliveredTotal: 1, retryCount: 0, lostTotal: 0 });
  });

  test('[SNS-82] no answer is a server-side error: it is tried again', () => {
    const world = fanned();
    world.fault('billing', 'drop');
    publish(world);
    world.advance('14.999s');
    expect(detailsOf(world, 'DeliveryFailed')).toEqual([]);
    world.advance('1ms');
    expect(detailsOf(world, 'DeliveryFailed')).toMatchObject([{ code: 'RequestTimeout', retryInMs: 0 }]);
  });

  test('[SNS-32] a message group goes on to a standard queue', () => {
    const world = fanned();
    publish(world, 'a', { MessageGroupId: 'tenant-7' });
    world.advance(0);
    const [received] = world.receive('billing', { AttributeNames: ['All'] });
    expect(received?.Attributes?.MessageGroupId).toBe('tenant-7');
  });
});

describe('to an HTTP endpoint', () => {
  test('[SNS-72] three retries, 20 s apart, then it is lost', () => {
    const world = answering(500);
    publish(world);
    world.advance('2min');
    expect(detailsOf(world, 'DeliveryFailed').map(({ atMs, next }) => [atMs, next])).toEqual([
      [0, 'retry'],
      [20_000, 'retry'],
      [40_000, 'retry'],
      [60_000, 'lost'],
    ]);
    expect(detailsOf(world, 'DeliveryLost')).toMatchObject([{ message: 1, endpoint: 'site' }]);
    expect(gate(world)).toMatchObject({ failedAttemptsTotal: 4, lostTotal: 1, retryCount: 0 });
  });

  test.each([429, 500, 503])('[SNS-83] %d is tried again', (status) => {
    const world = answering(status);
    publish(world);
    world.advance(0);
    expect(gate(world)?.retryCount).toBe(1);
  });

  test.each([400, 403, 404])('[SNS-83][SNS-81] %d is final', (status) => {
    const world = answering(status);
    publish(world);
    world.advance('1h');
    expect(detailsOf(world, 'DeliveryDenied')).toMatchObject([{ code: `HTTP ${status}`, attempt: 1 }]);
    expect(detailsOf(world, 'DeliveryFailed')).toEqual([]);
  });

  test('[SNS-29] an answer after 15 s comes too late', () => {
    const slow = (seconds: number) => {
      const world = testWorld({ latencyMs: 0 })
        .topic('orders')
        .http('site', { work: { kind: 'fixed', seconds } })
        .link('orders', 'site');
      publish(world);
      return world.advance('16s');
    };
    expect(gate(slow(14.9))).toMatchObject({ deliveredTotal: 1, failedAttemptsTotal: 0 });
    expect(gate(slow(15.1))).toMatchObject({ deliveredTotal: 0, failedAttemptsTotal: 1 });
  });

  test('[SNS-75][SNS-78] its own delivery policy says when', () => {
    const DeliveryPolicy = JSON.stringify({
      healthyRetryPolicy: {
        numRetries: 4,
        numNoDelayRetries: 1,
        numMinDelayRetries: 1,
        numMaxDelayRetries: 1,
        minDelayTarget: 2,
        maxDelayTarget: 9,
      },
    });
    const world = answering(500, { DeliveryPolicy });
    publish(world);
    world.advance('1h');
    const atSeconds = detailsOf(world, 'DeliveryFailed').map(({ atMs }) => atMs / 1000);
    // At once; 2 s; one of the climb, which begins at the smallest; 9 s.
    expect(atSeconds).toEqual([0, 0, 2, 4, 13]);
  });
});

describe('dead letters', () => {
  test('[SNS-81][SNS-84] a client-side error goes straight to the dead-letter queue', () => {
    const world = withDeadLetters(
      testWorld({ latencyMs: 0 }).topic('orders').queue('billing').link('orders', 'billing'),
    );
    publish(world, 'a', { MessageAttributes: { colour: { DataType: 'String', StringValue: 'red' } } });
    world.advance(0);
    expect(world.contents('dead')).toEqual(['m1 visible']);
    expect(JSON.parse(world.receiveBodies('dead')[0] as string)).toMatchObject({
      Type: 'Notification',
      Message: 'a',
      MessageAttributes: { colour: { Type: 'String', Value: 'red' } },
    });
    expect(detailsOf(world, 'DeliveryDenied')).toMatchObject([{ next: 'deadLetter' }]);
    expect(detailsOf(world, 'DeliveryDeadLettered')).toMatchObject([
      { message: 1, endpoint: 'billing', subscription: 'orders → billing', to: 'dead', attempts: 1 },
    ]);
    expect(detailsOf(world, 'DeliveryLost')).toEqual([]);
    expect(gate(world)).toMatchObject({ deadLetterQueue: 'dead', deadLetteredTotal: 1, lostTotal: 0 });
  });

  test('[SNS-82][SNS-84] a server-side error goes there after the last retry', () => {
    const world = withDeadLetters(answering(500));
    publish(world);
    world.advance('59s');
    expect(world.contents('dead')).toEqual([]);
    world.advance('1s');
    expect(world.contents('dead')).toEqual(['m1 visible']);
    expect(detailsOf(world, 'DeliveryDeadLettered')).toMatchObject([{ attempts: 4, code: 'HTTP 500' }]);
  });

  test('[SNS-28] a raw message with more than ten attributes does not fit into SQS; the dead-letter queue gets the envelope', () => {
    const attributes = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`a${index}`, { DataType: 'String', StringValue: 'x' }]),
      );
    const world = withDeadLetters(fanned({ RawMessageDelivery: true }));
    publish(world, 'ten', { MessageAttributes: attributes(10) });
    publish(world, 'eleven', { MessageAttributes: attributes(11) });
    world.advance('1h');
    expect(world.receiveBodies('billing')).toEqual(['ten']);
    expect(JSON.parse(world.receiveBodies('dead')[0] as string)).toMatchObject({ Message: 'eleven' });
    expect(detailsOf(world, 'DeliveryDenied')).toMatchObject([{ message: 2, attempt: 1 }]);
  });

  test('[SNS-28] in the envelope there is room for more than ten', () => {
    const world = fanned();
    const names = Array.from({ length: 11 }, (_, index) => `a${index}`);
    const MessageAttributes = Object.fromEntries(
      names.map((name) => [name, { DataType: 'Number', StringValue: '1' }]),
    );
    publish(world, 'a', { MessageAttributes });
    world.advance(0);
    const { MessageAttributes: arrived } = JSON.parse(world.receiveBodies('billing')[0] as string);
    expect(Object.keys(arrived)).toEqual(names);
  });

  test('[SNS-84] a dead-letter queue that does not let the topic in loses the message', () => {
    const world = testWorld({ latencyMs: 0 })
      .topic('orders')
      .queue('billing')
      .queue('dead')
      .link('orders', 'billing')
      .link('orders', 'dead', {}, 'redrive');
    publish(world);
    world.advance('1h');
    const [lost, ...others] = detailsOf(world, 'DeliveryLost');
    expect(lost?.reason).toMatch(/^dead did not take it: User: sns\.amazonaws\.com is not authorized/);
    expect(others).toEqual([]);
    expect(detailsOf(world, 'DeliveryDeadLettered')).toEqual([]);
  });

  test('[SNS-84] a policy belongs to a subscription: a wire that names a subscriber is for that one', () => {
    const world = withDeadLetters(
      testWorld({ latencyMs: 0 })
        .topic('orders')
        .queue('billing')
        .queue('audit')
        .link('orders', 'billing')
        .link('orders', 'audit'),
      { endpoints: ['audit'] },
    );
    publish(world);
    world.advance(0);
    expect(detailsOf(world, 'DeliveryDeadLettered')).toMatchObject([{ endpoint: 'audit' }]);
    expect(detailsOf(world, 'DeliveryLost')).toMatchObject([{ endpoint: 'billing' }]);
    // One that names nobody is for all whom no other names.
    world.queue('rest', lettingIn('rest', 'orders')).link('orders', 'rest', {}, 'redrive');
    expect(world.view<TopicView>('orders').gates.map(({ deadLetterQueue }) => deadLetterQueue)).toEqual([
      'rest',
      'dead',
    ]);
  });
});

describe('what waits for another attempt', () => {
  test('is given up with its wire, and said to be lost', () => {
    const world = withDeadLetters(answering(500));
    publish(world);
    world.advance('1s');
    world.disconnect('orders', 'site');
    expect(detailsOf(world, 'DeliveryLost')).toMatchObject([
      { message: 1, endpoint: 'site', subscription: 'orders → site', reason: 'the subscription was removed' },
    ]);
    world.advance('1h');
    expect(detailsOf(world, 'DeliveryFailed')).toHaveLength(1);
    expect(world.contents('dead')).toEqual([]);
  });

  test('is given up with its endpoint, and with its topic', () => {
    const withoutSite = answering(500);
    publish(withoutSite);
    withoutSite.advance('1s').remove('site').advance('1h');
    expect(detailsOf(withoutSite, 'DeliveryLost')).toHaveLength(1);
    const withoutTopic = answering(500);
    publish(withoutTopic);
    withoutTopic.advance('1s').remove('orders').advance('1h');
    expect(detailsOf(withoutTopic, 'DeliveryLost')).toMatchObject([{ reason: 'the topic was deleted' }]);
  });

  test('an attempt under way when its wire goes may arrive, or be lost', () => {
    const world = fanned().queue('locked').link('orders', 'locked');
    publish(world);
    world.disconnect('orders', 'billing').disconnect('orders', 'locked').advance(0);
    expect(detailsOf(world, 'NotificationDelivered')).toMatchObject([{ endpoint: 'billing' }]);
    expect(detailsOf(world, 'DeliveryLost')).toMatchObject([{ endpoint: 'locked' }]);
  });
});

test('every publish ends, for every subscription, in exactly one way', () => {
  const world = withDeadLetters(fanned({ FilterPolicy: '{"kind":["order"]}' }), { endpoints: ['locked'] })
    .queue('locked')
    .link('orders', 'locked')
    .http('site', { answers: 'wrong', failStatus: 500 })
    .link('orders', 'site');
  for (const kind of ['order', 'refund'])
    publish(world, kind, { MessageAttributes: { kind: { DataType: 'String', StringValue: kind } } });
  world.advance('1h');
  const ends = ['MessageFiltered', 'NotificationDelivered', 'DeliveryDeadLettered', 'DeliveryLost'].flatMap(
    (type) => detailsOf(world, type).map(({ message, endpoint }) => `m${message} ${endpoint} ${type}`),
  );
  expect(ends.sort()).toEqual([
    'm1 billing NotificationDelivered',
    'm1 locked DeliveryDeadLettered',
    'm1 site DeliveryLost',
    'm2 billing MessageFiltered',
    'm2 locked DeliveryDeadLettered',
    'm2 site DeliveryLost',
  ]);
});
