import { expect, test } from 'vitest';
import { bytes } from './bytes.ts';

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1.0 KiB'],
  [1_048_576, '1.0 MiB'],
  [3_040_870, '2.9 MiB'],
  [134_217_728, '128 MiB'],
  [5_368_709_120, '5.0 GiB'],
])('%d bytes are %s', (value, text) => {
  expect(bytes(value)).toBe(text);
});
