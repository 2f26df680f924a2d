/** The work on a batch: record by record, or in one go where the work takes no time. */
import type { Context, Origin } from '../../../kernel/service.ts';
import { instant } from '../../../kernel/time.ts';
import type { ShardRead } from '../../../programs/shardReading.ts';
import { workMs } from '../../../programs/work.ts';
import type { StreamRecord } from '../../kinesis/contract.ts';
import type { Batch, Fate, ReaderState } from '../model.ts';
import { checkpointBatch, countTowardsCheckpoint } from './checkpoints.ts';
import { crash } from './crashing.ts';
import { countEffects, forgetOldKeys } from './effects.ts';
import { fateOf, isSureToSucceed, success } from './fate.ts';
import { hasOnward, sendOnward } from './onward.ts';
import { reading } from './reading.ts';

/** Records came. */
export function take(ctx: Context, state: ReaderState, slot: number, read: ShardRead): void {
  const { records, origins, behindMs, isLast } = read;
  const batch: Batch = {
    records,
    origins,
    isLast,
    next: 0,
    sinceMs: ctx.nowMs,
    untilMs: undefined,
    wakeId: 0,
    fate: success,
  };
  state.batches.set(slot, batch);
  if (records.length > 0) {
    state.readsTotal++;
    state.recordsTotal += records.length;
    ctx.emit('RecordsTaken', { messages: origins, shard: shardOf(state, slot), behindMs });
  }
  work(ctx, state, slot);
}

/** Goes on with the batch of a shard, where it is. */
export function work(ctx: Context, state: ReaderState, slot: number): void {
  const batch = state.batches.get(slot);
  if (!batch) return;
  if (batch.next >= batch.records.length) return endBatch(ctx, state, slot, batch);
  const { work: kind } = state.settings;
  if (kind.kind === 'fixed' && kind.seconds === 0 && !hasOnward(ctx)) runThrough(ctx, state, slot, batch);
  else beginRecord(ctx, state, slot, batch);
}

function endBatch(ctx: Context, state: ReaderState, slot: number, batch: Batch): void {
  checkpointBatch(ctx, state, slot, batch);
  state.batches.set(slot, undefined);
  forgetOldKeys(ctx, state);
  reading.goOn(ctx, state, slot);
}

// ── record by record ─────────────────────────────────────────────────────────────────────────────────────────────────

function beginRecord(ctx: Context, state: ReaderState, slot: number, batch: Batch): void {
  const { record, origin } = recordAt(batch, batch.next);
  const fate = fateOf(ctx, state.settings, origin, record.Data);
  const wholeMs = workMs(state.settings.work, () => ctx.random()) * ctx.slowFactor;
  // A crash comes half way: a program that dies during its work has done nothing.
  const untilMs = instant(ctx.nowMs + (fate.outcome === 'crash' ? wholeMs / 2 : wholeMs));
  const wakeId = ctx.wake(untilMs, 'workDone', slot);
  state.batches.set(slot, { ...batch, sinceMs: ctx.nowMs, untilMs, wakeId, fate });
}

/** The work on a record has taken its time, and ends as was decided. */
export function endRecord(ctx: Context, state: ReaderState, slot: number): void {
  const batch = state.batches.get(slot);
  if (!batch) return;
  const { record, origin } = recordAt(batch, batch.next);
  if (batch.fate.outcome === 'crash') return crash(ctx, state, batch.fate.reason, origin);
  if (batch.fate.outcome === 'fail') return fail(ctx, state, slot, batch, batch.fate);
  const { lastEffect } = countEffects(ctx, state, slot, batch, batch.next, batch.next + 1);
  ctx.emit('RecordProcessed', {
    message: origin,
    group: record.PartitionKey,
    shard: shardOf(state, slot),
    effect: lastEffect,
  });
  sendOnward(ctx, state, slot, 0);
}

