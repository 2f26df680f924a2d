/** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetShardIterator.html */
import { type ActionDefinition, type Context, isRefusal, type Refusal } from '../../../kernel/service.ts';
import { instant } from '../../../kernel/time.ts';
import type { GetShardIteratorInput, GetShardIteratorOutput } from '../contract.ts';
import {
  badStartingSequence,
  internalFailure,
  lacksSequence,
  lacksTimestamp,
  type Named,
  needlessSequence,
  rateExceeded,
  sequenceOfOtherShard,
  timestampInFuture,
} from '../errors.ts';
import type { Shard, StreamState } from '../model.ts';
import { livingShard, namedBy, noShardToRead, refuseOther, shardNumberOf } from '../rules/addressing.ts';
import { type Place, placeFrom, slotAt, trimHorizon, writeIterator } from '../rules/iterators.ts';
import { takeIteratorCall } from '../rules/readLimits.ts';
import { type ParsedSequence, parseSequenceNumber } from '../rules/sequenceNumbers.ts';
import { request, sequencePattern, shardId } from './shapes.ts';

export const getShardIterator: ActionDefinition<StreamState> = {
  input: request({
    ShardId: shardId('The shard to read.'),
    ShardIteratorType: {
      type: 'string',
      required: true,
      oneOf: ['TRIM_HORIZON', 'LATEST', 'AT_SEQUENCE_NUMBER', 'AFTER_SEQUENCE_NUMBER', 'AT_TIMESTAMP'],
      rule: 'KDS-34',
      doc: 'Where to begin: with the oldest record, with the next that comes, at or after one record, or at a time.',
    },
    StartingSequenceNumber: {
      type: 'string',
      pattern: sequencePattern,
      patternWords: 'a sequence number',
      rule: 'KDS-34',
      doc: 'For AT_SEQUENCE_NUMBER and AFTER_SEQUENCE_NUMBER.',
    },
    Timestamp: {
      type: 'number',
      unit: 's',
      rule: 'KDS-34',
      doc: 'For AT_TIMESTAMP: seconds of virtual time, not in the future.',
    },
  }),
  doc: 'Gives an iterator, a place in a shard from which GetRecords reads. It is good for five minutes.',
  run(ctx, stream, input: GetShardIteratorInput): GetShardIteratorOutput | Refusal {
    const named = namedBy(ctx, input);
    const number = shardNumberOf(input.ShardId, named);
    if (isRefusal(number)) return number;
    const shard = refuseOther(ctx, input) ? undefined : livingShard(stream, number);
    if (!shard) return noShardToRead(number, named);
    const place = placeOf(ctx, stream, number, shard, input, named);
    if (isRefusal(place)) return place;
    if (!takeIteratorCall(stream.shards.edit(number), ctx.nowMs)) return rateExceeded(shard.id, named);
    return { ShardIterator: writeIterator(stream, shard.id, place, ctx.nowMs) };
  },
};

function placeOf(
  ctx: Context,
  stream: StreamState,
  number: number,
  shard: Readonly<Shard>,
  input: GetShardIteratorInput,
  named: Named,
): Place | Refusal {
  const { ShardIteratorType: type, StartingSequenceNumber: sequence, Timestamp: seconds } = input;
  if (type === 'TRIM_HORIZON' || type === 'LATEST') {
    if (sequence !== undefined) return needlessSequence(type);
    return type === 'LATEST' ? { isAfter: true, slot: shard.last } : trimHorizon;
  }
  if (type === 'AT_TIMESTAMP') {
    if (seconds === undefined) return lacksTimestamp;
    const atMs = instant(seconds * 1000);
    if (atMs > ctx.nowMs) return timestampInFuture(atMs, ctx.nowMs);
    return placeFrom(stream, number, slotAt(stream, atMs));
  }
  if (sequence === undefined) return lacksSequence(type);
  const parsed = parseSequenceNumber(sequence);
  const refusal = refuseSequence(parsed, sequence, number, shard, named);
  if (refusal || !parsed) return refusal ?? internalFailure;
  // A record's sequence index is its slot + 1; index 0 is the shard's starting number, before all of its records.
  const slot = Number(parsed.index) - 1;
  return placeFrom(stream, number, type === 'AFTER_SEQUENCE_NUMBER' ? slot + 1 : slot);
}

function refuseSequence(
  parsed: ParsedSequence | undefined,
  text: string,
  number: number,
  shard: Readonly<Shard>,
  named: Named,
): Refusal | undefined {
  if (!parsed) return badStartingSequence(text, shard.id, named, false);
  if (parsed.shard !== number) return sequenceOfOtherShard(parsed.shard, shard.id);
  if (parsed.version === 0) return internalFailure;
  const isForeign = parsed.version !== 2 || parsed.createdSeconds !== Math.floor(shard.createdAtMs / 1000);
  return isForeign ? badStartingSequence(text, shard.id, named, true) : undefined;
}
