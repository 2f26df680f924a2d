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
