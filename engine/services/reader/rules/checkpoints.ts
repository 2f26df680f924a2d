/** Checkpoints: how far it got in each shard, written down outside the program. */
import type { Context } from '../../../kernel/service.ts';
import type { ShardCursor, StartingPoint } from '../../../programs/shardReading.ts';
import type { Batch, ReaderState } from '../model.ts';

export function checkpointKey(stream: string, shardId: string): string {
  return `${stream}/${shardId}`;
}

/** Where a shard is begun: at its checkpoint; the first time where `begin` says, which is then written down. */
export function firstPlace(state: ReaderState, key: string, begin: () => StartingPoint): StartingPoint {
  const known = state.checkpoints.get(key);
  if (known) return known;
  const start = begin();
  state.checkpoints.set(key, start);
  return start;
}

/** KCL-07: right after the last checkpoint. */
export function placeAfterCrash(state: ReaderState, cursor: Readonly<ShardCursor>): StartingPoint {
  return firstPlace(state, checkpointKey(cursor.stream, cursor.shardId), () => cursor.startAt);
}

/** "SHARD_END", or a sequence number; undefined before the first checkpoint. */
export function checkpointOf(state: ReaderState, cursor: Readonly<ShardCursor>): string | undefined {
  const place = state.checkpoints.get(checkpointKey(cursor.stream, cursor.shardId));
  if (place?.type === 'END') return 'SHARD_END';
  return place?.type === 'AFTER_SEQUENCE_NUMBER' ? place.sequenceNumber : undefined;
}

export function sinceCheckpointOf(state: ReaderState, slot: number): number {
  return state.sinceCheckpoint.has(slot) ? state.sinceCheckpoint.get(slot) : 0;
}

/**
 * Records of a batch are done, up to `end` and without it: checkpoints if so many have come together.
 * One checkpoint is enough where several are due at one instant.
 */
export function countTowardsCheckpoint(
  ctx: Context,
  state: ReaderState,
  slot: number,
  batch: Batch,
  end: number,
): void {
  const { checkpointEvery } = state.settings;
  const since = sinceCheckpointOf(state, slot) + end - batch.next;
  state.sinceCheckpoint.set(slot, since);
  if (checkpointEvery === 0 || since < checkpointEvery) return;
  // After the setting was lowered the last one due may lie before these records.
  const left = Math.min(since % checkpointEvery, end - batch.next - 1);
  checkpoint(ctx, state, slot, batch, end - left, left);
}

/** A whole batch is done. */
export function checkpointBatch(ctx: Context, state: ReaderState, slot: number, batch: Batch): void {
  if (batch.isLast) return checkpointEnd(ctx, state, slot);
  if (state.settings.checkpointEvery === 0) checkpoint(ctx, state, slot, batch, batch.records.length, 0);
}

function checkpoint(
  ctx: Context,
  state: ReaderState,
  slot: number,
  batch: Batch,
  end: number,
  left: number,
): void {
  const cursor = state.cursors.get(slot);
  const record = batch.records[end - 1];
  if (!cursor || !record) return;
  const sequenceNumber = record.SequenceNumber;
  const key = checkpointKey(cursor.stream, cursor.shardId);
  state.checkpoints.set(key, { type: 'AFTER_SEQUENCE_NUMBER', sequenceNumber });
  state.sinceCheckpoint.set(slot, left);
  ctx.emit('CheckpointMade', { shard: cursor.index, sequenceNumber, message: batch.origins[end - 1] });
}

/** KCL-06: what lets the children begin. */
function checkpointEnd(ctx: Context, state: ReaderState, slot: number): void {
  const cursor = state.cursors.get(slot);
  if (!cursor) return;
  state.checkpoints.set(checkpointKey(cursor.stream, cursor.shardId), { type: 'END' });
  state.sinceCheckpoint.set(slot, 0);
  ctx.emit('CheckpointMade', { shard: cursor.index, sequenceNumber: 'SHARD_END' });
}
