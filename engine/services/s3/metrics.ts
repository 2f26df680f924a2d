/**
 * The bucket under CloudWatch's names.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-dimensions.html
 */
import type { MetricDefinition } from '../../kernel/figures.ts';
import type { BucketState } from './model.ts';

export const metrics: readonly MetricDefinition<BucketState>[] = [
  {
    name: 'NumberOfObjects',
    unit: 'Count',
    statistic: 'Maximum',
    doc: 'Objects in the bucket. CloudWatch tells it once a day; here it is told at once.',
    read: (bucket) => bucket.objects.size,
  },
  {
    name: 'BucketSizeBytes',
    unit: 'Bytes',
    statistic: 'Maximum',
    doc: 'Bytes of all objects. CloudWatch tells it once a day; here it is told at once.',
    read: (bucket) => bucket.bytes,
  },
  {
    name: 'PutRequests',
    unit: 'Count',
    statistic: 'Sum',
    doc: 'Objects put, replaced ones among them, so it can exceed NumberOfObjects. In AWS request metrics have to be switched on.',
    read: (bucket) => bucket.putTotal,
  },
  {
    name: 'BytesUploaded',
    unit: 'Bytes',
    statistic: 'Sum',
    doc: 'Bytes of the objects put. In AWS request metrics have to be switched on.',
    read: (bucket) => bucket.putBytesTotal,
  },
];
