/** What comes back, and what is done about it. */
import type { Answer, Context } from '../../kernel/service.ts';
import { instant } from '../../kernel/time.ts';
import type {
  GetRecordsOutput,
  GetShardIteratorOutput,
  ListShardsOutput,
  ShardDescription,
} from '../../services/kinesis/contract.ts';
import { type CursorContext, readOn, type WatchContext } from './asking.ts';
import { pauseCursor, setCursorState } from './cursors.ts';
import { finish, forgetExpired, meet } from './family.ts';
import type { ReadRefusal, ReadsShards, ShardCursor, ShardReadingOptions } from './types.ts';
import { changeWatch, watchOf } from './watches.ts';

const listEveryMsDefault = 60_000;
/** After a refusal or a silence, and after hearing that the stream or the shard is not there. */
const refusedPauseMs = 1_000;
const missingPauseMs = 5_000;

export function shardsListed<State extends ReadsShards>(
  options: ShardReadingOptions<State>,
  ctx: Context,
  state: State,
  answer: Answer,
): void {
  const { link: linkId } = answer.call.context as WatchContext;
  const watch = watchOf(state, linkId);
  if (watch?.callId !== answer.call.id) return;
  const output = answer.output as ListShardsOutput | undefined;
  if (!output) {
    const retryAtMs = instant(ctx.nowMs + retryPauseMs(ctx, answer, refusedPauseMs));
    tellRefusal(options, ctx, state, answer, retryAtMs, undefined);
    return planList(ctx, state, linkId, retryAtMs);
  }
  planList(ctx, state, linkId, ctx.nowMs + (options.listEveryMsOf?.(state) ?? listEveryMsDefault));
  changeWatch(state, linkId, { isKnown: true });
  const isFirstSight = !watch.isKnown;
  meet(
    options,
    ctx,
    state,
    watch,
    output.Shards.map((shard) => ({
      shardId: shard.ShardId,
      parents: parentsOf(shard),
      isOpen: shard.SequenceNumberRange.EndingSequenceNumber === undefined,
      isFirstSight,
    })),
  );
  const listed = new Set(output.Shards.map(({ ShardId }) => ShardId));
  forgetExpired(options, ctx, state, linkId, listed, answer.call.departMs);
}

function parentsOf({ ParentShardId, AdjacentParentShardId }: ShardDescription): string[] {
  return [ParentShardId, AdjacentParentShardId].filter((parent) => parent !== undefined);
}

function planList(ctx: Context, state: ReadsShards, linkId: string, atMs: number): void {
  changeWatch(state, linkId, { wakeId: ctx.wake(atMs, 'shardListDue', linkId) });
}

export function iteratorGot<State extends ReadsShards>(
  options: ShardReadingOptions<State>,
  ctx: Context,
  state: State,
  answer: Answer,
): void {
  const { slot, life } = answer.call.context as CursorContext;
  if (state.cursors.get(slot)?.life !== life) return;
  const output = answer.output as GetShardIteratorOutput | undefined;
  if (!output) return tryAgain(options, ctx, state, slot, answer);
  state.cursors.edit(slot).iterator = output.ShardIterator;
  readOn(options, ctx, state, slot);
}

export function recordsGot<State extends ReadsShards>(
  options: ShardReadingOptions<State>,
  ctx: Context,
  state: State,
  answer: Answer,
): void {
  const { slot, life } = answer.call.context as CursorContext;
  if (state.cursors.get(slot)?.life !== life) return;
  const output = answer.output as GetRecordsOutput | undefined;
  if (!output) {
    if (answer.refusal?.code !== 'ExpiredIteratorException')
      return tryAgain(options, ctx, state, slot, answer);
    // KDS-35: a new one is asked for, after the last record that was read.
    state.cursors.edit(slot).iterator = undefined;
    tellRefusal(options, ctx, state, answer, ctx.nowMs, slot);
    return readOn(options, ctx, state, slot);
  }
  const cursor = noteRead(ctx, state, slot, output);
  const watch = watchOf(state, cursor.link);
  if (watch && output.ChildShards) {
    const children = output.ChildShards.map(({ ShardId, ParentShards }) => ({
      shardId: ShardId,
      parents: ParentShards,
      isOpen: true,
      isFirstSight: false,
    }));
    meet(options, ctx, state, watch, children);
  }
  const isLast = output.NextShardIterator === undefined;
  if (output.Records.length === 0) options.empty?.(ctx, state, slot);
  if (output.Records.length === 0 && !isLast) return goOn(options, ctx, state, slot);
  options.take(ctx, state, slot, {
    records: output.Records,
    origins: answer.origins,
    behindMs: output.MillisBehindLatest,
    isLast,
  });
}

