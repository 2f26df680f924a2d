/** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ListShards.html */
import type { ActionDefinition, Refusal } from '../../../kernel/service.ts';
import type { ListShardsOutput, ShardDescription } from '../contract.ts';
import { badNextToken } from '../errors.ts';
import { listShardsDefault, listShardsMax } from '../limits.ts';
import type { Shard, StreamState } from '../model.ts';
import { refuseOther } from '../rules/addressing.ts';
import { endingSequenceNumber, startingSequenceNumber } from '../rules/sequenceNumbers.ts';
import { shardNumberIn } from '../rules/shardIds.ts';
import { request } from './shapes.ts';

interface ListShardsInput {
  StreamName?: string;
  StreamARN?: string;
  MaxResults?: number;
  ExclusiveStartShardId?: string;
  NextToken?: string;
}

export const listShards: ActionDefinition<StreamState> = {
  input: request({
    MaxResults: {
      type: 'integer',
      min: 1,
      max: listShardsMax,
      unit: 'shards',
      default: listShardsDefault,
      doc: 'At most so many in one answer.',
    },
    ExclusiveStartShardId: {
      type: 'string',
      min: 1,
      max: 128,
      doc: 'Only shards behind this one.',
      advanced: true,
    },
    NextToken: {
      type: 'string',
      min: 1,
      max: 1_048_576,
      doc: 'From the answer before, when it was cut.',
      advanced: true,
    },
    StreamCreationTimestamp: { type: 'number', unit: 's', advanced: true, doc: 'Not looked at.' },
  }),
  doc: 'Lists the shards, open and closed, with their hash ranges and parents. Expired ones are gone.',
  run(ctx, stream, input: ListShardsInput): ListShardsOutput | Refusal {
    const refusal = refuseOther(ctx, input);
    if (refusal) return refusal;
    const behind = input.NextToken ?? input.ExclusiveStartShardId;
    const last = behind === undefined ? -1 : shardNumberIn(behind);
    if (last === undefined) return badNextToken;
    const max = input.MaxResults ?? listShardsDefault;
    const Shards: ShardDescription[] = [];
    let NextToken: string | undefined;
    stream.shards.scan((shard, slot) => {
      if (shard.state === 'expired') return true;
      if (Shards.length === max) {
        NextToken = Shards.at(-1)?.ShardId;
        return false;
      }
      Shards.push(describe(stream, shard, slot));
      return true;
    }, last + 1);
    return NextToken === undefined ? { Shards } : { Shards, NextToken };
  },
};

function describe(stream: StreamState, shard: Readonly<Shard>, slot: number): ShardDescription {
  const [parent, adjacent] = shard.parents.map((number) => (stream.shards.get(number) as Shard).id);
  const described: ShardDescription = {
    ShardId: shard.id,
    HashKeyRange: shard.range,
    SequenceNumberRange: { StartingSequenceNumber: startingSequenceNumber(shard, slot) },
  };
  if (parent !== undefined) described.ParentShardId = parent;
  if (adjacent !== undefined) described.AdjacentParentShardId = adjacent;
  if (shard.state !== 'open')
    described.SequenceNumberRange.EndingSequenceNumber = endingSequenceNumber(shard, slot);
  return described;
}
