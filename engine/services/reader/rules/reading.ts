/** How it reads: the shared loop over the shards of a stream, with this program's settings. */
import type { Context } from '../../../kernel/service.ts';
import { type ReadRefusal, shardReading, usualStart } from '../../../programs/shardReading.ts';
import type { ReaderState } from '../model.ts';
import { checkpointKey, firstPlace } from './checkpoints.ts';
import { dropBatch, take } from './working.ts';

export const reading = shardReading<ReaderState>({
  startOf(_ctx, state, link, shard) {
    const isFirstSight = shard.isFirstSight && !state.streamsKnown.includes(link.from);
    return firstPlace(state, checkpointKey(link.from, shard.shardId), () =>
      usualStart(state.position, { ...shard, isFirstSight }),
    );
  },
  limitOf: (state) => state.settings.limit,
  pauseMsOf: (state) => state.settings.pollIntervalSeconds * 1000,
  isOrdered: (state) => state.settings.ordersChildren,
  listEveryMsOf: (state) => state.settings.shardSyncSeconds * 1000,
  timeoutMsOf: (state) => state.settings.requestTimeoutSeconds * 1000,
  take: (ctx, state, slot, read) => take(ctx, state, slot, read),
  empty(_ctx, state) {
    state.readsTotal++;
    state.emptyReadsTotal++;
  },
  refused: noteRefusal,
  finished(ctx, state, slot) {
    ctx.emit('ShardFinished', { shard: state.cursors.get(slot)?.index });
  },
  childWaits(ctx, state, slot) {
    const cursor = state.cursors.get(slot);
    const parents = cursor?.parents.map((parent) => Number(parent.slice(parent.indexOf('-') + 1))) ?? [];
    ctx.emit('ChildWaits', { shard: cursor?.index, parents: parents.join(' and ') });
  },
  forgotten(ctx, state, slot) {
    dropBatch(ctx, state, slot);
    const stream = state.cursors.get(slot)?.stream ?? '';
    if (!state.streamsKnown.includes(stream)) state.streamsKnown = [...state.streamsKnown, stream];
  },
});

function noteRefusal(ctx: Context, state: ReaderState, refusal: ReadRefusal): void {
  const { slot, action, code, sentence, retryAtMs } = refusal;
  if (code === 'ProvisionedThroughputExceededException') state.throttledTotal++;
  const shard = slot === undefined ? undefined : state.cursors.get(slot)?.index;
  ctx.emit('ReadRefused', {
    shard,
    where: shard === undefined ? 'the stream' : `shard ${shard}`,
    action,
    code,
    sentence,
    retryInMs: retryAtMs - ctx.nowMs,
  });
}
