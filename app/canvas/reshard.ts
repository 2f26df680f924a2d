/** Which shards to split and to merge, and where. Pure. */
import type { ShardView } from '../../engine/index.ts';

/** In the middle of the range: half of all possible keys goes to each child. */
export function middleOf({ startingHashKey, endingHashKey }: ShardView): string {
  return String((BigInt(startingHashKey) + BigInt(endingHashKey) + 1n) / 2n);
}

/** The two neighbours in the hash space that have least to do together. */
export function quietestPair(shards: readonly ShardView[]): readonly [ShardView, ShardView] | undefined {
  const pairs = shards.flatMap((left) => {
    const right = shards.find((other) => BigInt(other.startingHashKey) === BigInt(left.endingHashKey) + 1n);
    return right ? [[left, right] as const] : [];
  });
  return pairs.sort(([a, b], [c, d]) => loadOf(a) + loadOf(b) - loadOf(c) - loadOf(d))[0];
}

/** What was wanted of it in the last second, refused records included. */
export function loadOf({ recordsPerSecond, throttledPerSecond }: ShardView): number {
  return recordsPerSecond + throttledPerSecond;
}
