/** Diagrams with more in them than can be drawn one by one. */
import type { Scenario } from '../engine/index.ts';

type Crowd = Pick<Scenario, 'version' | 'name' | 'resources' | 'links'> & Partial<Scenario>;
type Settings = Record<string, unknown>;

/** All at once, in calls of ten. */
const burst = (size: number, more: Settings = {}): Settings => ({
  pattern: { kind: 'burst', size, everySeconds: 86_400 },
  batchSize: 10,
  ...more,
});
const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);

/** One queue that holds so many, and nobody who works. */
export function backlog(messages: number): Crowd {
  return {
    version: 1,
    name: `Backlog of ${messages}`,
    resources: [
      { id: 'shop', service: 'producer', settings: burst(messages, { groups: [] }) },
      { id: 'orders', service: 'sqs' },
    ],
    links: [{ id: 'l1', from: 'shop', to: 'orders', kind: 'send' }],
    layout: { shop: { x: 0, y: 40 }, orders: { x: 420, y: 0 } },
  };
}

/** A FIFO queue with so many groups, a dozen messages in each. */
export function manyGroups(groups: number): Crowd {
  return {
    version: 1,
    name: `${groups} groups`,
    resources: [
      {
        id: 'shop',
        service: 'producer',
        settings: burst(groups * 12, {
          groups: numbered('customer-', groups),
          deduplicationIds: 'perMessage',
        }),
      },
      { id: 'orders.fifo', service: 'sqs', settings: { FifoQueue: true } },
      { id: 'billing', service: 'worker' },
    ],
    links: [
      { id: 'l1', from: 'shop', to: 'orders.fifo', kind: 'send' },
      { id: 'l2', from: 'orders.fifo', to: 'billing', kind: 'poll' },
    ],
    layout: { shop: { x: 0, y: 40 }, 'orders.fifo': { x: 420, y: 0 }, billing: { x: 900, y: 40 } },
  };
}

/** A stream of so many shards under load. */
export function manyShards(shards: number, perSecond: number): Crowd {
  return {
    version: 1,
    name: `${shards} shards`,
    resources: [
      {
        id: 'web',
        service: 'producer',
        settings: {
          pattern: { kind: 'constant', everySeconds: 1 / perSecond },
          batchSize: 100,
          partitionKeys: 'perMessage',
        },
      },
      { id: 'clicks', service: 'kinesis', settings: { ShardCount: shards } },
      { id: 'dash', service: 'reader' },
    ],
    links: [
      { id: 'l1', from: 'web', to: 'clicks', kind: 'put' },
      { id: 'l2', from: 'clicks', to: 'dash', kind: 'poll' },
    ],
    layout: { web: { x: 0, y: 120 }, clicks: { x: 300, y: 0 }, dash: { x: 960, y: 80 } },
  };
}

/** One topic, so many queues behind it. */
export function wideTopic(subscriptions: number): Crowd {
  const queues = numbered('queue-', subscriptions);
  return {
    version: 1,
    name: `${subscriptions} subscriptions`,
    resources: [
      { id: 'shop', service: 'producer' },
      { id: 'events', service: 'sns' },
      ...queues.map((id) => ({ id, service: 'sqs', settings: { Policy: allowing(id) } })),
    ],
    links: [
      { id: 'l0', from: 'shop', to: 'events', kind: 'publish' },
      ...queues.map((to) => ({ id: `l-${to}`, from: 'events', to, kind: 'subscribe' })),
    ],
  };
}

/** Any topic of the account may send. */
function allowing(queue: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'sns.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: `arn:aws:sqs:us-east-1:123456789012:${queue}`,
      },
    ],
  });
}

/** A function with so many environments at work at once. */
export function busyFunction(concurrency: number): Crowd {
  return {
    version: 1,
    name: `${concurrency} environments`,
    resources: [
      { id: 'shop', service: 'producer', settings: burst(concurrency * 4) },
      { id: 'orders', service: 'sqs', settings: { VisibilityTimeout: 180 } },
      { id: 'charge', service: 'lambda', settings: { Timeout: 30, work: { kind: 'fixed', seconds: 20 } } },
    ],
    links: [
      { id: 'l1', from: 'shop', to: 'orders', kind: 'send' },
      { id: 'l2', from: 'orders', to: 'charge', kind: 'eventSource', settings: { BatchSize: 1 } },
    ],
    layout: { shop: { x: 0, y: 40 }, orders: { x: 300, y: 0 }, charge: { x: 780, y: 0 } },
  };
}

/** So many pairs of a busy sender and its queue. */
export function manyQueues(pairs: number, perSecond: number): Crowd {
  const places = numbered('', pairs).map((name, index) => ({
    name,
    x: (index % 5) * 660,
    y: Math.floor(index / 5) * 280,
  }));
  return {
    version: 1,
    name: `${pairs} queues`,
    latencyMs: 500,
    resources: places.flatMap(({ name }) => [
      {
        id: `shop-${name}`,
        service: 'producer',
        settings: { pattern: { kind: 'constant', everySeconds: 1 / perSecond } },
      },
      { id: `queue-${name}`, service: 'sqs' },
    ]),
    links: places.map(({ name }) => ({
      id: `l-${name}`,
      from: `shop-${name}`,
      to: `queue-${name}`,
      kind: 'send',
    })),
    layout: Object.fromEntries(
      places.flatMap(({ name, x, y }) => [
        [`shop-${name}`, { x, y: y + 30 }],
        [`queue-${name}`, { x: x + 240, y }],
      ]),
    ),
  };
}
