/** A batch that is tried for ever is tried until its records expire in the stream (LAM-35). */
import type { Answer, Context } from '../../../kernel/service.ts';
import { callTimeoutMs, retentionMsMin } from '../limits.ts';
import type { FunctionState, LaneBatch, StreamItem, StreamMapping } from '../model.ts';
import { originsOf } from './effects.ts';
import { arrivalMs, retry, shardOf } from './lanes.ts';

/** Wake-up: the pause of a blocked lane is over. Of records that may have expired the stream is asked first. */
export function laneRetried(ctx: Context, state: FunctionState, slot: number): void {
  const lane = state.lanes.edit(slot);
  const { items } = lane.batch as LaneBatch;
  lane.wakeId = 0;
  lane.untilMs = undefined;
  if (ctx.nowMs - arrivalMs(items[0] as StreamItem) < retentionMsMin) return retry(ctx, state, slot);
  ctx.call({
    to: (state.streams.get(lane.mapping) as StreamMapping).link.from,
    action: 'DescribeStreamSummary',
    input: {},
    tag: 'retentionGot',
    context: slot,
    timeoutMs: callTimeoutMs,
  });
}

/** Reply: what has expired is passed over; a stream that does not say keeps all. */
export function retentionGot(ctx: Context, state: FunctionState, answer: Answer): void {
  const slot = answer.call.context as number;
  if (!state.lanes.get(slot)) return;
  const output = answer.output as { StreamDescriptionSummary: { RetentionPeriodHours: number } } | undefined;
  const hours = output?.StreamDescriptionSummary.RetentionPeriodHours ?? Number.POSITIVE_INFINITY;
  dropExpired(ctx, state, slot, hours * 3_600_000);
  retry(ctx, state, slot);
}

function dropExpired(ctx: Context, state: FunctionState, slot: number, retentionMs: number): void {
  const lane = state.lanes.edit(slot);
  const batch = lane.batch as LaneBatch;
  const isKept = (item: StreamItem) => ctx.nowMs - arrivalMs(item) < retentionMs;
  const items = batch.items.filter(isKept);
  if (items.length === batch.items.length) return;
  const gone = batch.items.filter((item) => !isKept(item));
  lane.batch = { ...batch, items };
  state.streams.edit(lane.mapping).givenUpTotal += gone.length;
  ctx.emit('RecordsExpired', { messages: originsOf(gone), shard: shardOf(state, lane), retentionMs });
}
