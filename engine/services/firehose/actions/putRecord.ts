/** https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecord.html */
import { utf8Bytes } from '../../../aws/utf8.ts';
import type { ActionDefinition } from '../../../kernel/service.ts';
import type { FirehosePutRecordInput, FirehosePutRecordOutput } from '../contract.ts';
import { notDirectPut, recordTooLarge, slowDown } from '../errors.ts';
import { recordBytesMax } from '../limits.ts';
import type { DeliveryStreamState } from '../model.ts';
import { newRecord, takeIn } from '../rules/arrivals.ts';
import { countRecord, countRequest, recordLimit, requestLimit } from '../rules/putQuota.ts';
import { record, request } from '../rules/requests.ts';

export const putRecord: ActionDefinition<DeliveryStreamState> = {
  input: request({ Record: record }),
  doc: 'Adds one record to the stream.',
  run(ctx, stream, input: FirehosePutRecordInput) {
    const { Data: data } = input.Record;
    const bytes = utf8Bytes(data);
    if (stream.source) return notDirectPut;
    if (bytes > recordBytesMax) return recordTooLarge('record.data');
    const limit = requestLimit(ctx, stream) ?? recordLimit(ctx, stream, bytes);
    const { from: by, origins } = ctx.request;
    if (limit) {
      stream.throttledTotal++;
      ctx.emit('RecordsThrottled', { messages: origins, by, limit, records: 1 });
      return slowDown;
    }
    countRequest(ctx, stream);
    countRecord(stream, bytes);
    const accepted = newRecord(ctx, stream, data, bytes, ctx.originAt(0));
    ctx.emit('RecordAccepted', { message: accepted.origin, by, bytes });
    takeIn(ctx, stream, [accepted], 'DirectPut');
    return { RecordId: accepted.recordId } satisfies FirehosePutRecordOutput;
  },
};
