/** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetRecords.html */
import type { ActionDefinition, Context, Refusal } from '../../../kernel/service.ts';
import type { GetRecordsInput, GetRecordsOutput } from '../contract.ts';
import { badIterator, iteratorExpired, rateExceeded } from '../errors.ts';
import { iteratorLifeMs, readRecordsMax } from '../limits.ts';
import type { Shard, StreamState } from '../model.ts';
import { refuseOther } from '../rules/addressing.ts';
import { readIterator, writeIterator } from '../rules/iterators.ts';
import { childrenOf, type Reading, readFrom, setMark } from '../rules/read.ts';
import { payRead, type ReadLimit, refillReads, takeRead } from '../rules/readLimits.ts';
import { streamArn } from './shapes.ts';

export const getRecords: ActionDefinition<StreamState> = {
  input: {
    type: 'object',
    open: true,
    fields: {
      ShardIterator: {
        type: 'string',
        required: true,
        min: 1,
        max: 512,
        rule: 'KDS-35',
        doc: 'From GetShardIterator, or NextShardIterator of the read before. Good for five minutes.',
      },
      Limit: {
        type: 'integer',
        min: 1,
        max: readRecordsMax,
        unit: 'records',
        rule: 'KDS-31',
        doc: 'At most so many; 10,000 when left out.',
      },
      StreamARN: streamArn,
    },
  },
  doc: 'Reads records of one shard, in order. They stay in the stream.',
  run(ctx, stream, input: GetRecordsInput): GetRecordsOutput | Refusal {
    const iterator = readIterator(stream, input.ShardIterator);
    const refusal = refuseOther(ctx, input) ?? (iterator ? undefined : badIterator);
    if (refusal || !iterator) return refusal ?? badIterator;
    if (ctx.nowMs - iterator.createdAtMs > iteratorLifeMs)
      return iteratorExpired(iterator.createdAtMs, ctx.nowMs, iteratorLifeMs);
    const shard = stream.shards.edit(iterator.shard);
    refillReads(shard, ctx.nowMs);
    const limit = takeRead(shard, ctx.nowMs);
    if (limit) return throttle(ctx, stream, shard, iterator.shard, limit);
    const reading = readFrom(stream, shard, iterator, input.Limit ?? readRecordsMax, ctx.nowMs);
    payRead(shard, reading.bytes, reading.isFull, ctx.nowMs);
    remember(ctx, stream, iterator.shard, reading);
    const answer: GetRecordsOutput = { Records: reading.records, MillisBehindLatest: reading.behindMs };
    if (reading.isAtTip && shard.state !== 'open') answer.ChildShards = childrenOf(stream, shard);
    else answer.NextShardIterator = writeIterator(stream, shard.id, reading.place, ctx.nowMs);
    return answer;
  },
};

function throttle(ctx: Context, stream: StreamState, row: Shard, shard: number, limit: ReadLimit): Refusal {
  stream.readsThrottledTotal++;
  row.readsThrottledTotal++;
  const refusal = rateExceeded(row.id, { name: ctx.self, account: ctx.account });
  const { code, sentence } = refusal;
  ctx.emit('ReadThrottled', { shard, by: ctx.request.from, limit, code, sentence });
  return refusal;
}

function remember(ctx: Context, stream: StreamState, shard: number, reading: Reading): void {
  const { records, origins, position, behindMs } = reading;
  const by = ctx.request.from;
  stream.readTotal += records.length;
  stream.readBytesTotal += reading.bytes;
  setMark(stream, shard, by, { position, behindMs, atMs: ctx.nowMs });
  ctx.carry(origins);
  if (records.length === 0) ctx.emit('ReadEmpty', { shard, by });
  else ctx.emit('RecordsRead', { messages: origins, shard, by, behindMs });
}
