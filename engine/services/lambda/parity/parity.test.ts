/**
 * What real functions and failure destinations received, played against the engine. `recordings.json` are copies of the
 * shared recordings, never edited by hand; `waiting.json` names those that cannot be played, and only gets shorter. Of a
 * played case everything is compared but the answers of CreateEventSourceMapping: here the wire is the mapping.
 */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../../../testing/testWorld.ts';
import recordings from './recordings.json';
import waiting from './waiting.json';

/** Lower it when a case no longer waits. */
const waitingMax = 37;

type Json = Record<string, unknown>;
const named = (part: string) => {
  const found = recordings.find(({ source }) => source.includes(part));
  if (!found) throw new Error(`there is no recording ${part}`);
  return found.content as Record<string, unknown>;
};

/** The recordings show another account than the one they were made with; so does this world. */
const place = { account: '111111111111', region: 'us-east-1' };
const quick = { coldStartSeconds: 0, work: { kind: 'fixed', seconds: 0 } };

/** Compares what was recorded with what was found: `<uuid:1>` is one value wherever it stands, another mask any text. */
class Comparison {
  private readonly masks = new Map<string, unknown>();
  readonly differences: string[] = [];

  see(recorded: unknown, found: unknown, where = ''): this {
    if (typeof recorded === 'string') this.seeText(recorded, found, where);
    else if (typeof recorded !== 'object' || recorded === null) {
      if (recorded !== found) this.differ(where, recorded, found);
    } else this.seeFields(recorded as Json, found as Json | undefined, where);
    return this;
  }

  private seeFields(recorded: Json, found: Json | undefined, where: string): void {
    // One recording leaves out what another shows as null.
    const keysOf = (side: Json) => Object.keys(side).filter((key) => side[key] !== null);
    for (const key of new Set([...keysOf(recorded), ...keysOf(found ?? {})]))
      this.see(recorded[key], found?.[key], `${where}.${key}`);
  }

  private seeText(recorded: string, found: unknown, where: string): void {
    const mask = /^<[a-z-]+:[^>]+>$/.test(recorded);
    if (mask && !recorded.startsWith('<timestamp:')) {
      const known = this.masks.get(recorded);
      const isTaken = [...this.masks].some(([other, value]) => {
        return other !== recorded && other.split(':')[0] === recorded.split(':')[0] && value === found;
      });
      if (!found || isTaken || (known !== undefined && known !== found)) this.differ(where, recorded, found);
      this.masks.set(recorded, found);
      return;
    }
    if (/^(<.*>|sent-timestamp|sender-id)$/.test(recorded) && !recorded.includes('>:')) {
      if (found === undefined || found === '') this.differ(where, recorded, found);
      return;
    }
    const pattern = recorded
      .replace('<partition>', 'aws')
      .replace('<region>', 'us-east-1')
      .split(/<[a-z-]+(?::\d+)?>/)
      .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
      .join('.+');
    if (!new RegExp(`^${pattern}$`).test(String(found))) this.differ(where, recorded, found);
  }

  private differ(where: string, recorded: unknown, found: unknown): void {
    this.differences.push(`${where}: recorded ${JSON.stringify(recorded)}, found ${JSON.stringify(found)}`);
  }
}

const eventIn = (world: TestWorld, environment = 1) =>
  (world.call<{ event: { Records: Json[] } }>('handle', 'ShowEvent', { environment }).event ?? {
    Records: [],
  }) as { Records: Json[] };
const received = (content: Record<string, unknown>, key: string) =>
  (content[key] as { Messages: { Body: { event: unknown } }[] }).Messages[0]?.Body.event;

