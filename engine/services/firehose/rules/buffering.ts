/** The buffer before the bucket: it becomes an object at the size or the interval, whichever is reached first (FH-01). */
import type { Context } from '../../../kernel/service.ts';
import { mebibyte, zeroBufferingMs } from '../limits.ts';
import type { DeliveryStreamState } from '../model.ts';
import { beginDelivery } from './delivering.ts';
import { evaluate, prefixTemplate } from './prefix.ts';
import { type BufferedRecord, originsOf } from './recordBuffer.ts';

/** Until when records may wait. An interval of 0 is not none: they are gathered for a moment (FH-02). */
export function hintMsOf(intervalSeconds: number): number {
  return intervalSeconds === 0 ? zeroBufferingMs : intervalSeconds * 1_000;
}

export function addToBuffer(ctx: Context, stream: DeliveryStreamState, record: BufferedRecord): void {
  const { buffer, settings } = stream;
  // FH-11: nothing stands between two records unless it is asked for.
  const written = settings.AppendDelimiterToRecord
    ? { ...record, data: `${record.data}\n`, bytes: record.bytes + 1 }
    : record;
  buffer.append(written, ctx.nowMs);
  if (buffer.bytes >= settings.SizeInMBs * mebibyte) flush(ctx, stream, 'size');
  else if (buffer.count === 1) planFlush(ctx, stream);
}

function planFlush(ctx: Context, stream: DeliveryStreamState): void {
  const { buffer, settings } = stream;
  buffer.wakeId = ctx.wake(buffer.sinceMs + hintMsOf(settings.IntervalInSeconds), 'bufferIntervalElapsed');
}

/** Wake-up. */
export function bufferIntervalElapsed(ctx: Context, stream: DeliveryStreamState): void {
  flush(ctx, stream, 'interval');
}

/** New hints hold for what is in the buffer already. */
export function applyNewHints(ctx: Context, stream: DeliveryStreamState): void {
  const { buffer, settings } = stream;
  if (buffer.count === 0) return;
  if (buffer.bytes >= settings.SizeInMBs * mebibyte) return flush(ctx, stream, 'size');
  ctx.cancelWake(buffer.wakeId);
  planFlush(ctx, stream);
}

function flush(ctx: Context, stream: DeliveryStreamState, reason: 'size' | 'interval'): void {
  const { buffer, settings } = stream;
  ctx.cancelWake(buffer.wakeId);
  const { bytes, sinceMs } = buffer;
  const records = buffer.takeAll();
  const origins = originsOf(records);
  ctx.emit('BufferFlushed', {
    messages: origins,
    reason,
    records: records.length,
    bytes,
    waitedMs: ctx.nowMs - sinceMs,
    sizeInMBs: settings.SizeInMBs,
    hintMs: hintMsOf(settings.IntervalInSeconds),
  });
  // FH-22: the date is that of the oldest record, however long it waited for the function.
  const oldestAtMs = (records[0] as BufferedRecord).arrivedAtMs;
  beginDelivery(ctx, stream, {
    reason,
    prefix: evaluate(prefixTemplate(settings.Prefix), oldestAtMs, '', () => randomText(ctx)),
    body: records.map(({ data }) => data).join(''),
    bytes,
    origins,
    oldestAtMs,
  });
}

/** What `!{firehose:random-string}` becomes. */
export function randomText(ctx: Context): string {
  return ctx.mintId().replaceAll('-', '').slice(0, 11);
}
