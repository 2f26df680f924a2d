/** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DescribeStreamSummary.html */
import type { ActionDefinition, Refusal } from '../../../kernel/service.ts';
import type { StreamState } from '../model.ts';
import { refuseOther } from '../rules/addressing.ts';
import { request } from './shapes.ts';

export const describeStreamSummary: ActionDefinition<StreamState> = {
  input: request({}),
  doc: 'Says what the stream is: its status, its retention, how many shards are open.',
  run(ctx, stream, input: { StreamName?: string; StreamARN?: string }): Refusal | object {
    const refusal = refuseOther(ctx, input);
    if (refusal) return refusal;
    return {
      StreamDescriptionSummary: {
        StreamName: stream.name,
        StreamARN: stream.arn,
        StreamStatus: stream.status,
        StreamModeDetails: { StreamMode: 'PROVISIONED' },
        RetentionPeriodHours: stream.settings.RetentionPeriodHours,
        StreamCreationTimestamp: stream.createdAtMs / 1000,
        EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
        EncryptionType: 'NONE',
        OpenShardCount: stream.openRanges.length,
        ConsumerCount: 0,
      },
    };
  },
};