describe('as recorded from AWS', () => {
  test('test_failing_lambda_retries_after_visibility_timeout', () => {
    const content = named('test_failing_lambda_retries');
    const world = testWorld(place)
      .queue('source', { VisibilityTimeout: 10 })
      .lambda('handle', { ...quick, failFirstTimes: 1 })
      .link('source', 'handle', { BatchSize: 1 });
    world.send('source', '{"destination": "<queue-url:1>", "fail_attempts": 1}');
    const comparison = new Comparison();
    world.advanceTo('5s');
    comparison.see(received(content, 'first_attempt'), eventIn(world), 'first');
    world.advanceTo('15s');
    comparison.see(received(content, 'second_attempt'), eventIn(world), 'second');
    expect(comparison.differences).toEqual([]);
    expect(world.contents('source')).toEqual([]);
  });

  test('test_report_batch_item_failures_invalid_result_json_batch_fails', () => {
    const content = named('invalid_result_json');
    const world = testWorld(place)
      .queue('source', { VisibilityTimeout: 10 })
      .queue('dead')
      .lambda('handle', { ...quick, answerWith: '{"batchItemFailures": [{"foo": "notvalid"}]}' })
      .link('source', 'handle', { ReportBatchItemFailures: true })
      .link('source', 'dead', { maxReceiveCount: 2 });
    world.send('source', '{"message": 1, "fail_attempts": 0}');
    const comparison = new Comparison();
    world.advanceTo('5s');
    comparison.see(received(content, 'first_invocation'), eventIn(world), 'first');
    world.advanceTo('15s');
    comparison.see(received(content, 'second_invocation'), eventIn(world), 'second');
    world.advanceTo('30s');
    const [dead] = world.receive('dead');
    const [recorded] = (content.dlq_response as { Messages: Json[] }).Messages;
    comparison.see(recorded?.MessageId, dead?.MessageId, 'dead');
    expect(comparison.differences).toEqual([]);
  });

  test.each(['15', '100', '1000', '10000'])('test_sqs_event_source_mapping_batch_size[%s]', (size) => {
    const content = named(`batch_size[${size}]`);
    const world = testWorld(place)
      .queue('source')
      .lambda('handle', quick)
      .link('source', 'handle', { BatchSize: Number(size), MaximumBatchingWindowInSeconds: 10 });
    sendParts(world, [10, 5], (index, part) => `${index}-${part}-message-${index}`);
    world.advanceTo('30s');
    expect(new Comparison().see(content.Records, sorted(world, [1])).differences).toEqual([]);
    expect(world.facts('InvocationStarted')).toHaveLength(1);
  });

  test('test_sqs_event_source_mapping_batching_reserved_concurrency', () => {
    const content = named('reserved_concurrency');
    const world = testWorld(place)
      .queue('source')
      .lambda('handle', { ...quick, work: { kind: 'fixed', seconds: 2 }, ReservedConcurrentExecutions: 2 })
      .link('source', 'handle', {
        BatchSize: 20,
        MaximumBatchingWindowInSeconds: 1,
        MaximumConcurrency: 2,
      });
    sendParts(world, [10, 10, 10], (index, part) => `${index}-${part}-message`);
    world.advanceTo('30s');
    const { total_batches_received: batchCount } = content.batch_info as { total_batches_received: number };
    expect(world.facts('InvocationStarted')).toHaveLength(batchCount);
    expect(new Comparison().see(content.Records, sorted(world, [1, 2])).differences).toEqual([]);
  });

  test('test_kinesis_maximum_record_age_exceeded_discard_records', () => {
    const content = named('record_age_exceeded');
    const world = testWorld(place).stream('source').queue('failed').lambda('handle', quick);
    const put = (Data: string) => world.call('source', 'PutRecord', { Data, PartitionKey: 'test' });
    put('stream-data');
    world.link('handle', 'failed', {}, 'onFailure').advanceTo('61s');
    for (const number of [1, 2, 3, 4, 5]) put(`stream-data-${number}`);
    world.link('source', 'handle', {
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 10,
      MaximumBatchingWindowInSeconds: 1,
      MaximumRetryAttempts: 0,
      MaximumRecordAgeInSeconds: 60,
    });
    world.advanceTo('70s');
    const report = (content.record_age_exceeded_payload as { Messages: { Body: unknown }[] }).Messages[0]
      ?.Body;
    const comparison = new Comparison().see(report, JSON.parse(world.receiveBodies('failed')[0] ?? ''));
    expect(comparison.differences).toEqual([]);
    expect(new Comparison().see(content.Records, eventIn(world).Records).differences).toEqual([]);
  });
});

function sendParts(
  world: TestWorld,
  counts: readonly number[],
  bodyOf: (index: number, part: number) => string,
): void {
  counts.forEach((count, part) => {
    world.call('source', 'SendMessageBatch', {
      Entries: Array.from({ length: count }, (_, index) => ({
        Id: `${index}-${part}`,
        MessageBody: bodyOf(index, part),
      })),
    });
  });
}

/** The records of the last events of some environments, in the order of the recordings: by body. */
function sorted(world: TestWorld, environments: readonly number[]): Json[] {
  return environments
    .flatMap((environment) => eventIn(world, environment).Records)
    .sort((a, b) => (String(a.body) < String(b.body) ? -1 : 1));
}

describe('the comparison', () => {
  const differences = (recorded: unknown, found: unknown) =>
    new Comparison().see(recorded, found).differences.length;

  test('sees a missing field, a field too many, another value, one mask for two values, two masks for one', () => {
    expect(differences({ a: '1', b: '<uuid:1>' }, { a: '1', b: 'x' })).toBe(0);
    expect(differences({ a: '1' }, {})).toBe(1);
    expect(differences({}, { a: '1' })).toBe(1);
    expect(differences({ a: 1 }, { a: 2 })).toBe(1);
    expect(differences(['<uuid:1>', '<uuid:1>'], ['x', 'y'])).toBe(1);
    expect(differences(['<uuid:1>', '<uuid:2>'], ['x', 'x'])).toBe(1);
    expect(differences('arn:<partition>:sqs:<region>:1:<resource:1>', 'arn:aws:sns:us-east-1:1:a')).toBe(1);
  });
});

describe('cases that wait', () => {
  test('they only get fewer, and each says why', () => {
    expect(waiting.length).toBeLessThanOrEqual(waitingMax);
    expect(waiting.filter(({ reason }) => reason.length < 20)).toEqual([]);
  });
});

/** Present where the recordings were handed over, beside the repository; a clone has the copies alone. */
const shared = new URL('../../../../../shared/cases/', import.meta.url);

describe.runIf(existsSync(shared))('the copies are the recordings', () => {
  const read = (name: string) =>
    (JSON.parse(readFileSync(new URL(name, shared), 'utf8')) as { cases: (Json & { source: string })[] })
      .cases;
  const nameOf = (source: string) => source.replace('localstack:lambda_/event_source_mapping/', '');

  test('word for word, and what is not played waits by its name', () => {
    const waits = new Set(waiting.map((entry) => entry.case));
    const all = read('esm-recordings.json');
    expect(recordings).toEqual(all.filter(({ source }) => !waits.has(nameOf(source))));
    const filters = read('esm-filter.json').map(({ source, sqs_body }) => `${nameOf(source)} ${sqs_body}`);
    const rest = all.map(({ source }) => nameOf(source)).filter((name) => waits.has(name));
    expect([...rest, ...filters].sort()).toEqual([...waits].sort());
  });
});
