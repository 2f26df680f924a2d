import { expect, test } from 'vitest';
import { MetricStore } from '../../metrics/metrics.ts';
import { type TestWorld, testWorld } from '../../testing/testWorld.ts';
import { lettingIn } from './testPolicies.ts';

function watch(world: TestWorld) {
  const store = new MetricStore(world.engine);
  return (topic: string): Record<string, number> =>
    Object.fromEntries(store.series(topic).map(({ name, now }) => [name, now]));
}

test('[SNS-08][SNS-31] published once, delivered once for each subscription', () => {
  const world = testWorld()
    .topic('news')
    .topic('unheard')
    .queue('one', lettingIn('one', 'news'))
    .lambda('two')
    .http('three')
    .link('news', 'one')
    .link('news', 'two')
    .link('news', 'three');
  const metrics = watch(world);
  world.call('news', 'Publish', { Message: 'abc' });
  world.call('unheard', 'Publish', { Message: 'abc' });
  world.advance('10s');
  expect(metrics('news')).toEqual({
    NumberOfMessagesPublished: 1,
    NumberOfNotificationsDelivered: 3,
    NumberOfNotificationsFilteredOut: 0,
    NumberOfNotificationsFailed: 0,
    NumberOfNotificationsRedrivenToDlq: 0,
    NumberOfNotificationsFailedToRedriveToDlq: 0,
    PublishSize: 3,
  });
  expect(metrics('unheard')).toMatchObject({
    NumberOfMessagesPublished: 1,
    NumberOfNotificationsDelivered: 0,
  });
});

test('[SNS-51] what a filter rejects is filtered out, not failed', () => {
  const world = testWorld()
    .topic('news')
    .queue('one', lettingIn('one', 'news'))
    .link('news', 'one', { FilterPolicy: '{"k": ["x"]}', FilterPolicyScope: 'MessageBody' });
  const metrics = watch(world);
  for (const k of ['x', 'y', 'z']) world.call('news', 'Publish', { Message: `{"k": "${k}"}` });
  world.advance('1s');
  expect(metrics('news')).toMatchObject({
    NumberOfNotificationsDelivered: 1,
    NumberOfNotificationsFilteredOut: 2,
    NumberOfNotificationsFailed: 0,
  });
});

test('[SNS-81][SNS-82] to a queue one failure for each message that is given up', () => {
  // No policy lets the topic in: a client-side error, never tried again.
  const world = testWorld().topic('news').queue('one').link('news', 'one');
  const metrics = watch(world);
  world.call('news', 'Publish', { Message: 'a' });
  world.advance('1s');
  expect(metrics('news')).toMatchObject({
    NumberOfNotificationsFailed: 1,
    NumberOfNotificationsDelivered: 0,
  });
});

test('[SNS-82] while a queue is tried again nothing has failed yet', () => {
  const world = testWorld().topic('news').queue('one', lettingIn('one', 'news')).link('news', 'one');
  const metrics = watch(world);
  world.fault('one', 'throttle', { forSeconds: 60 });
  world.call('news', 'Publish', { Message: 'a' });
  world.advance('50s');
  expect(world.facts('DeliveryFailed').length).toBeGreaterThan(3);
  expect(metrics('news')).toMatchObject({ NumberOfNotificationsFailed: 0 });
  world.advance('60s');
  expect(metrics('news')).toMatchObject({
    NumberOfNotificationsFailed: 0,
    NumberOfNotificationsDelivered: 1,
  });
});

test('[SNS-72] over HTTP every attempt that failed counts', () => {
  const world = testWorld().topic('news').http('hook', { failRate: 1 }).link('news', 'hook');
  const metrics = watch(world);
  world.call('news', 'Publish', { Message: 'a' });
  world.advance('5min');
  expect(metrics('news').NumberOfNotificationsFailed).toBe(4);
});

test('[SNS-84] given up and redriven, or lost at the dead-letter queue too', () => {
  const worldWith = (settings: object) =>
    testWorld()
      .topic('news')
      .queue('one')
      .queue('dead', settings as Record<string, unknown>)
      .link('news', 'one')
      .link('news', 'dead', {}, 'redrive');
  const answers = (settings: object) => {
    const world = worldWith(settings);
    const metrics = watch(world);
    world.call('news', 'Publish', { Message: 'a' });
    world.advance('1s');
    return metrics('news');
  };
  expect(answers(lettingIn('dead', 'news'))).toMatchObject({
    NumberOfNotificationsFailed: 1,
    NumberOfNotificationsRedrivenToDlq: 1,
    NumberOfNotificationsFailedToRedriveToDlq: 0,
  });
  expect(answers({})).toMatchObject({
    NumberOfNotificationsFailed: 1,
    NumberOfNotificationsRedrivenToDlq: 0,
    NumberOfNotificationsFailedToRedriveToDlq: 1,
  });
});

test('a subscription that was removed leaves its figures with the topic', () => {
  const world = testWorld().topic('news').queue('one', lettingIn('one', 'news')).link('news', 'one');
  const metrics = watch(world);
  world.call('news', 'Publish', { Message: 'a' });
  world.advance('1s').disconnect('news', 'one');
  expect(metrics('news').NumberOfNotificationsDelivered).toBe(1);
});
