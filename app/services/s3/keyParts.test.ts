import { expect, test } from 'vitest';
import { keyParts } from './keyParts.ts';

test('a short key is not divided', () => {
  expect(keyParts('a/b.json')).toEqual({ head: 'a/b.json', tail: '' });
});

test('of a long key both ends are kept, and nothing is lost between them', () => {
  const key = '2026/11/22/20/to-lake-1-2026-11-22-20-14-05-7b1c0a52';
  const { head, tail } = keyParts(key);
  expect(tail).toBe('7b1c0a52');
  expect(head + tail).toBe(key);
});
