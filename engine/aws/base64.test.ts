import { expect, test } from 'vitest';
import { toBase64 } from './base64.ts';

test.each(['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar', 'grüße €', '{"a":1}\n\u{1f600}'])(
  'writes "%s" as everybody does',
  (text) => {
    expect(toBase64(text)).toBe(Buffer.from(text, 'utf8').toString('base64'));
  },
);
