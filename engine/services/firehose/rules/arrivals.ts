/** A record has come, from a producer or out of a stream: it waits for the function, or else for its object. */
import type { Context, Origin } from '../../../kernel/service.ts';
import { billedStepBytes } from '../limits.ts';
import type { DeliveryStreamState } from '../model.ts';
import { addToBuffer } from './buffering.ts';
import type { BufferedRecord } from './recordBuffer.ts';
import { addToIntake } from './transforming.ts';

/** A record that is let in; its place is the next. @param bytes of the data, in UTF-8 */
export function newRecord(
  ctx: Context,
  stream: DeliveryStreamState,
  data: string,
  bytes: number,
  origin: Origin,
): BufferedRecord {
  const place = stream.nextPlace++;
  return { place, origin, recordId: ctx.mintId(), data, bytes, arrivedAtMs: ctx.nowMs };
}

/** Records in the order of their places. */
export function takeIn(
  ctx: Context,
  stream: DeliveryStreamState,
  records: readonly BufferedRecord[],
  source: 'DirectPut' | 'KinesisStreamAsSource',
): void {
  const last = records[records.length - 1];
  if (!last) return;
  stream.acceptedTotal += records.length;
  stream.lastOrigin = last.origin;
  stream.lastAtMs = ctx.nowMs;
  let total = 0;
  for (const { bytes } of records) {
    total += bytes;
    stream.billedBytesTotal += Math.max(1, Math.ceil(bytes / billedStepBytes)) * billedStepBytes;
  }
  if (source === 'DirectPut') {
    stream.incomingTotal += records.length;
    stream.incomingBytesTotal += total;
  } else {
    stream.readTotal += records.length;
    stream.readBytesTotal += total;
  }
  const { transform } = stream;
  for (const record of records) {
    if (transform) addToIntake(ctx, stream, transform, record);
    else addToBuffer(ctx, stream, record);
  }
}
