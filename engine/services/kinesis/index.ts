/** Amazon Kinesis Data Streams. Guide: https://docs.aws.amazon.com/streams/latest/dev/ */
import type { ServiceDefinition } from '../../kernel/service.ts';
import { createStream } from './actions/createStream.ts';
import { decreaseStreamRetentionPeriod } from './actions/decreaseStreamRetentionPeriod.ts';
import { deleteStream } from './actions/deleteStream.ts';
import { describeStreamSummary } from './actions/describeStreamSummary.ts';
import { getRecords } from './actions/getRecords.ts';
import { getShardIterator } from './actions/getShardIterator.ts';
import { increaseStreamRetentionPeriod } from './actions/increaseStreamRetentionPeriod.ts';
import { listShards } from './actions/listShards.ts';
import { mergeShards } from './actions/mergeShards.ts';
import { putRecord } from './actions/putRecord.ts';
import { putRecords } from './actions/putRecords.ts';
import { splitShard } from './actions/splitShard.ts';
import { card } from './card.ts';
import { refuseViolation, streamGone, unknownOperation } from './errors.ts';
import { facts } from './face.ts';
import { begin, configure, end } from './lifecycle.ts';
import { meter } from './meter.ts';
import { metrics } from './metrics.ts';
import type { StreamState } from './model.ts';
import { contents, message, view } from './view.ts';
import { reshardDone } from './wakeups/reshardDone.ts';
import { retentionSwept } from './wakeups/retentionSwept.ts';

export const kinesis: ServiceDefinition<StreamState> = {
  ...card,
  facts,
  begin,
  configure,
  settingsNow: (stream) => stream.settings,
  end,
  accountActions: { CreateStream: createStream, DeleteStream: deleteStream },
  actions: {
    PutRecord: putRecord,
    PutRecords: putRecords,
    GetShardIterator: getShardIterator,
    GetRecords: getRecords,
    ListShards: listShards,
    DescribeStreamSummary: describeStreamSummary,
    SplitShard: splitShard,
    MergeShards: mergeShards,
    IncreaseStreamRetentionPeriod: increaseStreamRetentionPeriod,
    DecreaseStreamRetentionPeriod: decreaseStreamRetentionPeriod,
  },
  wakeups: { reshardDone, retentionSwept },
  replies: {},
  refuseViolation,
  missing: streamGone,
  unknownAction: unknownOperation,
  view,
  contents,
  message,
  metrics,
  meter,
};
