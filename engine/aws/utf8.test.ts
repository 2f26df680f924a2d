import { expect, test } from 'vitest';
import { utf8Bytes } from './utf8.ts';

test.each(['', 'plain', 'grüße', '€uro', 'a𝄞b', '\u{10ffff}'])('counts the bytes of "%s"', (text) => {
  expect(utf8Bytes(text)).toBe(new TextEncoder().encode(text).length);
});
