/** What becomes of a batch from a stream: done, cut in two, tried again, given up (LAM-35 to LAM-38). */
import { streamArn } from '../../../aws/arn.ts';
import type { Context } from '../../../kernel/service.ts';
import { isoTime } from '../../../kernel/time.ts';
import { batchPauseMsMax, pauseMs } from '../limits.ts';
import type { FunctionState, LaneBatch, Outcome, StreamItem, StreamMapping } from '../model.ts';
import { notify, responseContext } from './destination.ts';
import { originsOf } from './effects.ts';
import { readItemFailures } from './itemFailures.ts';
import { agedAtMs, arrivalMs, block, release, retry, settingsOf, shardOf } from './lanes.ts';

/** Its invocation is over. */
export function laneEnded(ctx: Context, state: FunctionState, slot: number, outcome: Outcome): void {
  const lane = state.lanes.get(slot);
  // The wire is gone: the stream keeps the records, and nobody asks what became of them.
  if (!lane?.batch) return;
  const { batch } = lane;
  const doneCount = doneCountOf(state, lane.mapping, batch, outcome);
  const mapping = state.streams.edit(lane.mapping);
  mapping.doneTotal += doneCount;
  mapping.failedTotal += batch.items.length - doneCount;
  if (doneCount === batch.items.length) return release(ctx, state, slot);
  if (outcome.kind === 'returned') {
    ctx.emit('CheckpointReported', {
      message: batch.items[doneCount]?.origin,
      shard: shardOf(state, lane),
      doneCount,
    });
  }
  failed(ctx, state, slot, doneCount, outcome);
}

/** LAM-37: everything before the lowest sequence number that is reported. */
function doneCountOf(state: FunctionState, mapping: number, { items }: LaneBatch, outcome: Outcome): number {
  if (outcome.kind !== 'returned') return 0;
  if (!settingsOf(state, mapping).ReportBatchItemFailures) return items.length;
  const ids = new Set(items.map(({ record }) => record.SequenceNumber));
  const failures = readItemFailures(outcome.response, (id) => ids.has(id));
  if (failures.kind === 'all') return 0;
  if (failures.kind === 'none') return items.length;
  return items.findIndex(({ record }) => failures.ids.has(record.SequenceNumber));
}

function failed(ctx: Context, state: FunctionState, slot: number, doneCount: number, outcome: Outcome): void {
  const lane = state.lanes.edit(slot);
  const batch = lane.batch as LaneBatch;
  const { BisectBatchOnFunctionError: bisects, MaximumRetryAttempts: retriesMax } = settingsOf(
    state,
    lane.mapping,
  );
  const left = { ...batch, items: batch.items.slice(doneCount) };
  if (bisects && (doneCount > 0 || left.items.length > 1)) {
    return bisect(ctx, state, slot, left, doneCount);
  }
  if (retriesMax >= 0 && batch.retriesUsed >= retriesMax) {
    giveUp(ctx, state, slot, left, 'RetryAttemptsExhausted', outcome);
    return release(ctx, state, slot);
  }
  lane.batch = { ...left, retriesUsed: batch.retriesUsed + 1 };
  block(ctx, state, slot, 'error', pauseMs(batch.retriesUsed + 1, batchPauseMsMax));
}

/** LAM-36: cut where the function says, or in the middle; either part has the retries that are left. */
function bisect(ctx: Context, state: FunctionState, slot: number, left: LaneBatch, doneCount: number): void {
  const lane = state.lanes.edit(slot);
  state.streams.edit(lane.mapping).bisectedTotal++;
  const middle = doneCount > 0 ? left.items.length : Math.floor(left.items.length / 2);
  const [first, second] = [left.items.slice(0, middle), left.items.slice(middle)];
  ctx.emit('BatchBisected', {
    messages: originsOf(left.items),
    shard: shardOf(state, lane),
    firstCount: doneCount > 0 ? doneCount : first.length,
    secondCount: doneCount > 0 ? first.length : second.length,
  });
  lane.batch = { ...left, items: first };
  if (second.length > 0) lane.behind = [{ ...left, items: second, invokeCount: 0 }, ...lane.behind];
  retry(ctx, state, slot);
}

/** Gives up what has become too old in the lane's batch. @returns what is left of it, if anything */
export function dropAged(ctx: Context, state: FunctionState, slot: number): LaneBatch | undefined {
  const lane = state.lanes.edit(slot);
  const batch = lane.batch as LaneBatch;
  const { MaximumRecordAgeInSeconds: ageSeconds } = settingsOf(state, lane.mapping);
  if (ageSeconds < 0) return batch;
  const isYoung = (item: StreamItem) => ctx.nowMs < agedAtMs(item, ageSeconds);
  const place = batch.items.findIndex(isYoung);
  if (place === 0) return batch;
  const agedCount = place === -1 ? batch.items.length : place;
  const aged = { ...batch, items: batch.items.slice(0, agedCount) };
  giveUp(ctx, state, slot, aged, 'RecordAgeExceeded', undefined);
  if (place === -1) return undefined;
  const left = { ...batch, items: batch.items.slice(place) };
  lane.batch = left;
  return left;
}

function giveUp(
  ctx: Context,
  state: FunctionState,
  slot: number,
  { items, invokeCount }: LaneBatch,
  condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded',
  outcome: Outcome | undefined,
): void {
  const lane = state.lanes.edit(slot);
  const mapping = state.streams.edit(lane.mapping);
  mapping.givenUpTotal += items.length;
  const shard = shardOf(state, lane);
  ctx.emit('BatchGivenUp', {
    messages: originsOf(items),
    shard,
    condition,
    attempts: invokeCount,
    to: state.destination?.id,
    ending: state.destination ? 'told' : 'lost',
  });
  if (!state.destination) return;
  const requestId = outcome && outcome.kind !== 'returned' ? outcome.requestId : ctx.mintId();
  const report = {
    requestContext: {
      requestId,
      functionArn: state.arn,
      condition,
      approximateInvokeCount: Math.max(1, invokeCount),
    },
    ...responseContext(outcome),
    version: '1.0',
    timestamp: isoTime(ctx.nowMs),
    KinesisBatchInfo: batchInfo(state, mapping, shard, items),
  };
  notify(ctx, state, report, (items[0] as StreamItem).origin);
}

/** LAM-38: where the records are, not the records. */
function batchInfo(
  state: FunctionState,
  { link }: StreamMapping,
  shardId: string,
  items: readonly StreamItem[],
): object {
  const [first, last] = [items[0] as StreamItem, items.at(-1) as StreamItem];
  return {
    shardId,
    startSequenceNumber: first.record.SequenceNumber,
    endSequenceNumber: last.record.SequenceNumber,
    approximateArrivalOfFirstRecord: isoTime(arrivalMs(first)),
    approximateArrivalOfLastRecord: isoTime(arrivalMs(last)),
    batchSize: items.length,
    streamArn: streamArn(state, link.from),
  };
}
