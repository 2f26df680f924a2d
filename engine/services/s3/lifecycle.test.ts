import { describe, expect, test } from 'vitest';
import { testWorld } from '../../testing/testWorld.ts';

describe('names of buckets', () => {
  const create = (id: string) =>
    testWorld().apply({ type: 'create', resource: { id, service: 's3', settings: {} } }).refusal;

  test.each(['bucket', 'bucket-2', 'abc', 'a.b.c', '1st', 'a'.repeat(63)])('"%s" is one', (name) => {
    expect(create(name)).toBeUndefined();
  });

  test.each([
    'ab',
    'a'.repeat(64),
    'Bucket',
    'my_bucket',
    '-a-',
    'abc-',
    '.abc',
    'a..b',
    '192.168.5.4',
    'xn--abc',
    'sthree-abc',
    'abc-s3alias',
    'abc--ol-s3',
  ])('"%s" is none', (name) => {
    expect(create(name)).toEqual({
      code: 'InvalidBucketName',
      sentence: 'The specified bucket is not valid.',
      status: 400,
    });
  });
});

test('a removed bucket takes its objects along, and is not there for whoever calls', () => {
  const world = testWorld()
    .producer('camera', { pattern: { kind: 'script', messages: [{ atSeconds: 0, body: 'one' }] } })
    .bucket('photos')
    .link('camera', 'photos');
  world.call('photos', 'PutObject', { Key: 'a', Body: 'x' });
  world.advance('2ms').remove('photos').advance('50ms');
  expect(world.facts('BucketDeleted')[0]?.detail).toEqual({ objectCount: 1 });
  expect(world.facts('ReplyDeparted', 'photos')[0]?.detail.refusal).toEqual({
    code: 'NoSuchBucket',
    sentence: 'The specified bucket does not exist',
    status: 404,
  });
});

test.each([
  ['throttle', { code: 'SlowDown', sentence: 'Please reduce your request rate.', status: 503 }],
  ['deny', { code: 'AccessDenied', sentence: 'Access Denied', status: 403 }],
] as const)('under the fault %s a producer hears what S3 says', (kind, refusal) => {
  const world = testWorld()
    .producer('camera', { pattern: { kind: 'script', messages: [{ atSeconds: 0, body: 'one' }] } })
    .bucket('photos')
    .link('camera', 'photos')
    .fault('photos', kind);
  world.advance('1s');
  const answers = world.facts('ReplyDeparted', 'photos').map(({ detail }) => detail.refusal);
  expect(answers[0]).toEqual(refusal);
});
