/** The three calls of a reader. */
import type { Call, CallRequest, Context } from '../../kernel/service.ts';
import type { GetRecordsInput, GetShardIteratorInput } from '../../services/kinesis/contract.ts';
import { setCursorState } from './cursors.ts';
import type { ReadsShards, ShardReadingOptions, StartingPoint } from './types.ts';
import { changeWatch, watchOf } from './watches.ts';

/** What a call about a shard wants to know again when its answer comes. */
export interface CursorContext {
  slot: number;
  life: number;
}

export interface WatchContext {
  link: string;
}

const timeoutMsDefault = 5_000;
/** All of them in one answer: the most that ListShards gives. */
const listMax = 10_000;

export function list<State extends ReadsShards>(
  options: ShardReadingOptions<State>,
  ctx: Context,
  state: State,
  linkId: string,
): void {
  const watch = watchOf(state, linkId);
  if (!watch) return;
  ctx.cancelWake(watch.wakeId);
  const context: WatchContext = { link: linkId };
  const input = { StreamName: watch.stream, MaxResults: listMax };
  const request = { to: watch.stream, action: 'ListShards', input, tag: 'shardsListed', context };
  changeWatch(state, linkId, { wakeId: 0, callId: ask(options, ctx, state, request).id });
}

/** The next read of a shard; without an iterator it asks for one first. */
export function readOn<State extends ReadsShards>(
  options: ShardReadingOptions<State>,
  ctx: Context,
  state: State,
  slot: number,
): void {
  const iterator = state.cursors.get(slot)?.iterator;
  if (iterator === undefined) return askIterator(options, ctx, state, slot);
  const cursor = setCursorState(ctx, state, slot, 'reading');
  const input: GetRecordsInput = { ShardIterator: iterator, Limit: options.limitOf(state, cursor) };
  const context: CursorContext = { slot, life: cursor.life };
  ask(options, ctx, state, { to: cursor.stream, action: 'GetRecords', input, tag: 'recordsGot', context });
}

function askIterator<State extends ReadsShards>(
  options: ShardReadingOptions<State>,
  ctx: Context,
  state: State,
  slot: number,
): void {
  const { stream, shardId, startAt, lastSequenceNumber, life } = setCursorState(ctx, state, slot, 'starting');
  const input: GetShardIteratorInput = {
    StreamName: stream,
    ShardId: shardId,
    ...placeOf(
      lastSequenceNumber === undefined
        ? startAt
        : { type: 'AFTER_SEQUENCE_NUMBER', sequenceNumber: lastSequenceNumber },
    ),
  };
  const context: CursorContext = { slot, life };
  ask(options, ctx, state, { to: stream, action: 'GetShardIterator', input, tag: 'iteratorGot', context });
}

function placeOf(start: StartingPoint): Pick<GetShardIteratorInput, 'ShardIteratorType'> {
  switch (start.type) {
    case 'AT_SEQUENCE_NUMBER':
    case 'AFTER_SEQUENCE_NUMBER':
      return { ShardIteratorType: start.type, ...{ StartingSequenceNumber: start.sequenceNumber } };
    case 'AT_TIMESTAMP':
      return { ShardIteratorType: start.type, ...{ Timestamp: start.timestampSeconds } };
    case 'LATEST':
      return { ShardIteratorType: 'LATEST' };
    default:
      return { ShardIteratorType: 'TRIM_HORIZON' };
  }
}

function ask<State extends ReadsShards>(
  options: ShardReadingOptions<State>,
  ctx: Context,
  state: State,
  request: CallRequest,
): Call {
  const principal = options.principalOf?.(ctx, state);
  return ctx.call({
    ...request,
    ...(principal ? { principal } : {}),
    timeoutMs: options.timeoutMsOf?.(state) ?? timeoutMsDefault,
  });
}
