/** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DecreaseStreamRetentionPeriod.html */
import type { ActionDefinition, Refusal } from '../../../kernel/service.ts';
import { retentionNotDecreased } from '../errors.ts';
import type { StreamState } from '../model.ts';
import { namedBy } from '../rules/addressing.ts';
import { type RetentionInput, refuseRetention, setRetention } from '../rules/retentionChange.ts';
import { request, retentionHours } from './shapes.ts';

export const decreaseStreamRetentionPeriod: ActionDefinition<StreamState> = {
  input: request({ RetentionPeriodHours: retentionHours }),
  doc: 'Keeps records for a shorter time. Older ones are trimmed at once.',
  run(ctx, stream, input: RetentionInput): Refusal | object {
    const refusal = refuseRetention(ctx, stream, input);
    if (refusal) return refusal;
    const { RetentionPeriodHours: existing } = stream.settings;
    if (input.RetentionPeriodHours > existing)
      return retentionNotDecreased(input.RetentionPeriodHours, existing, namedBy(ctx, input));
    setRetention(ctx, stream, input.RetentionPeriodHours);
    return {};
  },
};
