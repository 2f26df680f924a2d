/** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html */
import type { ActionDefinition, Context, Origin, Refusal } from '../../../kernel/service.ts';
import type { PutRecordsInput, PutRecordsOutput, PutRecordsResult } from '../contract.ts';
import { requestTooLarge } from '../errors.ts';
import { putRecordsMax, putRequestBytesMax } from '../limits.ts';
import type { StreamState } from '../model.ts';
import { refuseOther } from '../rules/addressing.ts';
import {
  closeInlet,
  type Entry,
  type Inlet,
  openInlet,
  refuseEntry,
  routeOf,
  takeIn,
  throttleOf,
} from '../rules/put.ts';
import { recordBytes } from '../rules/recordSize.ts';
import { recordFields, request } from './shapes.ts';

export const putRecords: ActionDefinition<StreamState> = {
  input: request({
    Records: {
      type: 'list',
      required: true,
      min: 1,
      max: putRecordsMax,
      rule: 'KDS-21',
      doc: 'Up to 500 records, 10 MiB together.',
      of: { type: 'object', open: true, fields: recordFields },
    },
  }),
  doc: 'Adds up to 500 records; each is taken or throttled by itself, and the answer says which.',
  run(ctx, stream, input: PutRecordsInput): PutRecordsOutput | Refusal {
    const sizes = input.Records.map((entry) => recordBytes(entry.Data, entry.PartitionKey));
    const refusal = refuseOther(ctx, input) ?? refuseAll(input.Records, sizes);
    if (refusal) return refusal;
    const inlets: Inlet[] = [];
    /** By route; sparse. */
    const opened: (Inlet | undefined)[] = [];
    const Records = input.Records.map((entry, index): PutRecordsResult => {
      const route = routeOf(stream, entry);
      let inlet = opened[route];
      if (!inlet) {
        inlet = openInlet(ctx, stream, route);
        opened[route] = inlet;
        inlets.push(inlet);
      }
      const taken = takeIn(ctx, stream, inlet, entry, sizes[index] as number, ctx.originAt(index));
      if (typeof taken === 'object') return { SequenceNumber: taken.SequenceNumber, ShardId: inlet.shard.id };
      const { code, sentence } = throttleOf(ctx, inlet);
      return { ErrorCode: code, ErrorMessage: sentence };
    });
    let FailedRecordCount = 0;
    for (const inlet of inlets) {
      FailedRecordCount += inlet.refusedByRecords.length + inlet.refusedByBytes.length;
      closeInlet(ctx, stream, inlet);
      tell(ctx, inlet);
    }
    return { FailedRecordCount, Records };
  },
};

/** KDS-21, KDS-26: what is wrong with one record refuses all; only throttling is record by record. */
function refuseAll(records: readonly Entry[], sizes: readonly number[]): Refusal | undefined {
  let total = 0;
  for (let index = 0; index < records.length; index++) {
    const bytes = sizes[index] as number;
    const refusal = refuseEntry(records[index] as Entry, bytes);
    if (refusal) return refusal;
    total += bytes;
  }
  return total > putRequestBytesMax ? requestTooLarge : undefined;
}

function tell(ctx: Context, inlet: Inlet): void {
  const { slot: shard, taken, bytes, refusedByRecords, refusedByBytes } = inlet;
  if (taken.length > 0) ctx.emit('RecordsPut', { messages: taken, shard, bytes });
  const tellOf = (messages: readonly Origin[], limit: string) => {
    if (messages.length === 0) return;
    const { code, sentence } = throttleOf(ctx, inlet);
    ctx.emit('RecordsThrottled', { messages, shard, limit, code, sentence });
  };
  tellOf(refusedByRecords, 'records');
  tellOf(refusedByBytes, 'bytes');
}
