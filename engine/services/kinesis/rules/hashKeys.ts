/** Where a record goes (KDS-01 to KDS-04): the hash space, its even division, and the search for a key's shard. */
import type { HashKeyRange } from '../contract.ts';
import { keyDigest, type Words } from './keyDigest.ts';

/** An open shard by the first hash key that is its own. */
export interface OpenRange {
  start: Words;
  /** Slot of the shard. */
  shard: number;
}

const hashSpace = 1n << 128n;
export const hashKeyMax = hashSpace - 1n;

/** KDS-02: the MD5 of the partition key's UTF-8, as a 128-bit number, high byte first. */
export const hashKeyOf: (partitionKey: string) => Words = keyDigest;

/** @param decimal of the hash space */
export function hashKeyFrom(decimal: string): Words {
  const value = BigInt(decimal);
  const word = (shift: bigint) => Number((value >> shift) & 0xffffffffn);
  return { w0: word(96n), w1: word(64n), w2: word(32n), w3: word(0n) };
}

/** KDS-26 */
export function isInHashSpace(decimal: string): boolean {
  return BigInt(decimal) <= hashKeyMax;
}

/** KDS-04: equal parts; what does not divide evenly belongs to the last. */
export function evenRanges(count: number): HashKeyRange[] {
  const width = hashSpace / BigInt(count);
  return Array.from({ length: count }, (_, index) => {
    const start = width * BigInt(index);
    const end = index === count - 1 ? hashKeyMax : start + width - 1n;
    return { StartingHashKey: start.toString(), EndingHashKey: end.toString() };
  });
}

/** Index in the list of the range that holds the key. The ranges leave no gap. */
export function rangeOf(ranges: readonly OpenRange[], key: Words): number {
  let low = 0;
  let high = ranges.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (isBefore(key, (ranges[middle] as OpenRange).start)) high = middle - 1;
    else low = middle;
  }
  return low;
}

function isBefore(key: Words, other: Words): boolean {
  if (key.w0 !== other.w0) return key.w0 < other.w0;
  if (key.w1 !== other.w1) return key.w1 < other.w1;
  return key.w2 === other.w2 ? key.w3 < other.w3 : key.w2 < other.w2;
}

/** The share of the hash space that lies below a key, 0 to 1, to six digits: for the picture. */
export function shareBelow(decimal: string): number {
  return Number((BigInt(decimal) * 1_000_000n + hashSpace / 2n) / hashSpace) / 1_000_000;
}
