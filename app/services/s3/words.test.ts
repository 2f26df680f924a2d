import { expect, test } from 'vitest';
import { words } from './words.ts';

test('a notification says what it tells of, and of which keys only', () => {
  expect(words.event('s3:ObjectCreated:*', '', '')).toBe('created');
  expect(words.event('s3:ObjectCreated:*', 'uploads/', '.jpg')).toBe('created · only uploads/*.jpg');
  expect(words.event('s3:ObjectRemoved:*', '', '.csv')).toBe('removed · only *.csv');
});

test('an event of another name keeps it', () => {
  expect(words.event('s3:ObjectCreated:Put', '', '')).toBe('s3:ObjectCreated:Put');
});
