import { describe, expect, test } from 'vitest';
import type { ScenarioLink, ScenarioResource } from '../protocol.ts';
import { withGrant } from '../scenario/grants.ts';
import { emptyScenario, readScenario, type Scenario } from '../scenario.ts';
import { checks, lint } from './lint.ts';

type Settings = Record<string, unknown>;

function resource(id: string, service: string, settings: Settings = {}): ScenarioResource {
  return { id, service, settings };
}

function wire(from: string, kind: string, to: string, settings: Settings = {}): ScenarioLink {
  return { id: `${from}-${to}`, from, to, kind, settings };
}

function diagram(...items: (ScenarioResource | ScenarioLink)[]): Scenario {
  return {
    ...emptyScenario(),
    resources: items.filter((item): item is ScenarioResource => 'service' in item),
    links: items.filter((item): item is ScenarioLink => 'from' in item),
  };
}

/** Every sound part of a queue that is worked off, so that a test needs to spoil one thing only. */
function workedOff(queue: Settings = {}, worker: Settings = {}): Scenario {
  return diagram(
    resource('shop', 'producer'),
    resource('orders', 'sqs', queue),
    resource('billing', 'worker', worker),
    resource('orders-dlq', 'sqs', { MessageRetentionPeriod: 1_209_600 }),
    wire('shop', 'send', 'orders'),
    wire('orders', 'poll', 'billing'),
    wire('orders', 'redrive', 'orders-dlq', { maxReceiveCount: 5 }),
  );
}

function fifo(queue: Settings = {}, shop: Settings = {}, billing: Settings = {}): Scenario {
  return diagram(
    resource('shop', 'producer', { deduplicationIds: 'perMessage', ...shop }),
    resource('orders.fifo', 'sqs', { FifoQueue: true, ...queue }),
    resource('billing', 'worker', billing),
    resource('dead.fifo', 'sqs', { FifoQueue: true }),
    wire('shop', 'send', 'orders.fifo'),
    wire('orders.fifo', 'poll', 'billing'),
    wire('orders.fifo', 'redrive', 'dead.fifo'),
  );
}

function mapped(queue: Settings = {}, lambda: Settings = {}, mapping: Settings = {}, receives = 5): Scenario {
  return diagram(
    resource('shop', 'producer'),
    resource('orders', 'sqs', queue),
    resource('charge', 'lambda', lambda),
    resource('orders-dlq', 'sqs', { MessageRetentionPeriod: 1_209_600 }),
    wire('shop', 'send', 'orders'),
    wire('orders', 'eventSource', 'charge', { ReportBatchItemFailures: true, ...mapping }),
    wire('orders', 'redrive', 'orders-dlq', { maxReceiveCount: receives }),
  );
}

function streamed(devices: Settings = {}, clicks: Settings = {}, dash: Settings = {}): Scenario {
  return diagram(
    resource('devices', 'producer', devices),
    resource('clicks', 'kinesis', clicks),
    resource('dash', 'reader', dash),
    wire('devices', 'put', 'clicks'),
    wire('clicks', 'poll', 'dash'),
  );
}

function published(...items: (ScenarioResource | ScenarioLink)[]): Scenario {
  return diagram(
    resource('shop', 'producer'),
    resource('events', 'sns'),
    wire('shop', 'publish', 'events'),
    ...items,
  );
}

const named = (scenario: Scenario) => lint(scenario).map(({ check }) => check);

