import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { ListObjectsV2Output } from '../contract.ts';

function bucketOf(...keys: string[]) {
  const world = testWorld().bucket('photos');
  for (const Key of keys) world.call('photos', 'PutObject', { Key, Body: 'hello' });
  const list = (input: object = {}) => world.call<ListObjectsV2Output>('photos', 'ListObjectsV2', input);
  const keysOf = (input: object = {}) => (list(input).Contents ?? []).map(({ Key }) => Key);
  return { world, list, keysOf };
}

test('keys come in the order of their bytes, whatever the order of arrival', () => {
  const { list, keysOf } = bucketOf('b', 'a/2', 'a/10', 'B', 'a', '\uff5e', '\u{1f600}');
  expect(keysOf()).toEqual(['B', 'a', 'a/10', 'a/2', 'b', '\uff5e', '\u{1f600}']);
  expect(list()).toMatchObject({
    Name: 'photos',
    Prefix: '',
    MaxKeys: 1_000,
    KeyCount: 7,
    IsTruncated: false,
  });
  expect(list().Contents?.[0]).toEqual({
    Key: 'B',
    LastModified: '2026-01-01T00:00:00.000Z',
    ETag: '"5d41402abc4b2a76b9719d911017c592"',
    Size: 5,
    StorageClass: 'STANDARD',
  });
});

test('an empty answer has no Contents', () => {
  const answer = bucketOf().list({ Prefix: 'a/' });
  expect(answer).toEqual({ Name: 'photos', Prefix: 'a/', MaxKeys: 1_000, KeyCount: 0, IsTruncated: false });
});

test('a prefix is any beginning of a key', () => {
  expect(bucketOf('2026/01/a', '2026/02/b', '2025/12/c', '20').keysOf({ Prefix: '202' })).toEqual([
    '2025/12/c',
    '2026/01/a',
    '2026/02/b',
  ]);
});

describe('a delimiter', () => {
  const { list } = bucketOf('2026/01/a', '2026/01/b', '2026/02/c', '2026/top', 'readme');

  test('makes folders of keys', () => {
    expect(list({ Delimiter: '/' })).toMatchObject({
      KeyCount: 2,
      Contents: [{ Key: 'readme' }],
      CommonPrefixes: [{ Prefix: '2026/' }],
    });
  });

  test('counts from behind the prefix on', () => {
    expect(list({ Delimiter: '/', Prefix: '2026/' })).toMatchObject({
      Contents: [{ Key: '2026/top' }],
      CommonPrefixes: [{ Prefix: '2026/01/' }, { Prefix: '2026/02/' }],
    });
  });

  test('pages count folders as keys, and tell each once', () => {
    const first = list({ Delimiter: '/', Prefix: '2026/', MaxKeys: 1 });
    expect(first).toMatchObject({
      KeyCount: 1,
      IsTruncated: true,
      CommonPrefixes: [{ Prefix: '2026/01/' }],
    });
    const second = list({
      Delimiter: '/',
      Prefix: '2026/',
      MaxKeys: 2,
      ContinuationToken: first.NextContinuationToken,
    });
    expect(second).toMatchObject({
      KeyCount: 2,
      IsTruncated: false,
      CommonPrefixes: [{ Prefix: '2026/02/' }],
      Contents: [{ Key: '2026/top' }],
    });
    expect(second.NextContinuationToken).toBeUndefined();
  });
});

describe('pages', () => {
  const keys = Array.from({ length: 7 }, (_, index) => `k${index}`);

  test('go on where the last one ended, until nothing is left', () => {
    const { list } = bucketOf(...keys);
    const seen: string[][] = [];
    let token: string | undefined;
    do {
      const page = list({ MaxKeys: 3, ...(token ? { ContinuationToken: token } : {}) });
      seen.push((page.Contents ?? []).map(({ Key }) => Key));
      expect(page.IsTruncated).toBe(page.NextContinuationToken !== undefined);
      token = page.NextContinuationToken;
    } while (token);
    expect(seen).toEqual([['k0', 'k1', 'k2'], ['k3', 'k4', 'k5'], ['k6']]);
  });

  test('hold at most 1,000 keys, whatever is asked for', () => {
    const { list } = bucketOf(...Array.from({ length: 1_001 }, (_, index) => `k${index}`));
    expect(list({ MaxKeys: 5_000 })).toMatchObject({ MaxKeys: 1_000, KeyCount: 1_000, IsTruncated: true });
    expect(list()).toMatchObject({ KeyCount: 1_000, IsTruncated: true });
  });

  test('of no keys are not truncated', () => {
    expect(bucketOf(...keys).list({ MaxKeys: 0 })).toMatchObject({ KeyCount: 0, IsTruncated: false });
  });

  test('can begin behind a key', () => {
    expect(bucketOf(...keys).keysOf({ StartAfter: 'k4' })).toEqual(['k5', 'k6']);
  });

  test.each(['k3', '1/%', ''])('a token that is none is refused: "%s"', (token) => {
    expect(bucketOf(...keys).list({ ContinuationToken: token })).toEqual({
      code: 'InvalidArgument',
      sentence: 'The continuation token provided is incorrect',
      status: 400,
    });
  });

  test.each([-1, 1.5])('of %d keys are refused', (MaxKeys) => {
    expect(bucketOf(...keys).list({ MaxKeys })).toMatchObject({
      code: 'InvalidArgument',
      sentence: 'Argument maxKeys must be an integer between 0 and 2147483647',
    });
  });
});
