/** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html */
import type { ActionDefinition, Context, Refusal } from '../../../kernel/service.ts';
import type { PutRecordInput, PutRecordOutput } from '../contract.ts';
import { badSequenceForOrdering } from '../errors.ts';
import type { StreamState } from '../model.ts';
import { namedBy, refuseOther } from '../rules/addressing.ts';
import { closeInlet, openInlet, refuseEntry, routeOf, takeIn, throttleOf } from '../rules/put.ts';
import { recordBytes } from '../rules/recordSize.ts';
import { parseSequenceNumber } from '../rules/sequenceNumbers.ts';
import { recordFields, request, sequencePattern } from './shapes.ts';

export const putRecord: ActionDefinition<StreamState> = {
  input: request({
    ...recordFields,
    SequenceNumberForOrdering: {
      type: 'string',
      pattern: sequencePattern,
      patternWords: 'a sequence number',
      rule: 'KDS-10',
      doc: 'Sequence number of the record before, to keep the order of single puts. Here the order of arrival holds anyway.',
      advanced: true,
    },
  }),
  doc: 'Adds one record to the shard its partition key leads to.',
  run(ctx, stream, input: PutRecordInput): PutRecordOutput | Refusal {
    const bytes = recordBytes(input.Data, input.PartitionKey);
    const refusal = refuseOther(ctx, input) ?? refuseEntry(input, bytes) ?? refuseOrdering(ctx, input);
    if (refusal) return refusal;
    const origin = ctx.originAt(0);
    const inlet = openInlet(ctx, stream, routeOf(stream, input));
    const taken = takeIn(ctx, stream, inlet, input, bytes, origin);
    closeInlet(ctx, stream, inlet);
    const fact = { message: origin, group: input.PartitionKey, shard: inlet.slot };
    if (typeof taken === 'string') {
      const throttle = throttleOf(ctx, inlet);
      const { code, sentence } = throttle;
      ctx.emit('RecordThrottled', { ...fact, limit: taken, code, sentence });
      return throttle;
    }
    ctx.emit('RecordPut', { ...fact, sequenceNumber: taken.SequenceNumber, bytes });
    return { ShardId: inlet.shard.id, SequenceNumber: taken.SequenceNumber };
  },
};

function refuseOrdering(ctx: Context, input: PutRecordInput): Refusal | undefined {
  const { SequenceNumberForOrdering: number } = input;
  if (number === undefined) return undefined;
  const parsed = parseSequenceNumber(number);
  const isGood = parsed && parsed.version > 0 && parsed.atSeconds * 1000 <= ctx.nowMs;
  return isGood ? undefined : badSequenceForOrdering(number, namedBy(ctx, input));
}
