/** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_SplitShard.html */
import { type ActionDefinition, isRefusal, type Refusal } from '../../../kernel/service.ts';
import type { SplitShardInput } from '../contract.ts';
import { badSplit } from '../errors.ts';
import type { StreamState } from '../model.ts';
import { namedBy } from '../rules/addressing.ts';
import { beginReshard, type Eligible, eligible } from '../rules/resharding.ts';
import { hashKeyPattern, request, shardId } from './shapes.ts';

export const splitShard: ActionDefinition<StreamState> = {
  input: request({
    ShardToSplit: shardId('The open shard that becomes two.'),
    NewStartingHashKey: {
      type: 'string',
      required: true,
      pattern: hashKeyPattern,
      patternWords: 'a decimal number below 2 to the power of 128',
      rule: 'KDS-58',
      doc: 'Where the upper child begins. The middle of the range splits evenly.',
    },
  }),
  doc: 'Closes a shard and opens two in its place. Records stay where they are; new ones go to the children.',
  run(ctx, stream, input: SplitShardInput): Refusal | object {
    const found = eligible(ctx, stream, input, [input.ShardToSplit]);
    if (isRefusal(found)) return found;
    const [{ number, shard }] = found as [Eligible];
    const { StartingHashKey: start, EndingHashKey: end } = shard.range;
    const middle = BigInt(input.NewStartingHashKey);
    if (middle <= BigInt(start) + 1n || middle >= BigInt(end))
      return badSplit(input.NewStartingHashKey, shard.id, namedBy(ctx, input), start, end);
    beginReshard(ctx, stream, {
      kind: 'split',
      shard: number,
      newStartingHashKey: input.NewStartingHashKey,
    });
    return {};
  },
};
