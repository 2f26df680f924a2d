/** What one Firehose stream takes by Direct PUT in a second (FH-09). Counted by whole seconds of the clock. */
import type { Context } from '../../../kernel/service.ts';
import { putQuota } from '../limits.ts';
import type { DeliveryStreamState } from '../model.ts';

export type PutLimit = 'records' | 'requests' | 'bytes';

/** The limit that one more request would break. */
export function requestLimit(ctx: Context, stream: DeliveryStreamState): PutLimit | undefined {
  const isThisSecond = stream.putSecond === secondOf(ctx);
  const isOver = isThisSecond && stream.putRequests >= putQuota(ctx.region).requestsPerSecond;
  return isOver ? 'requests' : undefined;
}

/** The limit that one more record would break. */
export function recordLimit(ctx: Context, stream: DeliveryStreamState, bytes: number): PutLimit | undefined {
  const isThisSecond = stream.putSecond === secondOf(ctx);
  const quota = putQuota(ctx.region);
  if ((isThisSecond ? stream.putRecords : 0) + 1 > quota.recordsPerSecond) return 'records';
  return (isThisSecond ? stream.putBytes : 0) + bytes > quota.bytesPerSecond ? 'bytes' : undefined;
}

export function countRequest(ctx: Context, stream: DeliveryStreamState): void {
  const second = secondOf(ctx);
  if (stream.putSecond !== second) {
    stream.putSecond = second;
    stream.putRequests = 0;
    stream.putRecords = 0;
    stream.putBytes = 0;
  }
  stream.putRequests++;
}

/** After `countRequest` of the same request. */
export function countRecord(stream: DeliveryStreamState, bytes: number): void {
  stream.putRecords++;
  stream.putBytes += bytes;
}

function secondOf(ctx: Context): number {
  return Math.floor(ctx.nowMs / 1_000);
}
