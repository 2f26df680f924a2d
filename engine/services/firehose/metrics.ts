/**
 * The Firehose stream under CloudWatch's names. `BackupToS3.…` tells of source backup, which is not modelled.
 * https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-metrics.html
 */
import type { MetricDefinition } from '../../kernel/figures.ts';
import type { DeliveryStreamState } from './model.ts';

/** Objects under way or waiting that are looked at for the oldest record: they stand about in the order of their age. */
const scanMax = 500;

const hasSource = (stream: DeliveryStreamState) => stream.source !== undefined;
const isDirectPut = (stream: DeliveryStreamState) => stream.source === undefined;

export const metrics: readonly MetricDefinition<DeliveryStreamState>[] = [
  {
    name: 'IncomingRecords',
    unit: 'Count',
    statistic: 'Sum',
    doc: 'Records put straight into the stream and taken. What comes from a Kinesis stream has a metric of its own.',
    rule: 'FH-06',
    read: (stream) => stream.incomingTotal,
    appliesTo: isDirectPut,
  },
  {
    name: 'IncomingBytes',
    unit: 'Bytes',
    statistic: 'Sum',
    doc: 'Bytes of those records. The bill counts more: there each record is rounded up to 5 KB.',
    rule: 'FH-06',
    read: (stream) => stream.incomingBytesTotal,
    appliesTo: isDirectPut,
  },
  {
    name: 'ThrottledRecords',
    unit: 'Count',
    statistic: 'Sum',
    doc: 'Records refused because the stream was at its quota of requests, records or bytes a second.',
    rule: 'FH-09',
    read: (stream) => stream.throttledTotal,
    appliesTo: isDirectPut,
  },
  {
    name: 'DataReadFromKinesisStream.Records',
    unit: 'Count',
    statistic: 'Sum',
    doc: 'Records read from the Kinesis stream that is the source.',
    rule: 'FH-24',
    read: (stream) => stream.readTotal,
    appliesTo: hasSource,
  },
  {
    name: 'DataReadFromKinesisStream.Bytes',
    unit: 'Bytes',
    statistic: 'Sum',
    doc: 'Bytes of those records.',
    rule: 'FH-24',
    read: (stream) => stream.readBytesTotal,
    appliesTo: hasSource,
  },
  {
    name: 'KinesisMillisBehindLatest',
    unit: 'Milliseconds',
    statistic: 'Maximum',
    doc: 'How far the last reads were behind the tip of the Kinesis stream, of the shard furthest behind.',
    rule: 'FH-24',
    read: behindMs,
    appliesTo: hasSource,
  },
  {
    name: 'DeliveryToS3.Records',
    unit: 'Count',
    statistic: 'Sum',
    doc: 'Records in objects that the bucket has taken. It comes in steps, one for each object, up to a whole buffer interval after the records.',
    rule: 'FH-01',
    read: (stream) => stream.deliveredTotal,
  },
  {
    name: 'DeliveryToS3.Bytes',
    unit: 'Bytes',
    statistic: 'Sum',
    doc: 'Bytes of those objects.',
    rule: 'FH-01',
    read: (stream) => stream.deliveredBytesTotal,
  },
  {
    name: 'DeliveryToS3.Success',
    unit: 'Count',
    statistic: 'Sum',
    doc: 'Puts to the bucket that succeeded. Its average, which is usually plotted, is their share of all puts.',
    rule: 'FH-13',
    read: (stream) => stream.objectsTotal,
  },
  {
    name: 'DeliveryToS3.DataFreshness',
    unit: 'Seconds',
    statistic: 'Maximum',
    doc: 'Age of the oldest record that is not in the bucket yet. It climbs to the buffer interval and falls with every object; climbing on means that delivery fails.',
    rule: 'FH-12',
    read: freshnessSeconds,
  },
  {
    name: 'SucceedProcessing.Records',
    unit: 'Count',
    statistic: 'Sum',
    doc: 'Records that the transform function answered with Ok or Dropped: dropping is a success, too.',
    rule: 'FH-17',
    read: (stream) => stream.okTotal + stream.droppedTotal,
    appliesTo: (stream) => stream.transform !== undefined,
  },
];

function behindMs({ cursors }: DeliveryStreamState): number {
  let most = 0;
  cursors.scan((cursor) => {
    if (cursor.state !== 'done') most = Math.max(most, cursor.behindMs);
    return true;
  });
  return most;
}

function freshnessSeconds(stream: DeliveryStreamState, nowMs: number): number {
  let oldestMs = nowMs;
  for (const buffer of [stream.intake, stream.buffer]) {
    if (buffer.count > 0) oldestMs = Math.min(oldestMs, buffer.oldestAtMs);
  }
  stream.batches.scan(({ records }) => {
    oldestMs = Math.min(oldestMs, records[0]?.arrivedAtMs ?? nowMs);
    return true;
  });
  let looked = 0;
  stream.deliveries.scan(({ oldestAtMs }) => {
    oldestMs = Math.min(oldestMs, oldestAtMs);
    return ++looked < scanMax;
  });
  return (nowMs - oldestMs) / 1000;
}
