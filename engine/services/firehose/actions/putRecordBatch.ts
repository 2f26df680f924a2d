/** https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecordBatch.html */
import { utf8Bytes } from '../../../aws/utf8.ts';
import type { ActionDefinition, Context, Origin, Refusal } from '../../../kernel/service.ts';
import type { FirehosePutRecordBatchInput, FirehosePutRecordBatchOutput } from '../contract.ts';
import { batchTooLarge, memberOf, notDirectPut, recordTooLarge, slowDown } from '../errors.ts';
import { batchBytesMax, batchRecordsMax, recordBytesMax } from '../limits.ts';
import type { DeliveryStreamState } from '../model.ts';
import { newRecord, takeIn } from '../rules/arrivals.ts';
import { countRecord, countRequest, type PutLimit, recordLimit, requestLimit } from '../rules/putQuota.ts';
import { type BufferedRecord, originsOf } from '../rules/recordBuffer.ts';
import { record, request } from '../rules/requests.ts';

type Response = FirehosePutRecordBatchOutput['RequestResponses'][number];

export const putRecordBatch: ActionDefinition<DeliveryStreamState> = {
  input: request({
    Records: {
      type: 'list',
      of: record,
      min: 1,
      max: batchRecordsMax,
      required: true,
      rule: 'FH-08',
      doc: 'Up to 500 records, 4 MiB together. Each succeeds or fails by itself.',
    },
  }),
  doc: 'Adds several records. The answer says of each whether it was taken.',
  run(ctx, stream, { Records: records }: FirehosePutRecordBatchInput) {
    if (stream.source) return notDirectPut;
    const sizes = records.map(({ Data }) => utf8Bytes(Data));
    const refusal = refuseSizes(sizes);
    if (refusal) return refusal;
    const limit = requestLimit(ctx, stream);
    if (limit) {
      throttle(ctx, stream, ctx.request.origins, limit, records.length);
      return slowDown;
    }
    return admit(ctx, stream, records, sizes);
  },
};

function refuseSizes(sizes: readonly number[]): Refusal | undefined {
  const tooLarge = sizes.findIndex((bytes) => bytes > recordBytesMax);
  if (tooLarge >= 0) return recordTooLarge(memberOf(`Records[${tooLarge}].Data`));
  return sumOf(sizes) > batchBytesMax ? batchTooLarge : undefined;
}

/** What the quota leaves room for is taken; the rest fails, each record by itself. */
function admit(
  ctx: Context,
  stream: DeliveryStreamState,
  records: FirehosePutRecordBatchInput['Records'],
  sizes: readonly number[],
): FirehosePutRecordBatchOutput {
  countRequest(ctx, stream);
  const admitted: BufferedRecord[] = [];
  const rejected: Origin[] = [];
  const responses: Response[] = [];
  let limit: PutLimit | undefined;
  records.forEach(({ Data: data }, index) => {
    const bytes = sizes[index] as number;
    const origin = ctx.originAt(index);
    const broken = recordLimit(ctx, stream, bytes);
    if (broken) {
      limit = broken;
      rejected.push(origin);
      responses.push({ ErrorCode: slowDown.code, ErrorMessage: slowDown.sentence });
      return;
    }
    countRecord(stream, bytes);
    const accepted = newRecord(ctx, stream, data, bytes, origin);
    admitted.push(accepted);
    responses.push({ RecordId: accepted.recordId });
  });
  if (admitted.length > 0) {
    ctx.emit('RecordsAccepted', {
      messages: originsOf(admitted),
      by: ctx.request.from,
      source: 'DirectPut',
      bytes: sumOf(admitted.map(({ bytes }) => bytes)),
      records: admitted.length,
    });
  }
  if (limit) throttle(ctx, stream, rejected, limit, rejected.length);
  takeIn(ctx, stream, admitted, 'DirectPut');
  return { FailedPutCount: rejected.length, RequestResponses: responses };
}

function throttle(
  ctx: Context,
  stream: DeliveryStreamState,
  messages: readonly Origin[],
  limit: PutLimit,
  records: number,
): void {
  stream.throttledTotal += records;
  ctx.emit('RecordsThrottled', { messages, by: ctx.request.from, limit, records });
}

function sumOf(sizes: readonly number[]): number {
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}
