/** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_IncreaseStreamRetentionPeriod.html */
import type { ActionDefinition, Refusal } from '../../../kernel/service.ts';
import { retentionNotIncreased } from '../errors.ts';
import type { StreamState } from '../model.ts';
import { namedBy } from '../rules/addressing.ts';
import { type RetentionInput, refuseRetention, setRetention } from '../rules/retentionChange.ts';
import { request, retentionHours } from './shapes.ts';

export const increaseStreamRetentionPeriod: ActionDefinition<StreamState> = {
  input: request({ RetentionPeriodHours: retentionHours }),
  doc: 'Keeps records longer. What has been trimmed does not come back.',
  run(ctx, stream, input: RetentionInput): Refusal | object {
    const refusal = refuseRetention(ctx, stream, input);
    if (refusal) return refusal;
    const { RetentionPeriodHours: existing } = stream.settings;
    if (input.RetentionPeriodHours < existing)
      return retentionNotIncreased(input.RetentionPeriodHours, existing, namedBy(ctx, input));
    setRetention(ctx, stream, input.RetentionPeriodHours);
    return {};
  },
};
