/** Every sentence in which Inflight, and not a service's own rule, refuses a wire. */
import type { LinkRule } from './kernel/service.ts';

/** Pairs that people try, `from → to`, and what to do instead. */
const pairs: Readonly<Record<string, string>> = {
  'producer → worker': 'A producer sends to a queue; a worker polls one. Put a queue between them.',
  'producer → producer': 'Nothing arrives at a producer: it only sends. Wire it to a queue.',
  'worker → worker': 'Workers do not hand work to each other. Let one send to a queue that the other polls.',
  'sqs → producer':
    'Nothing arrives at a producer: it only sends. Draw the wire from the producer to the queue.',
  'worker → producer': 'Nothing arrives at a producer: it only sends. A worker can send onward to a queue.',
  'sqs → reader': 'A stream reader reads a Kinesis stream. A queue is polled by a worker or a function.',
  'sqs → sns':
    'A queue waits to be polled and sends nothing by itself. Let a worker or a function receive and publish.',
  'sqs → http':
    'A queue waits to be polled and sends nothing by itself. Let a worker receive and call the service.',
  'sqs → firehose': 'Firehose does not read queues. Let a worker or a function receive and put records.',
  'sqs → kinesis': 'A queue sends nothing by itself. Let a worker or a function receive and put records.',
  'sqs → s3': 'A queue sends nothing by itself. Let a worker or a function receive and put the object.',
  'sns → worker': 'A topic pushes, a worker polls. Subscribe a queue and let the worker poll that.',
  'sns → reader':
    'A topic keeps nothing that could be read. Subscribe a queue, or put records into a stream.',
  'sns → sns': 'A topic cannot subscribe to a topic.',
  'sns → kinesis': 'A stream cannot subscribe to a topic. Subscribe a function that puts records.',
  'sns → firehose':
    'Amazon SNS can deliver to Firehose; here it cannot yet. Subscribe a function that puts records.',
  'sns → s3': 'A bucket cannot subscribe to a topic. Subscribe a function that puts objects.',
  'kinesis → worker': 'A worker polls a queue. A stream is read by a stream reader, a function or Firehose.',
  'kinesis → s3': 'A stream delivers nothing by itself. Let Firehose read it and write to the bucket.',
  'kinesis → sqs': 'A stream delivers nothing by itself. Let a function or a reader send to the queue.',
  'kinesis → sns': 'A stream delivers nothing by itself. Let a function or a reader publish to the topic.',
  'kinesis → http': 'A stream delivers nothing by itself. Let a function or a reader call the service.',
  'kinesis → kinesis': 'A stream does not feed a stream. Let a function or a reader put the records.',
  'firehose → reader': 'Firehose keeps nothing that could be read: it delivers. Read the stream itself.',
  'firehose → kinesis':
    'Firehose does not feed a stream: it delivers to a bucket. It can read one, the other way round.',
  'firehose → firehose': 'Firehose does not deliver to Firehose. Let both read the same stream.',
  'firehose → sqs': 'Firehose does not deliver to queues. Let it write to a bucket, and the bucket notify.',
  'firehose → sns': 'Firehose does not deliver to topics. Let it write to a bucket, and the bucket notify.',
  'firehose → http': 'Firehose can deliver to HTTP endpoints; here it cannot yet. Let it write to a bucket.',
  's3 → firehose': 'A bucket does not put records. Let it notify a function that does.',
  's3 → kinesis': 'A bucket does not put records. Let it notify a function that does.',
  's3 → http': 'A bucket cannot call HTTP endpoints. Let it notify a topic to which the endpoint subscribes.',
  's3 → s3': 'A bucket does not notify a bucket. Let it notify a function that copies the object.',
};

/** What never, or only from elsewhere, receives a wire: said when the pair has no sentence of its own. */
const arrivals: Readonly<Record<string, string>> = {
  producer: 'Nothing arrives at a producer: it only sends. Draw the wire from the producer.',
  worker: 'A worker polls a queue. Put a queue between them.',
  reader: 'A stream reader reads a Kinesis stream. Put a stream between them.',
};

/** What a service that has no wire of a kind does not do: "A worker does not send dead letters." */
const deeds: Readonly<Record<string, string>> = {
  send: 'does not send messages',
  publish: 'does not publish',
  put: 'does not put records',
  upload: 'does not upload objects',
  invoke: 'does not invoke functions',
  call: 'does not call HTTP services',
  poll: 'is not polled',
  redrive: 'does not send dead letters',
  subscribe: 'has no subscriptions',
  eventSource: 'is no event source',
  transform: 'has no transform',
  deliver: 'does not deliver to a bucket',
  notify: 'sends no event notifications',
  onFailure: 'has no on-failure destination',
};

interface Party {
  /** Folder name of the service. */
  service: string;
  /** "SQS queue". */
  title: string;
  links: readonly LinkRule[];
}

/** No wire of any kind leads from one service to the other. */
export function noWire(from: Party, to: Party): string {
  const pair = `${from.service} → ${to.service}`;
  if (Object.hasOwn(pairs, pair)) return pairs[pair] as string;
  if (Object.hasOwn(arrivals, to.service)) return arrivals[to.service] as string;
  const titles = from.links.map((rule) => `"${rule.title}"`);
  const leaving =
    titles.length > 0 ? `It can have these wires: ${titles.join(', ')}.` : 'No wire leaves one.';
  return `${withArticle(from.title)} cannot be wired to ${withArticle(to.title, true)}. ${leaving}`;
}

/** A service has no wire of that kind to whomever. */
export function noSuchKind(from: Party, kind: string): string {
  const deed = Object.hasOwn(deeds, kind) ? deeds[kind] : `has no wire of the kind "${kind}"`;
  return `${withArticle(from.title)} ${deed}.`;
}

/** The kind exists, but leads elsewhere. */
export function wrongKind(from: Party, to: Party, kind: string, kinds: readonly string[]): string {
  const others = kinds.map((name) => `"${name}"`).join(' or ');
  return `A wire of the kind "${kind}" does not lead from ${withArticle(from.title, true)} to ${withArticle(to.title, true)}; ${others} does.`;
}

export function alreadyWired(from: string, to: string): string {
  return `There is already such a wire from "${from}" to "${to}".`;
}

export function tooMany(from: string, rule: LinkRule): string {
  const { title, maxPerResource: max } = rule;
  return max === 1
    ? `"${from}" already has its wire "${title}"; there can be only one.`
    : `"${from}" already has ${max} wires "${title}"; there can be no more.`;
}

export function tooManyTo(to: string, rule: LinkRule): string {
  const { title, maxPerTarget: max } = rule;
  return max === 1
    ? `A wire "${title}" leads to "${to}" already; there can be only one.`
    : `${max} wires "${title}" lead to "${to}" already; there can be no more.`;
}

export function noResource(id: string): string {
  return `There is no resource "${id}".`;
}

function withArticle(title: string, isInside = false): string {
  const isAcronym = /^[A-Z][A-Z0-9]/.test(title);
  // By sound: "an SQS queue", "an S3 bucket", "an exchange", "a worker".
  const article = (isAcronym ? /^[AEFHILMNORSX]/ : /^[aeio]/i).test(title) ? 'an' : 'a';
  const name = isAcronym ? title : title.charAt(0).toLowerCase() + title.slice(1);
  return `${isInside ? article : article.charAt(0).toUpperCase() + article.slice(1)} ${name}`;
}
