/**
 * Figures and names that older course notes and books have differently: beside each the one that holds today. The one
 * dated list; badges, help and lessons read it.
 */

/** When "today" was looked up. */
export const figuresAsOf = '2026-11';

export interface DatedFigure {
  topic: string;
  inNotes: string;
  today: string;
  /** Rules that say so; a setting or a line of the story with one of them wears the badge. */
  rules: readonly string[];
}

export const datedFigures: readonly DatedFigure[] = [
  {
    topic: 'SQS message size',
    inNotes: '256 KB',
    today: '1 MiB, also for a whole batch (since August 2025)',
    rules: ['SQS-05', 'SQS-20'],
  },
  {
    topic: 'SQS retention',
    inNotes: '4 to 14 days',
    today: '60 s to 14 d, 4 d unless set',
    rules: ['SQS-03'],
  },
  {
    topic: 'Retention in a dead-letter queue',
    inNotes: '14 days',
    today:
      'its own MessageRetentionPeriod, 4 d unless set; a standard queue keeps the time of the first send',
    rules: ['SQS-73', 'SQS-74'],
  },
  { topic: 'SQS latency', inNotes: 'below 10 ms', today: 'AWS publishes no figure', rules: ['SQS-34'] },
  {
    topic: 'FIFO queue throughput',
    inNotes: '300 messages a second, 3,000 in batches',
    today: '300 calls a second of each action, so 3,000 messages in batches of 10',
    rules: ['SQS-105'],
  },
  {
    topic: 'FIFO high throughput',
    inNotes: '30,000 transactions a second',
    today: 'up to 70,000 of each action by Region, 300 a second for one group',
    rules: ['SQS-106', 'SQS-107'],
  },
  {
    topic: 'Subscriptions of a topic',
    inNotes: '10 million; 100,000 topics',
    today: '12.5 million; 100,000 standard and 1,000 FIFO topics; a FIFO topic has 100 subscriptions',
    rules: ['SNS-10'],
  },
  {
    topic: 'Subscribers of a FIFO topic',
    inNotes: 'FIFO queues only',
    today: 'FIFO and standard queues (since September 2023)',
    rules: ['SNS-40'],
  },
  {
    topic: 'Amazon MQ engines',
    inNotes: 'ActiveMQ, IBM MQ',
    today: 'ActiveMQ and RabbitMQ',
    rules: ['MQ-01'],
  },
  {
    topic: 'Kinesis capacity',
    inNotes: 'shards, provisioned and scaled by hand',
    today: 'also on-demand, standard or advantage',
    rules: ['KDS-65', 'KDS-60'],
  },
  {
    topic: 'Kinesis record size',
    inNotes: '1 MB',
    today: '1 MiB, up to 10 MiB where the stream allows it',
    rules: ['KDS-07'],
  },
  {
    topic: 'Kinesis throttle error',
    inNotes: 'ProvisionedThroughputException',
    today: 'ProvisionedThroughputExceededException',
    rules: ['KDS-23'],
  },
  {
    topic: 'Sequence number',
    inNotes: 'unique for a partition key',
    today: 'unique within a shard',
    rules: ['KDS-08'],
  },
  {
    topic: 'Split and merge',
    inNotes: 'the old shard is deleted when its data has expired',
    today: 'the parent is CLOSED and can be read until its retention ends',
    rules: ['KDS-57'],
  },
  {
    topic: 'Shared reads of a shard',
    inNotes: '2 MB/s × 5 = 10 MB/s',
    today:
      '2 MiB/s and 5 calls a second for all readers together; 10 MiB is the most of one call, and blocks the shard for 5 s',
    rules: ['KDS-30', 'KDS-31', 'KDS-32'],
  },
  {
    topic: 'Enhanced fan-out consumers',
    inNotes: '5 for a stream',
    today: '20, or 50 with on-demand advantage',
    rules: ['KDS-45'],
  },
  {
    topic: 'Lambda on a stream',
    inNotes: '10 batches of a shard at a time',
    today: '1 unless ParallelizationFactor says up to 10',
    rules: ['LAM-33'],
  },
  {
    topic: 'Kinesis Client Library',
    inNotes: '1.x and 2.x',
    today: '3.x; 1.x is without support since 2026-01-30',
    rules: ['KCL-08'],
  },
  {
    topic: 'Firehose buffer',
    inNotes: '60 s or 32 MB',
    today: 'to S3: 1 to 128 MiB (5 unless set), 0 to 900 s (300 unless set)',
    rules: ['FH-01'],
  },
  {
    topic: 'Firehose storage',
    inNotes: 'none',
    today: 'up to 24 h for direct puts while a delivery is tried again',
    rules: ['FH-12', 'FH-13'],
  },
  {
    topic: 'Firehose destinations',
    inNotes: 'Elasticsearch among them',
    today: 'OpenSearch; also Snowflake, Iceberg and S3 Tables',
    rules: ['FH-05'],
  },
  {
    topic: 'Kinesis Data Analytics',
    inNotes: 'SQL or Flink',
    today: 'Flink only; SQL ended on 2026-01-27',
    rules: ['MSF-01'],
  },
  {
    topic: 'Replay in RabbitMQ',
    inNotes: 'impossible',
    today: 'possible with streams, which Amazon MQ does not offer',
    rules: ['RMQ-27', 'MQ-05'],
  },
];

const byRule = new Map(datedFigures.flatMap((figure) => figure.rules.map((rule) => [rule, figure] as const)));

/** What notes say differently about a rule; undefined when they agree. */
export function datedFigureOf(rule: string): DatedFigure | undefined {
  return byRule.get(rule);
}
