/** Event source mappings from streams: shards are read, and their records go to the lanes (LAM-32 to LAM-34, LAM-41). */
import type { Context, Link } from '../../../kernel/service.ts';
import {
  type ShardCursor,
  type ShardRead,
  shardReading,
  usualStart,
} from '../../../programs/shardReading.ts';
import { readEveryMs, readRecordsMax } from '../limits.ts';
import {
  type FunctionState,
  type Lane,
  newStreamMapping,
  type StreamItem,
  streamSettings,
} from '../model.ts';
import { advance, dropLanes, isIdle, lanesOf, makeLanes, settingsOf, share } from './lanes.ts';

export const reading = shardReading<FunctionState>({
  startOf: (_ctx, _state, link, shard) => usualStart(streamSettings(link).StartingPosition, shard),
  limitOf: () => readRecordsMax,
  pauseMsOf: () => readEveryMs,
  isOrdered: () => true,
  take,
  refused(ctx, _state, { stream, shardId, action, code, sentence }) {
    ctx.emit('ReadRefused', { stream, shard: shardId ?? stream, action, code, sentence });
  },
  childWaits(ctx, state, slot) {
    const { shardId, parents } = state.cursors.get(slot) as ShardCursor;
    ctx.emit('ChildShardWaits', { shard: shardId, parents: parents.join(' and ') });
  },
  forgotten: (ctx, state, slot) => dropLanes(ctx, state, slot),
});

/** Maps along exactly these wires from now on. */
export function followStreams(ctx: Context, state: FunctionState, links: readonly Link[]): void {
  for (const link of links) {
    const slot = mappingOf(state, link.id);
    if (slot === undefined) state.streams.add(newStreamMapping(link));
    else state.streams.edit(slot).link = link;
  }
  reading.follow(ctx, state, links);
  state.streams.scan(({ link }, slot) => {
    if (!links.some(({ id }) => id === link.id)) state.streams.remove(slot);
    return true;
  });
}

function mappingOf(state: FunctionState, linkId: string): number | undefined {
  let found: number | undefined;
  state.streams.scan(({ link }, slot) => {
    if (link.id === linkId) found = slot;
    return found === undefined;
  });
  return found;
}

function take(ctx: Context, state: FunctionState, cursor: number, read: ShardRead): void {
  const mapping = mappingOf(state, (state.cursors.get(cursor) as ShardCursor).link);
  if (mapping === undefined) return;
  const { records, origins, isLast } = read;
  state.streams.edit(mapping).takenTotal += records.length;
  makeLanes(ctx, state, mapping, cursor);
  const items = records.map((record, index): StreamItem => ({ record, origin: origins[index] ?? 0 }));
  const slots = lanesOf(state, cursor);
  const shares = share(items, slots.length);
  slots.forEach((slot, place) => {
    const lane = state.lanes.edit(slot);
    lane.waiting = [...lane.waiting, ...(shares[place] as StreamItem[])];
    lane.isEnding ||= isLast;
  });
  for (const slot of slots) advance(ctx, state, slot);
  readOn(ctx, state, cursor);
}

/**
 * Reads on once there is a free lane, and none has a whole batch waiting. Of a closed shard everything has to be done first:
 * only then its children may be read (LAM-41).
 */
export function readOn(ctx: Context, state: FunctionState, cursor: number): void {
  if (state.cursors.get(cursor)?.state !== 'holding') return;
  const lanes = lanesOf(state, cursor).map((slot) => state.lanes.get(slot) as Lane);
  const [first] = lanes;
  if (!first) return reading.goOn(ctx, state, cursor);
  const { BatchSize: size } = settingsOf(state, first.mapping);
  const mayGoOn = first.isEnding
    ? lanes.every(isIdle)
    : lanes.some((lane) => lane.state === 'free') && lanes.every(({ waiting }) => waiting.length < size);
  if (mayGoOn) reading.goOn(ctx, state, cursor);
}
