/** A request names its stream; here the wire has found it already. A request that names another one is for nobody here. */
import { parseArn } from '../../../aws/arn.ts';
import type { Context, Refusal } from '../../../kernel/service.ts';
import { type Named, shardDoesNotExist, shardNotFound, streamNotFound } from '../errors.ts';
import type { Shard, StreamState } from '../model.ts';
import { shardIdOf, shardNumberIn } from './shardIds.ts';

export interface Addressed {
  StreamName?: string;
  StreamARN?: string;
}

/** The stream as sentences name it. */
export function namedBy(ctx: Context, { StreamName, StreamARN }: Addressed): Named {
  const arn = StreamARN === undefined ? undefined : parseArn(StreamARN);
  const name = StreamName ?? arn?.resource.replace(/^stream\//, '') ?? ctx.self;
  return { name, account: ctx.account };
}

/** KDS-27 */
export function refuseOther(ctx: Context, input: Addressed): Refusal | undefined {
  if (input.StreamName === undefined && input.StreamARN === undefined) return undefined;
  const named = namedBy(ctx, input);
  return named.name === ctx.self ? undefined : streamNotFound(named);
}

/** The number in a shard's id, or why there can be no such shard. */
export function shardNumberOf(id: string, stream: Named): number | Refusal {
  return shardNumberIn(id) ?? shardNotFound(id, stream);
}

/** Undefined where there is none, or none any more (KDS-56). */
export function livingShard(stream: StreamState, number: number): Readonly<Shard> | undefined {
  const shard = stream.shards.get(number);
  return shard?.state === 'expired' ? undefined : shard;
}

/** How resharding says that there is no such shard, and how GetShardIterator does. */
export const noShard = (number: number, stream: Named) => shardNotFound(shardIdOf(number), stream);
export const noShardToRead = (number: number, stream: Named) => shardDoesNotExist(shardIdOf(number), stream);
