/** A Kinesis stream as the source: every shard is read once a second, from its tip on (FH-24). */
import { utf8Bytes } from '../../../aws/utf8.ts';
import type { Context } from '../../../kernel/service.ts';
import {
  type ShardCursor,
  type ShardRead,
  shardReading,
  usualStart,
} from '../../../programs/shardReading.ts';
import { sourceReadPauseMs, sourceReadRecordsMax } from '../limits.ts';
import type { DeliveryStreamState } from '../model.ts';
import { newRecord, takeIn } from './arrivals.ts';
import { originsOf } from './recordBuffer.ts';

export const reading = shardReading<DeliveryStreamState>({
  startOf: (_ctx, _stream, _link, shard) => usualStart('LATEST', shard),
  limitOf: () => sourceReadRecordsMax,
  pauseMsOf: () => sourceReadPauseMs,
  isOrdered: () => true,
  take,
});

function take(ctx: Context, stream: DeliveryStreamState, slot: number, read: ShardRead): void {
  const { origins } = read;
  const records = read.records.map(({ Data }, index) =>
    newRecord(ctx, stream, Data, utf8Bytes(Data), origins[index] ?? ctx.mintOrigin()),
  );
  if (records.length > 0) {
    const { stream: by, shardId: shard } = stream.cursors.get(slot) as ShardCursor;
    ctx.emit('RecordsAccepted', {
      messages: originsOf(records),
      by,
      shard,
      source: 'KinesisStreamAsSource',
      bytes: records.reduce((sum, { bytes }) => sum + bytes, 0),
      records: records.length,
    });
    takeIn(ctx, stream, records, 'KinesisStreamAsSource');
  }
  reading.goOn(ctx, stream, slot);
}
