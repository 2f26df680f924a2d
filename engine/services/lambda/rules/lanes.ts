/** The lanes of a shard: what was read is gathered, and handed over batch by batch, in order (LAM-30 to LAM-33). */
import { utf8Bytes } from '../../../aws/utf8.ts';
import type { Context } from '../../../kernel/service.ts';
import { instant } from '../../../kernel/time.ts';
import type { ShardCursor } from '../../../programs/shardReading.ts';
import { batchPauseMsMax, pauseMs, payloadBytesMax } from '../limits.ts';
import {
  type FunctionState,
  type Lane,
  type LaneBatch,
  newLane,
  type StreamItem,
  type StreamMapping,
  streamSettings,
  type WorkRecord,
} from '../model.ts';
import { invoke } from './invoking.ts';
import { dropAged } from './laneEndings.ts';
import { readOn } from './streamReading.ts';

/** Slots of a shard's lanes, in order; none before its first records. */
export function lanesOf(state: FunctionState, cursor: number): readonly number[] {
  const first = state.firstLanes.has(cursor) ? state.firstLanes.get(cursor) : 0;
  const slots: number[] = [];
  if (first === 0) return slots;
  for (let slot = first - 1; state.lanes.get(slot)?.cursor === cursor; slot++) slots.push(slot);
  return slots;
}

export function isIdle({ state, waiting, behind }: Readonly<Lane>): boolean {
  return state === 'free' && waiting.length === 0 && behind.length === 0;
}

/** As many lanes as the mapping wants; another number holds once those that are there have nothing to do. */
export function makeLanes(ctx: Context, state: FunctionState, mapping: number, cursor: number): void {
  const { ParallelizationFactor: factor } = settingsOf(state, mapping);
  const slots = lanesOf(state, cursor);
  const areBusy = slots.some((slot) => !isIdle(state.lanes.get(slot) as Lane));
  if (slots.length === factor || areBusy) return;
  dropLanes(ctx, state, cursor);
  state.firstLanes.set(cursor, state.lanes.next + 1);
  for (let place = 0; place < factor; place++) state.lanes.add(newLane(mapping, cursor, place));
}

export function dropLanes(ctx: Context, state: FunctionState, cursor: number): void {
  for (const slot of lanesOf(state, cursor)) {
    ctx.cancelWake((state.lanes.get(slot) as Lane).wakeId);
    state.lanes.remove(slot);
  }
  state.firstLanes.set(cursor, 0);
}

/** LAM-33: the records of one partition key are always in the same lane. */
export function share(items: readonly StreamItem[], laneCount: number): readonly StreamItem[][] {
  const shares = Array.from({ length: laneCount }, (): StreamItem[] => []);
  for (const item of items) (shares[placeOf(item.record.PartitionKey, laneCount)] as StreamItem[]).push(item);
  return shares;
}

function placeOf(key: string, laneCount: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return (hash >>> 0) % laneCount;
}

/** Gives a free lane its next batch, when one is due; batches that are too old are passed over. */
export function advance(ctx: Context, state: FunctionState, slot: number): void {
  const lane = state.lanes.edit(slot);
  while (lane.state === 'free') {
    const batch = nextBatch(ctx, state, slot);
    if (!batch) return;
    lane.batch = batch;
    if (!attempt(ctx, state, slot)) lane.batch = undefined;
  }
}

function nextBatch(ctx: Context, state: FunctionState, slot: number): LaneBatch | undefined {
  const lane = state.lanes.edit(slot);
  const [cut] = lane.behind;
  if (cut) {
    lane.behind = lane.behind.slice(1);
    return cut;
  }
  if (lane.waiting.length === 0) return undefined;
  const { BatchSize: size, MaximumBatchingWindowInSeconds: windowSeconds } = settingsOf(state, lane.mapping);
  const count = countThatFits(lane.waiting, size);
  const isFull = count === size || count < lane.waiting.length;
  if (!isFull && !lane.isEnding && isWindowOpen(ctx, lane, slot, windowSeconds * 1000)) return undefined;
  ctx.cancelWake(lane.wakeId);
  lane.wakeId = 0;
  lane.gathersUntilMs = undefined;
  const items = lane.waiting.slice(0, count);
  lane.waiting = lane.waiting.slice(count);
  return { items, retriesUsed: 0, invokeCount: 0, throttledCount: 0 };
}

function isWindowOpen(ctx: Context, lane: Lane, slot: number, windowMs: number): boolean {
  if (lane.gathersUntilMs === undefined) {
    lane.gathersUntilMs = instant(ctx.nowMs + windowMs);
    if (windowMs > 0) lane.wakeId = ctx.wake(lane.gathersUntilMs, 'laneWindowOver', slot);
  }
  return ctx.nowMs < lane.gathersUntilMs;
}

