import { expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

test('the head of an object is all but its body', () => {
  const world = testWorld().bucket('photos');
  world.call('photos', 'PutObject', { Key: 'a', Body: 'hello' });
  expect(world.call('photos', 'HeadObject', { Key: 'a' })).toEqual({
    ContentLength: 5,
    ContentType: 'binary/octet-stream',
    ETag: '"5d41402abc4b2a76b9719d911017c592"',
    LastModified: '2026-01-01T00:00:00.000Z',
  });
});

test('a head that is not there is 404, without a sentence of S3', () => {
  const answer = testWorld().bucket('photos').call('photos', 'HeadObject', { Key: 'a' });
  expect(answer).toMatchObject({ code: 'NotFound', status: 404 });
});
