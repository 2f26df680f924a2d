import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { BucketView, PutObjectOutput } from '../contract.ts';

const bucketWorld = () => testWorld().bucket('photos');
const put = (world: ReturnType<typeof bucketWorld>, Key: string, Body: string, origins?: number[]) =>
  world.call<PutObjectOutput>('photos', 'PutObject', { Key, Body }, origins);

describe('validations', () => {
  test('a key is at most 1,024 bytes of UTF-8', () => {
    const world = bucketWorld();
    expect(put(world, 'a'.repeat(1_024), 'x').ETag).toBeDefined();
    expect(put(world, 'ä'.repeat(512), 'x').ETag).toBeDefined();
    expect(put(world, `${'ä'.repeat(512)}a`, 'x')).toEqual({
      code: 'KeyTooLongError',
      sentence: 'Your key is too long',
      status: 400,
    });
  });

  test('half a surrogate pair is no UTF-8, a whole one is', () => {
    const world = bucketWorld();
    expect(put(world, 'a\ud800', 'x')).toMatchObject({
      code: 'InvalidURI',
      sentence: "Couldn't parse the specified URI.",
    });
    expect(put(world, 'a\u{1f600}', 'x').code).toBeUndefined();
  });

  test.each([{ Body: 'x' }, { Key: '', Body: 'x' }, { Key: 'a' }, { Key: 7, Body: 'x' }])(
    'refuses %j and stores nothing',
    (input) => {
      const world = bucketWorld();
      expect(world.call('photos', 'PutObject', input).code).toBe('InvalidArgument');
      expect(world.view<BucketView>('photos').objectCount).toBe(0);
    },
  );
});

describe('functionality', () => {
  test('the ETag of a body is its MD5 in quotes', () => {
    const world = bucketWorld();
    expect(put(world, 'empty', '')).toEqual({ ETag: '"d41d8cd98f00b204e9800998ecf8427e"' });
    expect(put(world, 'hello', 'hello')).toEqual({ ETag: '"5d41402abc4b2a76b9719d911017c592"' });
  });

  test('the ETag of a large body tells its parts, and is the same for the same body only', () => {
    const world = bucketWorld();
    const large = 'x'.repeat(300_000);
    const { ETag: first } = put(world, 'a', large);
    expect(first).toMatch(/^"[0-9a-f]{32}-1"$/);
    expect(put(world, 'b', large).ETag).toBe(first);
    expect(put(world, 'c', `${large.slice(0, 150_000)}y${large.slice(150_001)}`).ETag).not.toBe(first);
  });

  test('putting under a key that is there replaces the object', () => {
    const world = bucketWorld();
    put(world, 'a', 'first');
    put(world, 'a', 'second one');
    expect(world.call('photos', 'GetObject', { Key: 'a' })).toMatchObject({ Body: 'second one' });
    expect(world.view<BucketView>('photos')).toMatchObject({ objectCount: 1, bytes: 10, putTotal: 2 });
    expect(world.facts('ObjectCreated').map(({ detail }) => detail.how)).toEqual(['new', 'replaced']);
  });

  test('sizes are bytes of UTF-8', () => {
    const world = bucketWorld();
    put(world, 'a', 'grüße');
    expect(world.facts('ObjectCreated')[0]?.detail).toMatchObject({ key: 'a', bytes: 7 });
    expect(world.view<BucketView>('photos').bytes).toBe(7);
  });

  test('an object keeps the messages that were put into it', () => {
    const world = bucketWorld();
    put(world, 'many', 'abc', [4, 5, 6]);
    put(world, 'one', 'x', [9]);
    expect(world.facts('ObjectCreated').map(({ detail }) => detail.messages ?? detail.message)).toEqual([
      [4, 5, 6],
      9,
    ]);
    expect(world.engine.open('photos', 'many')).toMatchObject({ text: 'abc', origins: [4, 5, 6] });
    expect(world.engine.message('photos', 5)).toMatchObject({ key: 'many', place: 1, records: 3 });
  });

  test('an object put by hand is a message of its own', () => {
    const world = bucketWorld();
    put(world, 'a', 'x');
    expect(world.facts('ObjectCreated')[0]?.detail.message).toBeGreaterThan(0);
  });

  test('a producer uploads its messages, each as an object', () => {
    const world = testWorld()
      .producer('camera', {
        pattern: {
          kind: 'script',
          messages: [
            { atSeconds: 0, body: 'one' },
            { atSeconds: 0.5, body: 'two' },
          ],
        },
      })
      .bucket('photos')
      .link('camera', 'photos')
      .advance('1s');
    expect(world.facts('ObjectCreated', 'photos').map(({ detail }) => detail.message)).toEqual([1, 2]);
    expect(world.contents('photos')).toEqual(['m1 object', 'm2 object']);
  });
});
