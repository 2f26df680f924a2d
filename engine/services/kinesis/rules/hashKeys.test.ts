import { expect, test } from 'vitest';
import { md5Hex } from '../../../aws/md5.ts';
import { evenRanges, hashKeyFrom, hashKeyMax, hashKeyOf, rangeOf, shareBelow } from './hashKeys.ts';

const decimalOf = (partitionKey: string) => {
  const { w0, w1, w2, w3 } = hashKeyOf(partitionKey);
  return [w0, w1, w2, w3].reduce((sum, word) => (sum << 32n) + BigInt(word), 0n).toString();
};
const rangesAt = (...starts: bigint[]) =>
  starts.map((start, shard) => ({ start: hashKeyFrom(start.toString()), shard }));

test.each([
  ['user-1', '285573413173782752570879317399258818820'],
  ['user-2', '81544010656874607678696621737415172275'],
  ['a', '16955237001963240173058271559858726497'],
])('[KDS-03] %s has the hash key %s', (key, expected) => {
  expect(decimalOf(key)).toBe(expected);
});

test.each([
  ['', ''],
  ['letters', 'abcdefghijklmnopqrstuvwxyz'],
  ['two, three and four bytes', 'é€😀'],
  ['half a pair', 'a\ud800b\udc00'],
  ...[54, 55, 56, 63, 64, 65, 119, 120, 256].map((length) => [`${length} letters`, 'k'.repeat(length)]),
  ['the longest key', '😀'.repeat(128)],
  ['the largest key', '€'.repeat(256)],
])('[KDS-02] the digest of %s is the MD5', (_, text) => {
  expect(decimalOf(text as string)).toBe(BigInt(`0x${md5Hex(text as string)}`).toString());
  expect(decimalOf('')).toBe(BigInt(`0x${md5Hex('')}`).toString());
});

test('[KDS-01][KDS-04] even ranges fill the space without a gap, whatever their number', () => {
  for (const count of [1, 3, 7, 500]) {
    const ranges = evenRanges(count);
    expect(ranges).toHaveLength(count);
    expect(ranges[0]?.StartingHashKey).toBe('0');
    expect(BigInt(ranges.at(-1)?.EndingHashKey ?? 0)).toBe(hashKeyMax);
    for (const [index, { StartingHashKey }] of ranges.slice(1).entries())
      expect(BigInt(StartingHashKey)).toBe(BigInt(ranges[index]?.EndingHashKey ?? 0) + 1n);
  }
});

test('[KDS-02] ranges are told apart to the last of their 128 bits', () => {
  const start = 2n ** 127n + 5n;
  const ranges = rangesAt(0n, start, start + 1n, hashKeyMax);
  const rangeFor = (key: bigint) => rangeOf(ranges, hashKeyFrom(key.toString()));
  expect([0n, start - 1n, start, start + 1n, hashKeyMax - 1n, hashKeyMax].map(rangeFor)).toEqual([
    0, 0, 1, 2, 2, 3,
  ]);
});

test('shares for the picture', () => {
  expect([0n, 2n ** 126n, 2n ** 128n].map((key) => shareBelow(key.toString()))).toEqual([0, 0.25, 1]);
});
