import { describe, expect, test } from 'vitest';
import {
  endingSequenceNumber,
  parseSequenceNumber,
  sequenceBase,
  sequenceNumber,
  startingSequenceNumber,
} from './sequenceNumbers.ts';

const shard = { createdAtMs: 1_700_000_000_000, closedAtMs: 1_700_000_060_000 };

test('[KDS-09] what is written can be read again', () => {
  const written = sequenceNumber(sequenceBase(shard, 300, 1_700_000_030_500), 123_456);
  expect(parseSequenceNumber(written)).toEqual({
    version: 2,
    createdSeconds: 1_700_000_000,
    shard: 300,
    index: 123_456n,
    atSeconds: 1_700_000_030,
  });
});

test('[KDS-08] the starting and the ending number lie around all numbers of a shard', () => {
  const between = [0, 30_000, 60_000].map((ms) =>
    sequenceNumber(sequenceBase(shard, 300, shard.createdAtMs + ms), 1 + ms),
  );
  const all = [startingSequenceNumber(shard, 300), ...between, endingSequenceNumber(shard, 300)];
  expect(all.toSorted()).toEqual(all);
  for (const number of all) expect(number).toMatch(/^49\d{54}$/);
});

describe('what is no sequence number', () => {
  test.each([
    ['text', 'x'],
    ['a fraction', '1.5'],
    ['a leading zero', '0490'],
    ['another beginning than 2', (3n << 184n).toString()],
    ['a layout that is not known', ((2n << 184n) + 3n).toString()],
    ['an index in the upper half', ((2n << 184n) + (8n << 140n) + 2n).toString()],
  ])('%s', (_, text) => {
    expect(parseSequenceNumber(text)).toBeUndefined();
  });

  test('the oldest layout is read, for its shard', () => {
    expect(parseSequenceNumber('5')).toMatchObject({ version: 0, shard: 5 });
    expect(parseSequenceNumber(((1n << 124n) + 7n).toString())).toMatchObject({ version: 0, shard: 7 });
  });
});
