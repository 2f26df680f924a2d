/** Names of shards (KDS-05). */

/** 3 → "shardId-000000000003". The service writes numbers below zero, too, when it quotes what makes no sense. */
export function shardIdOf(slot: number): string {
  return slot < 0
    ? `shardId--${String(-slot).padStart(11, '0')}`
    : `shardId-${String(slot).padStart(12, '0')}`;
}

/** The number a shard id means: what stands behind its last hyphen, or all of it. Undefined when that is no number. */
export function shardNumberIn(id: string): number | undefined {
  const digits = id.slice(id.lastIndexOf('-') + 1);
  const number = /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
  return number < 2 ** 31 ? number : undefined;
}
