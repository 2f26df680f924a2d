/** Other words under which people look for a part, and what they look for that is not here yet. */

/** By service and start; lower case. */
const synonyms: Readonly<Record<string, string>> = {
  'producer constant': 'sender source client publisher application app shop generator load emitter',
  'worker group': 'consumer receiver poller worker workers processor ec2 ecs container fleet',
  'reader reader': 'consumer kcl shard iterator checkpoint worker analytics',
  'sqs standard': 'queue dlq dead letter dead-letter buffer point-to-point simple queue service',
  'sqs fifo': 'queue dlq dead letter dead-letter ordered order exactly-once group deduplication',
  'sns standard': 'topic pub/sub pubsub publish subscribe fan-out fanout broadcast notification',
  'kinesis provisioned': 'stream data streams shard partition log kds replay',
  'firehose firehose': 'delivery stream buffer data firehose etl load',
  'lambda function': 'function consumer serverless faas handler event source mapping',
  's3 bucket': 'bucket object storage store file upload data lake',
  'http endpoint': 'webhook api subscriber endpoint rest server',
  'http service': 'api server synchronous request response coupling rest microservice',
};

export function synonymsOf(service: string, start: string): string {
  return synonyms[`${service} ${start}`] ?? '';
}

/** What is looked for and not here: its name, and the part that comes nearest. */
const absent: readonly { pattern: RegExp; name: string; nearest: string }[] = [
  { pattern: /^(apache )?kaf|^msk/, name: 'Apache Kafka', nearest: 'Kinesis stream' },
  { pattern: /^rabbit|^amqp/, name: 'RabbitMQ', nearest: 'SQS queue' },
  { pattern: /^(amazon )?mq$|^active ?mq|^jms/, name: 'Amazon MQ', nearest: 'SQS queue' },
  { pattern: /^event ?bri|^event ?bus/, name: 'EventBridge', nearest: 'SNS topic' },
  { pattern: /^dynamo/, name: 'DynamoDB', nearest: 'S3 bucket' },
  { pattern: /^(e-?mail|sms|push)/, name: 'E-mail, SMS and push', nearest: 'HTTP endpoint' },
  { pattern: /^flink|^sql/, name: 'SQL and Flink applications', nearest: 'Stream reader' },
];

export function absentPart(query: string): { name: string; nearest: string } | undefined {
  const wanted = query.trim().toLowerCase();
  return absent.find(({ pattern }) => pattern.test(wanted));
}
