/**
 * The stream under CloudWatch's names, all shards together; metrics by shard are an extra in AWS, too.
 * https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html
 */
import type { MetricDefinition } from '../../kernel/figures.ts';
import { iteratorLifeMs } from './limits.ts';
import type { StreamState } from './model.ts';
import { markOf } from './rules/read.ts';

export const metrics: readonly MetricDefinition<StreamState>[] = [
  {
    name: 'IncomingRecords',
    unit: 'Count',
    statistic: 'Sum',
    doc: 'Records the stream took. What was throttled is not among them.',
    rule: 'KDS-21',
    read: (stream) => stream.putTotal,
  },
  {
    name: 'IncomingBytes',
    unit: 'Bytes',
    statistic: 'Sum',
    doc: 'Bytes of those records, data and partition key. Well below the limit of the stream, one hot shard can still be at its own.',
    rule: 'KDS-20',
    read: (stream) => stream.bytesTotal,
  },
  {
    name: 'WriteProvisionedThroughputExceeded',
    unit: 'Count',
    statistic: 'Sum',
    doc: 'Records refused because their shard was at its limit, those that PutRecords names in an answer with status 200 among them.',
    rule: 'KDS-22',
    read: (stream) => stream.throttledTotal,
  },
  {
    name: 'ReadProvisionedThroughputExceeded',
    unit: 'Count',
    statistic: 'Sum',
    doc: 'GetRecords calls that were throttled: all pollers of a shard share five calls and 2 MiB a second.',
    rule: 'KDS-30',
    read: (stream) => stream.readsThrottledTotal,
  },
  {
    name: 'GetRecords.IteratorAgeMilliseconds',
    unit: 'Milliseconds',
    statistic: 'Maximum',
    doc: 'Age of the last record that a read gave; 0 is caught up. Of all shards and consumers it is the one furthest behind, as of its last read: who has stopped reading does not age, and no longer counts after five minutes.',
    rule: 'KDS-38',
    read: iteratorAgeMs,
  },
  {
    name: 'GetRecords.Records',
    unit: 'Count',
    statistic: 'Sum',
    doc: 'Records handed out by GetRecords, to every consumer anew: with two consumers twice what came in.',
    rule: 'KDS-31',
    read: (stream) => stream.readTotal,
  },
  {
    name: 'GetRecords.Bytes',
    unit: 'Bytes',
    statistic: 'Sum',
    doc: 'Bytes of those records. A shard gives 2 MiB a second to all pollers together.',
    rule: 'KDS-30',
    read: (stream) => stream.readBytesTotal,
  },
];

/** KDS-35: after so long without a read a consumer has not even an iterator left. */
function iteratorAgeMs(stream: StreamState, nowMs: number): number {
  let ageMs = 0;
  for (const shard of stream.order) {
    for (const consumer of stream.consumers) {
      const mark = markOf(stream, shard, consumer);
      if (mark && nowMs - mark.atMs <= iteratorLifeMs) ageMs = Math.max(ageMs, mark.behindMs);
    }
  }
  return ageMs;
}
