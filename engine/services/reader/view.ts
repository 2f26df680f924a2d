import type { ShardCursor } from '../../programs/shardReading.ts';
import { type ReaderShard, type ReaderView, readerShardsMax } from './contract.ts';
import type { ReaderState } from './model.ts';
import { checkpointOf, sinceCheckpointOf } from './rules/checkpoints.ts';

export function view(state: ReaderState): ReaderView {
  const live: number[] = [];
  const done: number[] = [];
  let behindMaxMs = 0;
  state.cursors.scan((cursor, slot) => {
    if (cursor.isSkipped) return true;
    (cursor.state === 'done' ? done : live).push(slot);
    if (cursor.state !== 'done') behindMaxMs = Math.max(behindMaxMs, cursor.behindMs);
    return true;
  });
  const byNumber = (one: number, other: number) => indexOf(state, one) - indexOf(state, other);
  const shown = [...live.sort(byNumber), ...done.sort(byNumber)].slice(0, readerShardsMax);
  const view: ReaderView = {
    kind: 'reader',
    isCrashed: state.isCrashed,
    shards: shown.map((slot) => shardView(state, slot)),
    shardCount: live.length + done.length,
    doneCount: done.length,
    recordsTotal: state.recordsTotal,
    effectsOnce: state.effectsOnce,
    effectsTotal: state.effectsTotal,
    duplicateEffects: state.duplicateEffects,
    outOfOrder: state.outOfOrder,
    failedTotal: state.failedTotal,
    throttledTotal: state.throttledTotal,
    emptyReadsTotal: state.emptyReadsTotal,
    readsTotal: state.readsTotal,
    behindMaxMs,
  };
  const stream = state.watches[0]?.stream;
  if (stream !== undefined) view.stream = stream;
  return view;
}

function indexOf(state: ReaderState, slot: number): number {
  return state.cursors.get(slot)?.index ?? 0;
}

const activities: Readonly<Record<ShardCursor['state'], ReaderShard['activity']>> = {
  waitsForParent: 'waitsForParent',
  starting: 'starting',
  reading: 'reading',
  holding: 'working',
  pausing: 'pausing',
  halted: 'pausing',
  done: 'done',
};

function shardView(state: ReaderState, slot: number): ReaderShard {
  const cursor = state.cursors.get(slot) as Readonly<ShardCursor>;
  const batch = state.batches.get(slot);
  const shard: ReaderShard = {
    id: cursor.shardId,
    index: cursor.index,
    activity: activities[cursor.state],
    sinceMs: batch?.sinceMs ?? cursor.sinceMs,
    sinceCheckpoint: sinceCheckpointOf(state, slot),
    readTotal: cursor.readTotal,
    behindMs: cursor.behindMs,
  };
  const untilMs = batch ? batch.untilMs : cursor.untilMs;
  if (untilMs !== undefined) shard.untilMs = untilMs;
  const checkpoint = checkpointOf(state, cursor);
  if (checkpoint !== undefined) shard.checkpoint = checkpoint;
  const first = batch?.origins[0];
  if (batch && first !== undefined) shard.batch = { count: batch.records.length, first, done: batch.next };
  return shard;
}
