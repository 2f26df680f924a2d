import { describe, expect, test } from 'vitest';
import { bucketArn, queueArn } from '../../../aws/arn.ts';
import { allowStatement, withStatement } from '../../../aws/policy.ts';
import { type TestWorld, testWorld } from '../../../testing/testWorld.ts';
import type { BucketView, S3Event } from '../contract.ts';
import { eventKey } from './eventRecord.ts';

const home = { account: '123456789012', region: 'us-east-1' };

/** What the page writes into the queue's policy when the wire is drawn. */
const policyFor = (queue: string) =>
  withStatement(
    '',
    allowStatement({
      sid: 'allow-photos',
      service: 's3.amazonaws.com',
      action: 'sqs:SendMessage',
      resourceArn: queueArn(home, queue),
      sourceArn: bucketArn('photos'),
    }),
  );

const notifying = (settings: object = {}, policy = policyFor('news')) =>
  testWorld(home)
    .bucket('photos')
    .queue('news', { Policy: policy })
    .link('photos', 'news', { ...settings });

const put = (world: TestWorld, Key: string, origins?: number[]) =>
  world.call('photos', 'PutObject', { Key, Body: 'hello' }, origins);

const events = (world: TestWorld) =>
  world.receiveBodies('news').map((body) => (JSON.parse(body) as S3Event).Records[0]);

test('a new object is told to the queue in the documented shape', () => {
  const world = notifying();
  world.advance('10s');
  put(world, '2026/a b.txt');
  world.advance('1s');
  expect(events(world)).toEqual([
    {
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      awsRegion: 'us-east-1',
      eventTime: '2026-01-01T00:00:10.000Z',
      eventName: 'ObjectCreated:Put',
      s3: {
        s3SchemaVersion: '1.0',
        configurationId: 'photos → news',
        bucket: { name: 'photos', arn: 'arn:aws:s3:::photos' },
        object: {
          key: '2026/a+b.txt',
          size: 5,
          eTag: '5d41402abc4b2a76b9719d911017c592',
          sequencer: expect.stringMatching(/^[0-9A-F]{18}$/),
        },
      },
    },
  ]);
  expect(world.view<BucketView>('photos').notifications).toEqual([
    {
      link: 'photos → news',
      to: 'news',
      event: 's3:ObjectCreated:*',
      prefix: '',
      suffix: '',
      sentTotal: 1,
      failedTotal: 0,
    },
  ]);
});

test.each([
  ['plain/key.txt', 'plain/key.txt'],
  ['a b', 'a+b'],
  ['a+b&c=d', 'a%2Bb%26c%3Dd'],
  ['grüße', 'gr%C3%BC%C3%9Fe'],
  ["(it's!)", '%28it%27s%21%29'],
])('the key "%s" is "%s" in an event', (key, told) => {
  expect(eventKey(key)).toBe(told);
});

test('a removed object is told by its key alone', () => {
  const world = notifying({ event: 's3:ObjectRemoved:*' });
  put(world, 'a');
  world.call('photos', 'DeleteObject', { Key: 'a' });
  world.advance('1s');
  expect(events(world).map((event) => [event?.eventName, event?.s3.object])).toEqual([
    ['ObjectRemoved:Delete', { key: 'a', sequencer: expect.any(String) }],
  ]);
});

test('later events of a key have larger sequencers', () => {
  const world = notifying();
  put(world, 'a');
  put(world, 'a');
  world.advance('1s');
  const [first, second] = events(world).map((event) => event?.s3.object.sequencer as string);
  expect((first as string) < (second as string)).toBe(true);
});

test('prefix and suffix choose what is told', () => {
  const world = notifying({ prefix: 'in/', suffix: '.jpg' });
  for (const key of ['in/a.jpg', 'in/a.png', 'out/a.jpg', 'in/.jpg']) put(world, key);
  world.advance('1s');
  expect(events(world).map((event) => event?.s3.object.key)).toEqual(['in/a.jpg', 'in/.jpg']);
});