/** A diagram in which one thing is doubtful, and what is said of it. */
const doubts: [check: string, rule: string, spoilt: Scenario, said: RegExp][] = [
  [
    'work-outlasts-visibility',
    'SQS-40',
    workedOff({ VisibilityTimeout: 30 }, { work: { kind: 'fixed', seconds: 40 } }),
    /40 s .* hides it for 30 s/,
  ],
  [
    'no-dead-letter-queue',
    'SQS-70',
    diagram(resource('orders', 'sqs'), resource('billing', 'worker'), wire('orders', 'poll', 'billing')),
    /orders has no dead-letter queue/,
  ],
  [
    'dead-letters-expire-early',
    'SQS-73',
    {
      ...workedOff(),
      resources: workedOff().resources.map((each) =>
        each.id === 'orders-dlq' ? resource('orders-dlq', 'sqs') : each,
      ),
    },
    /keeps its age/,
  ],
  ['short-polling', 'SQS-42', workedOff({}, { waitTimeSeconds: 0 }), /without waiting/],
  ['nothing-deleted', 'SQS-40', workedOff({}, { deleteAfterWork: false }), /never deletes/],
  [
    'nobody-reads',
    'SQS-03',
    diagram(resource('shop', 'producer'), resource('orders', 'sqs'), wire('shop', 'send', 'orders')),
    /waits for 4 d/,
  ],
  ['no-deduplication-id', 'SQS-90', fifo({}, { deduplicationIds: 'none' }), /every send is refused/],
  ['no-message-group', 'SQS-90', fifo({}, { groups: [] }), /without MessageGroupId/],
  [
    'fewer-groups-than-workers',
    'SQS-97',
    fifo({}, { groups: ['A'] }, { workers: 4 }),
    /1 message group for the 4 workers .* 3 of them/,
  ],
  ['delay-of-one-message', 'SQS-61', fifo({}, { delaySeconds: 20 }), /delay of its own/],
  [
    'visibility-below-timeout',
    'LAM-08',
    mapped({ VisibilityTimeout: 60 }, { Timeout: 30 }),
    /180 s are advised/,
  ],
  ['few-receives-for-function', 'LAM-09', mapped({}, {}, {}, 2), /after 2 receives/],
  ['whole-batch-fails', 'LAM-12', mapped({}, {}, { ReportBatchItemFailures: false }), /up to 10 messages/],
  [
    'work-beyond-timeout',
    'LAM-11',
    mapped({}, { Timeout: 3, work: { kind: 'fixed', seconds: 4 } }),
    /works for 4 s and is ended after 3 s/,
  ],
  [
    'record-blocks-shard',
    'LAM-35',
    diagram(
      resource('devices', 'producer'),
      resource('clicks', 'kinesis', { ShardCount: 1 }),
      resource('charge', 'lambda'),
      wire('devices', 'put', 'clicks'),
      wire('clicks', 'eventSource', 'charge'),
    ),
    /for up to 1 d/,
  ],
  [
    'too-few-shards',
    'KDS-20',
    streamed({ pattern: { kind: 'constant', everySeconds: 0.0004 } }, { ShardCount: 2 }),
    /2,500 records a second .* 2 shards take 2,000/,
  ],
  ['fewer-keys-than-shards', 'KDS-66', streamed({ groups: ['A'] }, { ShardCount: 4 }), /at least 3 of them/],
  [
    'failed-entries-dropped',
    'KDS-21',
    streamed({ batchSize: 10, retryFailedEntries: false }, { ShardCount: 1 }),
    /FailedRecordCount/,
  ],
  ['children-before-parents', 'KDS-57', streamed({}, { ShardCount: 1 }, { ordersChildren: false }), /split/],
  [
    'delivery-denied',
    'SNS-30',
    published(
      resource('orders', 'sqs'),
      resource('billing', 'worker'),
      resource('orders-dlq', 'sqs', { MessageRetentionPeriod: 1_209_600 }),
      wire('events', 'subscribe', 'orders'),
      wire('orders', 'poll', 'billing'),
      wire('orders', 'redrive', 'orders-dlq'),
    ),
    /every delivery is denied/,
  ],
  [
    'deliveries-can-be-lost',
    'SNS-72',
    published(resource('audit', 'http'), wire('events', 'subscribe', 'audit')),
    /four times/,
  ],
  ['nobody-subscribes', 'SNS-31', published(), /stores nothing/],
];

describe('a doubt', () => {
  test.each(doubts)('%s [%s] is raised, and alone', (check, rule, scenario, said) => {
    expect(readScenario(scenario)).toHaveProperty('scenario');
    const findings = lint(scenario);
    expect(findings.map((finding) => [finding.check, finding.rule])).toEqual([[check, rule]]);
    expect(findings[0]?.sentence).toMatch(said);
    const ids = new Set([...scenario.resources, ...scenario.links].map(({ id }) => id));
    expect(findings[0]?.on.every((id) => ids.has(id))).toBe(true);
  });

  test('is raised by every check there is', () => {
    expect(new Set(doubts.map(([check]) => check)).size).toBe(checks.length);
  });

  test.each(doubts)('%s is gone after its fix, which makes no other', (_check, _rule, scenario) => {
    for (const { fix } of lint(scenario)) {
      if (!fix) continue;
      expect(readScenario(fix.scenario)).toHaveProperty('scenario');
      expect(lint(fix.scenario).filter(({ severity }) => severity === 'wrong')).toEqual([]);
      expect(named(fix.scenario)).not.toContain(_check);
    }
  });

  test('leaves the scenario as it was', () => {
    for (const [, , scenario] of doubts) {
      const before = JSON.stringify(scenario);
      lint(scenario);
      expect(JSON.stringify(scenario)).toBe(before);
    }
  });
});

describe('nothing is said', () => {
  test('of an empty diagram, and of sound ones', () => {
    for (const sound of [emptyScenario(), workedOff(), fifo(), mapped(), streamed({}, { ShardCount: 3 })])
      expect(named(sound)).toEqual([]);
  });

  test('of a delivery that another statement allows', () => {
    const denied = published(
      resource('events-log', 'sqs'),
      resource('reader', 'worker'),
      wire('events', 'subscribe', 'events-log'),
      wire('events-log', 'poll', 'reader'),
    );
    const link = denied.links.find(({ kind }) => kind === 'subscribe')!;
    expect(named(denied)).toContain('delivery-denied');
    expect(named(withGrant(denied, link))).not.toContain('delivery-denied');
  });

  test('of work that outlasts the timeout but asks for more time', () => {
    const patient = workedOff({}, { work: { kind: 'fixed', seconds: 90 }, heartbeatSeconds: 10 });
    expect(named(patient)).toEqual([]);
  });
});

test('what AWS would refuse stands before what is doubtful', () => {
  const both = mapped({ VisibilityTimeout: 10 }, { Timeout: 30 }, { ReportBatchItemFailures: false }, 2);
  expect(lint(both).map(({ severity }) => severity)).toEqual(['wrong', 'doubtful', 'doubtful']);
});
