/** The followed record in a stream that has more shards, or more records, than are drawn. Pure. */
import type { ShardView } from '../../../engine/index.ts';
import type { Hold } from '../../simulation/followed.ts';

export interface FollowedRecord {
  origin: number;
  shard: number;
  /** Its shard among the open ones in hash order, from 0; -1 for a closed one. */
  load: number;
  /** In its shard, from 1. */
  place: number;
  /** Records of its shard that came after it. */
  newer: number;
}

/** What a stream says of a record. */
export function followedRecord(
  origin: number | undefined,
  hold: Hold | undefined,
): FollowedRecord | undefined {
  if (origin === undefined || typeof hold?.shard !== 'number') return undefined;
  const { shard, load, position, newer } = hold as { [name: string]: number };
  return { origin, shard: shard!, load: load!, place: position! + 1, newer: newer! };
}

/** Whether it is one of the bars that are drawn. */
export function isOnTape(lanes: readonly ShardView[], { origin, shard }: FollowedRecord): boolean {
  return lanes.some(({ index, tape }) => index === shard && tape.some((record) => record.origin === origin));
}
