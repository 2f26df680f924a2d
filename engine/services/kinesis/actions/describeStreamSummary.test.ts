import { expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

interface Summary {
  StreamDescriptionSummary: Record<string, unknown>;
}

test('[KDS-61] says what the stream is, and that it is UPDATING while it is', () => {
  const world = testWorld({ account: '123456789012', region: 'eu-west-1' });
  world.stream('clicks', { ShardCount: 3, RetentionPeriodHours: 48, reshardSeconds: 5 });
  const summary = () => world.call<Summary>('clicks', 'DescribeStreamSummary').StreamDescriptionSummary;
  expect(summary()).toMatchObject({
    StreamName: 'clicks',
    StreamARN: 'arn:aws:kinesis:eu-west-1:123456789012:stream/clicks',
    StreamStatus: 'ACTIVE',
    RetentionPeriodHours: 48,
    OpenShardCount: 3,
    StreamCreationTimestamp: 0,
  });
  world.call('clicks', 'MergeShards', { ShardToMerge: 'shardId-0', AdjacentShardToMerge: 'shardId-1' });
  expect(summary()).toMatchObject({ StreamStatus: 'UPDATING', OpenShardCount: 3 });
  world.advance('5s');
  expect(summary()).toMatchObject({ StreamStatus: 'ACTIVE', OpenShardCount: 2 });
});
