/** What the two operations on retention, and the inspector, have in common (KDS-55). */
import type { Context, Refusal } from '../../../kernel/service.ts';
import { notActive, retentionTooLong, retentionTooShort } from '../errors.ts';
import { retentionHoursMax, retentionHoursMin } from '../limits.ts';
import type { StreamState } from '../model.ts';
import { namedBy, refuseOther } from './addressing.ts';
import { sweepExpired } from './retention.ts';
import { meterRetention } from './shardTime.ts';

export interface RetentionInput {
  StreamName?: string;
  StreamARN?: string;
  RetentionPeriodHours: number;
}

/** What is wrong with a new retention, whether it is longer or shorter than the present one. */
export function refuseRetention(
  ctx: Context,
  stream: StreamState,
  input: RetentionInput,
): Refusal | undefined {
  const { RetentionPeriodHours: hours } = input;
  const refusal = refuseOther(ctx, input);
  if (refusal) return refusal;
  if (hours < retentionHoursMin) return retentionTooShort(hours, retentionHoursMin);
  if (hours > retentionHoursMax) return retentionTooLong(hours, retentionHoursMax);
  return stream.status === 'ACTIVE' ? undefined : notActive(namedBy(ctx, input), stream.status);
}

/** Older records go at once; none come back. */
export function setRetention(ctx: Context, stream: StreamState, hours: number): void {
  const before = stream.settings.RetentionPeriodHours;
  if (hours === before) return;
  stream.settings = { ...stream.settings, RetentionPeriodHours: hours };
  meterRetention(stream, ctx.nowMs);
  ctx.emit('RetentionChanged', { hours, before });
  sweepExpired(ctx, stream);
}
