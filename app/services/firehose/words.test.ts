import { expect, test } from 'vitest';
import { words } from './words.ts';

test('what is left of an interval is told in seconds, however many', () => {
  expect(words.secondsLeft(93_000)).toBe('93 s');
  expect(words.secondsLeft(899_001)).toBe('900 s');
  expect(words.secondsLeft(4_210)).toBe('4.3 s');
  expect(words.secondsLeft(-1)).toBe('0.0 s');
});

test('a limit is as round as it was set', () => {
  expect(words.limit(5 * 1024 * 1024)).toBe('5 MiB');
  expect(words.limit(1.5 * 1024 * 1024)).toBe('1.5 MiB');
});

test('without sight the buffer is told in a sentence', () => {
  expect(words.sentence(0, 0, 1024, undefined)).toBe('buffer empty');
  expect(words.sentence(512, 3, 1024, 80_000)).toBe(
    '3 records, 512 B of 1 KiB buffered, flushed in 1 min 20 s at the latest',
  );
});
