/** How a stream of a scenario begins, changes and ends. */
import { streamArn } from '../../aws/arn.ts';
import { CowMap, CowNumbers, CowTable } from '../../kernel/cow.ts';
import type { Context, Refusal } from '../../kernel/service.ts';
import { check } from '../../kernel/shape.ts';
import { streamName } from './actions/shapes.ts';
import { refuseViolation, shardCountIsFixed } from './errors.ts';
import type { Shard, StreamState } from './model.ts';
import { evenRanges } from './rules/hashKeys.ts';
import { setRetention } from './rules/retentionChange.ts';
import { addShard, openRangesOf } from './rules/shards.ts';
import { isExtended } from './rules/shardTime.ts';
import type { StreamSettings } from './settings.ts';

export function begin(ctx: Context, settings: Readonly<Record<string, unknown>>): StreamState | Refusal {
  const violation = check(ctx.self, streamName, 'StreamName')[0];
  if (violation) return refuseViolation(violation);
  const attributes = settings as unknown as StreamSettings;
  const shards = CowTable.create<Shard>(ctx.epoch);
  const order = evenRanges(attributes.ShardCount).map((range) => addShard({ shards }, range, [], ctx.nowMs));
  return {
    name: ctx.self,
    arn: streamArn(ctx, ctx.self),
    settings: attributes,
    status: 'ACTIVE',
    activeAtMs: undefined,
    shards,
    records: CowTable.create(ctx.epoch),
    openRanges: openRangesOf({ shards, order }),
    order,
    rates: CowNumbers.create(ctx.epoch),
    marks: CowMap.create(ctx.epoch),
    consumers: [],
    sweepId: 0,
    sweepAtMs: Number.POSITIVE_INFINITY,
    createdAtMs: ctx.nowMs,
    putTotal: 0,
    bytesTotal: 0,
    throttledTotal: 0,
    readTotal: 0,
    readBytesTotal: 0,
    readsThrottledTotal: 0,
    putUnitsTotal: 0,
    extendedShardMs: 0,
    extendedFromShardMs: isExtended(attributes.RetentionPeriodHours) ? 0 : -1,
  };
}

export function configure(
  ctx: Context,
  stream: StreamState,
  changes: Readonly<Record<string, unknown>>,
): Refusal | undefined {
  if ('ShardCount' in changes) return shardCountIsFixed;
  const { RetentionPeriodHours: hours, ...others } = changes as Partial<StreamSettings>;
  stream.settings = { ...stream.settings, ...others };
  if (hours !== undefined) setRetention(ctx, stream, hours);
  return undefined;
}

/** The stream is deleted: every record in it goes. */
export function end(ctx: Context, stream: StreamState): void {
  ctx.emit('StreamDeleted', { records: stream.records.size });
}