/** Nothing more is to be done for the record in work. */
export function passRecord(ctx: Context, state: ReaderState, slot: number): void {
  const batch = state.batches.get(slot);
  if (!batch) return;
  passUpTo(ctx, state, slot, batch, batch.next + 1);
  work(ctx, state, slot);
}

function fail(ctx: Context, state: ReaderState, slot: number, batch: Batch, { reason }: Fate): void {
  tellFailure(ctx, state, slot, batch, batch.next, reason);
  if (state.settings.whenFailed === 'skip') passRecord(ctx, state, slot);
  else waitForRetry(ctx, state, slot, batch);
}

function waitForRetry(ctx: Context, state: ReaderState, slot: number, batch: Batch): void {
  const untilMs = instant(ctx.nowMs + state.settings.retrySeconds * 1000);
  const wakeId = ctx.wake(untilMs, 'retryDue', slot);
  state.batches.set(slot, { ...batch, sinceMs: ctx.nowMs, untilMs, wakeId });
}

export function tellFailure(
  ctx: Context,
  state: ReaderState,
  slot: number,
  batch: Batch,
  place: number,
  reason: string,
): void {
  const { record, origin } = recordAt(batch, place);
  const { whenFailed } = state.settings;
  state.failedTotal++;
  ctx.emit('RecordFailed', {
    message: origin,
    group: record.PartitionKey,
    shard: shardOf(state, slot),
    reason,
    whenFailed,
  });
}

// ── in one go ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Work that takes no time: up to the first record that fails, with one fact for all. */
function runThrough(ctx: Context, state: ReaderState, slot: number, start: Batch): void {
  const { records } = start;
  const isSure = isSureToSucceed(state.settings);
  let batch = start;
  for (let place = batch.next; place < records.length && !isSure; place++) {
    const { record, origin } = recordAt(batch, place);
    const fate = fateOf(ctx, state.settings, origin, record.Data);
    if (fate.outcome === 'succeed') continue;
    batch = processUpTo(ctx, state, slot, batch, place);
    if (fate.outcome === 'crash') return crash(ctx, state, fate.reason, origin);
    tellFailure(ctx, state, slot, batch, place, fate.reason);
    if (state.settings.whenFailed === 'retry') return waitForRetry(ctx, state, slot, batch);
    batch = passUpTo(ctx, state, slot, batch, place + 1);
  }
  batch = processUpTo(ctx, state, slot, batch, records.length);
  endBatch(ctx, state, slot, batch);
}

function processUpTo(ctx: Context, state: ReaderState, slot: number, batch: Batch, end: number): Batch {
  const { next, origins } = batch;
  if (end === next) return batch;
  const { repeatedCount } = countEffects(ctx, state, slot, batch, next, end);
  const isWhole = next === 0 && end === origins.length;
  ctx.emit('RecordsProcessed', {
    messages: isWhole ? origins : origins.slice(next, end),
    shard: shardOf(state, slot),
    repeatedCount,
  });
  return passUpTo(ctx, state, slot, batch, end);
}

function passUpTo(ctx: Context, state: ReaderState, slot: number, batch: Batch, end: number): Batch {
  countTowardsCheckpoint(ctx, state, slot, batch, end);
  const passed: Batch = { ...batch, next: end, sinceMs: ctx.nowMs, untilMs: undefined, wakeId: 0 };
  state.batches.set(slot, passed);
  return passed;
}

// ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What is in work is thrown away: the program crashed, was rewound, or lost its wire. */
export function dropBatch(ctx: Context, state: ReaderState, slot: number): void {
  ctx.cancelWake(state.batches.get(slot)?.wakeId ?? 0);
  state.batches.set(slot, undefined);
  state.sinceCheckpoint.set(slot, 0);
}

export function recordAt(batch: Batch, place: number): { record: StreamRecord; origin: Origin } {
  return { record: batch.records[place] as StreamRecord, origin: batch.origins[place] as Origin };
}

export function shardOf(state: ReaderState, slot: number): number | undefined {
  return state.cursors.get(slot)?.index;
}
