/** "shard 3" of "shardId-000000000003"; "shard 3.1" where several lanes read it, counted from 1. */
export function laneName(shard: string, lane?: number): string {
  const number = /^shardId-0*(\d+)$/.exec(shard)?.[1];
  const name = number === undefined ? shard : `shard ${number}`;
  return lane === undefined ? name : `${name}.${lane + 1}`;
}
