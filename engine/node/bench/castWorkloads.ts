/** Loads for streams and topics, in Node and in a worker of a browser alike. */

import { queueArn, topicArn } from '../../aws/arn.ts';
import { allowStatement } from '../../aws/policy.ts';
import type { ScenarioLink, ScenarioResource } from '../../protocol.ts';
import type { Scenario } from '../../scenario.ts';

const home = { account: '123456789012', region: 'us-east-1' };

function scenarioOf(name: string, resources: ScenarioResource[], links: ScenarioLink[]): Scenario {
  return {
    version: 1,
    name,
    seed: 1,
    ...home,
    latencyMs: 5,
    speed: 1,
    resources,
    links,
    script: [],
    layout: {},
    notes: [],
    moments: [],
  };
}

/**
 * A stream whose every shard takes as many records a second as it may, and two readers that keep up.
 * @param share of the limit: 1 is 1,000 records a second and shard
 */
export function fullStream(shards: number, share = 1): Scenario {
  const perSecond = shards * 1_000 * share;
  return scenarioOf(
    'Full stream',
    [
      {
        id: 'devices',
        service: 'producer',
        settings: {
          pattern: { kind: 'ramp', fromPerSecond: perSecond, toPerSecond: perSecond, overSeconds: 1 },
          batchSize: 500,
          groups: [],
          partitionKeys: 'perMessage',
        },
      },
      { id: 'clicks', service: 'kinesis', settings: { ShardCount: shards } },
      ...['dash', 'fraud'].map((id) => ({
        id,
        service: 'reader',
        settings: { work: { kind: 'fixed', seconds: 0 } },
      })),
    ],
    [
      { id: 'put', from: 'devices', to: 'clicks', kind: 'put' },
      ...['dash', 'fraud'].map((id) => ({ id: `read-${id}`, from: 'clicks', to: id, kind: 'poll' })),
    ],
  );
}

/** A topic with so many subscriptions, each with a filter that lets one message in four through. */
export function filteredTopic(subscriptions: number, publishesPerSecond: number): Scenario {
  const queues = Array.from({ length: subscriptions }, (_, index) => `queue-${index}`);
  const kinds = ['order', 'refund', 'return', 'review'];
  const policyOf = (queue: string) => {
    const statement = allowStatement({
      sid: 'allow-events',
      service: 'sns.amazonaws.com',
      action: 'sqs:SendMessage',
      resourceArn: queueArn(home, queue),
      sourceArn: topicArn(home, 'events'),
    });
    return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  };
  return scenarioOf(
    'Filtered topic',
    [
      {
        id: 'shop',
        service: 'producer',
        settings: {
          pattern: { kind: 'constant', everySeconds: 1 / publishesPerSecond },
          groups: [],
          attributes: [
            { name: 'type', type: 'String', values: kinds },
            { name: 'price', type: 'Number', values: ['12', '120'] },
          ],
        },
      },
      { id: 'events', service: 'sns' },
      ...queues.map((id) => ({ id, service: 'sqs', settings: { Policy: policyOf(id) } })),
    ],
    [
      { id: 'publish', from: 'shop', to: 'events', kind: 'publish' },
      ...queues.map((id, index) => ({
        id: `subscribe-${index}`,
        from: 'events',
        to: id,
        kind: 'subscribe',
        settings: {
          FilterPolicy: JSON.stringify({
            type: [kinds[index % kinds.length]],
            price: [{ numeric: ['>', 0] }],
          }),
        },
      })),
    ],
  );
}