/** Wake-up: the batching window is over. */
export function laneWindowOver(ctx: Context, state: FunctionState, slot: number): void {
  state.lanes.edit(slot).wakeId = 0;
  advance(ctx, state, slot);
}

/**
 * Hands the batch of a lane to the function: the first time, or once more.
 * @returns false when all of it has become too old, and was given up
 */
export function attempt(ctx: Context, state: FunctionState, slot: number): boolean {
  const batch = dropAged(ctx, state, slot);
  if (!batch) return false;
  const lane = state.lanes.edit(slot);
  const { link } = state.streams.get(lane.mapping) as StreamMapping;
  const { shardId } = state.cursors.get(lane.cursor) as ShardCursor;
  const { items } = batch;
  // LAM-40
  lane.ageMs = Math.max(0, ctx.nowMs - arrivalMs(items.at(-1) as StreamItem));
  lane.agedAtMs = ctx.nowMs;
  const hasBegun = invoke(ctx, state, {
    source: { kind: 'stream', lane: slot },
    handed: {
      kind: 'stream',
      stream: link.from,
      shard: shardId,
      items,
      reports: streamSettings(link).ReportBatchItemFailures,
    },
    records: items.map(recordOf),
    by: link.from,
  });
  if (hasBegun) {
    lane.state = 'invoking';
    lane.batch = { ...batch, invokeCount: batch.invokeCount + 1, throttledCount: 0 };
    return true;
  }
  state.streams.edit(lane.mapping).throttledTotal++;
  const throttledCount = batch.throttledCount + 1;
  lane.batch = { ...batch, throttledCount };
  block(ctx, state, slot, 'throttled', pauseMs(throttledCount, batchPauseMsMax));
  return true;
}

/** LAM-35: nothing of the lane goes on before this batch is done or given up. */
export function block(
  ctx: Context,
  state: FunctionState,
  slot: number,
  why: 'error' | 'throttled',
  pause: number,
): void {
  const lane = state.lanes.edit(slot);
  const { items, invokeCount } = lane.batch as LaneBatch;
  const { MaximumRecordAgeInSeconds: ageSeconds } = settingsOf(state, lane.mapping);
  const isOldAtMs = agedAtMs(items[0] as StreamItem, ageSeconds);
  const isAgedBefore = ageSeconds >= 0 && isOldAtMs > ctx.nowMs && isOldAtMs < ctx.nowMs + pause;
  lane.untilMs = isAgedBefore ? isOldAtMs : instant(ctx.nowMs + pause);
  lane.state = 'blocked';
  ctx.emit('LaneBlocked', {
    messages: items.map(({ origin }) => origin),
    shard: shardOf(state, lane),
    why,
    attempt: invokeCount + 1,
    inMs: lane.untilMs - ctx.nowMs,
  });
  lane.wakeId = ctx.wake(lane.untilMs, 'laneRetried', slot);
}

/** The batch in hand once more, if anything is left of it. */
export function retry(ctx: Context, state: FunctionState, slot: number): void {
  const { items } = state.lanes.edit(slot).batch as LaneBatch;
  if (items.length === 0 || !attempt(ctx, state, slot)) release(ctx, state, slot);
}

/** The batch in hand is done with, one way or the other. */
export function release(ctx: Context, state: FunctionState, slot: number): void {
  const lane = state.lanes.edit(slot);
  lane.state = 'free';
  lane.batch = undefined;
  advance(ctx, state, slot);
  readOn(ctx, state, lane.cursor);
}

export function arrivalMs({ record }: StreamItem): number {
  return instant(record.ApproximateArrivalTimestamp * 1000);
}

/** When a record has become too old: an instant like any other, or a lane would be woken a hair too early, again and again. */
export function agedAtMs(item: StreamItem, ageSeconds: number): number {
  return instant(arrivalMs(item) + ageSeconds * 1000);
}

export function shardOf(state: FunctionState, { cursor }: Readonly<Lane>): string {
  return (state.cursors.get(cursor) as ShardCursor).shardId;
}

export function settingsOf(state: FunctionState, mapping: number) {
  return streamSettings((state.streams.get(mapping) as StreamMapping).link);
}

function countThatFits(items: readonly StreamItem[], size: number): number {
  const most = Math.min(size, items.length);
  let bytes = 0;
  for (let count = 0; count < most; count++) {
    bytes += utf8Bytes((items[count] as StreamItem).record.Data);
    if (bytes > payloadBytesMax) return Math.max(1, count);
  }
  return most;
}

function recordOf({ record, origin }: StreamItem): WorkRecord {
  return { origin, body: record.Data, group: record.PartitionKey, id: record.SequenceNumber };
}
