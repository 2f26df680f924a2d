/** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_MergeShards.html */
import { type ActionDefinition, isRefusal, type Refusal } from '../../../kernel/service.ts';
import type { MergeShardsInput } from '../contract.ts';
import { notAdjacent } from '../errors.ts';
import type { StreamState } from '../model.ts';
import { namedBy } from '../rules/addressing.ts';
import { beginReshard, type Eligible, eligible } from '../rules/resharding.ts';
import { request, shardId } from './shapes.ts';

export const mergeShards: ActionDefinition<StreamState> = {
  input: request({
    ShardToMerge: shardId('The open shard with the lower range.'),
    AdjacentShardToMerge: shardId('The open shard whose range begins where the other ends.'),
  }),
  doc: 'Closes two neighbours and opens one in their place. Records stay where they are; new ones go to the child.',
  run(ctx, stream, input: MergeShardsInput): Refusal | object {
    const ids = [input.ShardToMerge, input.AdjacentShardToMerge];
    const found = eligible(ctx, stream, input, ids);
    if (isRefusal(found)) return found;
    const [lower, upper] = found as [Eligible, Eligible];
    if (BigInt(lower.shard.range.EndingHashKey) + 1n !== BigInt(upper.shard.range.StartingHashKey))
      return notAdjacent(lower.shard.id, upper.shard.id, namedBy(ctx, input));
    beginReshard(ctx, stream, { kind: 'merge', shard: lower.number, adjacent: upper.number });
    return {};
  },
};