function noteRead(ctx: Context, state: ReadsShards, slot: number, output: GetRecordsOutput): ShardCursor {
  const { Records: records, NextShardIterator: iterator, MillisBehindLatest: behindMs } = output;
  const cursor = setCursorState(ctx, state, slot, 'holding');
  cursor.iterator = iterator;
  cursor.readAtMs = ctx.nowMs;
  cursor.behindMs = behindMs;
  cursor.readTotal += records.length;
  cursor.readsTotal++;
  if (records.length === 0) cursor.emptyReadsTotal++;
  cursor.lastSequenceNumber = records[records.length - 1]?.SequenceNumber ?? cursor.lastSequenceNumber;
  return cursor;
}

/** The service is done with what it took. */
export function goOn<State extends ReadsShards>(
  options: ShardReadingOptions<State>,
  ctx: Context,
  state: State,
  slot: number,
): void {
  const cursor = state.cursors.get(slot);
  if (cursor?.state !== 'holding') return;
  // KDS-37: no next iterator is the end of the shard, and only that.
  if (cursor.iterator === undefined) return finish(options, ctx, state, slot);
  const nextMs = cursor.readAtMs + options.pauseMsOf(state, cursor);
  if (nextMs > ctx.nowMs) pauseCursor(ctx, state, slot, nextMs);
  else readOn(options, ctx, state, slot);
}

function tryAgain<State extends ReadsShards>(
  options: ShardReadingOptions<State>,
  ctx: Context,
  state: State,
  slot: number,
  answer: Answer,
): void {
  const cursor = state.cursors.get(slot) as Readonly<ShardCursor>;
  // An iterator that is not taken is not offered again.
  if (isUseless(answer.refusal?.code)) state.cursors.edit(slot).iterator = undefined;
  const usualMs = Math.max(refusedPauseMs, options.pauseMsOf(state, cursor));
  pauseCursor(ctx, state, slot, ctx.nowMs + retryPauseMs(ctx, answer, usualMs));
  tellRefusal(options, ctx, state, answer, state.cursors.get(slot)?.untilMs ?? ctx.nowMs, slot);
}

function retryPauseMs(ctx: Context, { refusal }: Answer, usualMs: number): number {
  if (refusal?.code === 'ResourceNotFoundException') return missingPauseMs;
  // Readers in step would be throttled in step: each draws its own pause.
  if (refusal && isThrottle(refusal.code)) return usualMs * (0.5 + ctx.random());
  return usualMs;
}

function isUseless(code: string | undefined): boolean {
  return code === 'InvalidArgumentException' || code === 'ResourceNotFoundException';
}

function isThrottle(code: string): boolean {
  return code === 'ProvisionedThroughputExceededException' || code === 'LimitExceededException';
}

function tellRefusal<State extends ReadsShards>(
  options: ShardReadingOptions<State>,
  ctx: Context,
  state: State,
  { call, refusal }: Answer,
  retryAtMs: number,
  slot: number | undefined,
): void {
  const cursor = slot === undefined ? undefined : state.cursors.get(slot);
  options.refused?.(ctx, state, {
    link: cursor?.link ?? (call.context as WatchContext).link,
    stream: call.to,
    slot,
    shardId: cursor?.shardId,
    action: call.action as ReadRefusal['action'],
    code: refusal?.code ?? 'RequestTimeout',
    sentence: refusal?.sentence ?? 'No answer came in time.',
    retryAtMs,
  });
}
