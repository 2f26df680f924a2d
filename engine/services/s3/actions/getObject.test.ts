import { expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

test('an object that is not there has a sentence of its own', () => {
  expect(testWorld().bucket('photos').call('photos', 'GetObject', { Key: 'a' })).toEqual({
    code: 'NoSuchKey',
    sentence: 'The specified key does not exist.',
    status: 404,
  });
});

test('reading gives body, size, ETag and time, and leaves the object where it is', () => {
  const world = testWorld().bucket('photos').advance('61s');
  world.call('photos', 'PutObject', { Key: 'a', Body: 'hello', ContentType: 'text/plain' });
  const expected = {
    Body: 'hello',
    ContentLength: 5,
    ContentType: 'text/plain',
    ETag: '"5d41402abc4b2a76b9719d911017c592"',
    LastModified: '2026-01-01T00:01:01.000Z',
  };
  expect(world.call('photos', 'GetObject', { Key: 'a' })).toEqual(expected);
  expect(world.call('photos', 'GetObject', { Key: 'a' })).toEqual(expected);
});

test('keys are taken letter by letter: another case is another key', () => {
  const world = testWorld().bucket('photos');
  world.call('photos', 'PutObject', { Key: 'A', Body: 'x' });
  expect(world.call('photos', 'GetObject', { Key: 'a' }).code).toBe('NoSuchKey');
});

test('the answer carries the messages of the object', () => {
  const world = testWorld().bucket('photos');
  world.call('photos', 'PutObject', { Key: 'a', Body: 'xy' }, [3, 4]);
  world.call('photos', 'GetObject', { Key: 'a' });
  expect(world.facts('ObjectRead')[0]?.detail).toMatchObject({ messages: [3, 4], key: 'a' });
});