test('the news of one message is that message; the news of many, or of a removal, is a new one', () => {
  const world = notifying();
  world.queue('gone', { Policy: policyFor('gone') });
  world.link('photos', 'gone', { event: 's3:ObjectRemoved:*' });
  put(world, 'one', [7]);
  put(world, 'many', [8, 9]);
  world.call('photos', 'DeleteObject', { Key: 'one' });
  world.advance('1s');
  const [one, many, removed] = world.facts('NotificationSent').map(({ detail }) => detail.message);
  expect(one).toBe(7);
  expect([8, 9, one]).not.toContain(many);
  expect([7, 8, 9, many]).not.toContain(removed);
});

describe('delivery', () => {
  test('[SQS-123] a queue that does not allow it gets nothing, and only the log knows', () => {
    const world = notifying({}, '');
    put(world, 'a');
    world.advance('1min');
    expect(world.view('news').sentTotal).toBe(0);
    expect(world.facts('NotificationFailed')).toHaveLength(1);
    expect(world.facts('NotificationFailed')[0]?.detail).toMatchObject({
      to: 'news',
      key: 'a',
      code: 'AccessDenied',
      sentence: expect.stringContaining('s3.amazonaws.com is not authorized'),
    });
    expect(world.facts('NotificationRetried')).toEqual([]);
    expect(world.view<BucketView>('photos').notifications[0]).toMatchObject({
      sentTotal: 1,
      failedTotal: 1,
      lastFailure: { code: 'AccessDenied' },
    });
  });

  test('[SQS-123] a statement for another bucket does not help', () => {
    const policy = policyFor('news').replaceAll(':::photos', ':::films');
    const world = notifying({}, policy);
    put(world, 'a');
    world.advance('1s');
    expect(world.facts('NotificationFailed')).toHaveLength(1);
  });

  test('a throttled notification is tried again after 1, 2 and 4 s, then dropped', () => {
    const world = notifying().fault('news', 'throttle');
    put(world, 'a');
    world.advance('1min');
    expect(world.facts('NotificationRetried').map(({ detail }) => detail.inMs)).toEqual([
      1_000, 2_000, 4_000,
    ]);
    expect(world.facts('NotificationFailed')[0]?.detail.code).toBe('ThrottlingException');
    expect(world.facts('NotificationSent')).toHaveLength(1);
  });

  test('a destination that comes back in time hears of it', () => {
    const world = notifying().fault('news', 'throttle', { forSeconds: 2 });
    put(world, 'a');
    world.advance('1min');
    expect(events(world)).toHaveLength(1);
    expect(world.facts('NotificationFailed')).toEqual([]);
  });

  test('an answer that is lost makes S3 tell it twice: at least once', () => {
    const world = notifying().fault('news', 'slow', { extraMs: 70_000, forSeconds: 30 });
    put(world, 'a');
    world.advance('2min');
    expect(world.view('news').sentTotal).toBe(2);
  });

  test('a notification whose wire is taken away while it waits is dropped', () => {
    const world = notifying().fault('news', 'throttle');
    put(world, 'a');
    world.advance('0.5s').disconnect('photos', 'news').advance('1min');
    expect(world.facts('NotificationFailed')[0]?.detail.code).toBe('NoSuchConfiguration');
  });
});

test('a function is invoked as an event, with the event as an object', () => {
  const world = testWorld(home).bucket('photos').lambda('resize').link('photos', 'resize');
  put(world, 'a.jpg', [5]);
  world.advance('10ms');
  const [request] = world.facts('RequestDeparted', 'photos').map(({ detail }) => detail);
  expect(request).toMatchObject({
    to: 'resize',
    action: 'Invoke',
    input: { InvocationType: 'Event', Payload: { Records: [{ s3: { object: { key: 'a.jpg' } } }] } },
    origins: [5],
    principal: undefined,
  });
});

test('a topic is published to, in the name of the bucket', () => {
  const world = testWorld(home).bucket('photos').topic('news').link('photos', 'news');
  put(world, 'a.jpg', [5]);
  world.advance('10ms');
  const [request] = world.facts('RequestDeparted', 'photos').map(({ detail }) => detail);
  expect(request).toMatchObject({
    to: 'news',
    action: 'Publish',
    input: { Subject: 'Amazon S3 Notification' },
    principal: {
      service: 's3.amazonaws.com',
      sourceArn: 'arn:aws:s3:::photos',
      sourceAccount: '123456789012',
    },
  });
});
