/**
 * What was recorded from Amazon SQS, played against the engine. `flows.json` and `errors.json` are copies of the shared
 * recordings, never edited by hand; `waiting.json` names those that cannot be played yet, and only gets shorter.
 */
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import {
  differencesOf,
  differencesOfError,
  type RecordedError,
  type RecordedFlow,
} from '../../../testing/recordedCases.ts';
import errors from './errors.json';
import flows from './flows.json';
import waiting from './waiting.json';

/** Lower it when a case no longer waits. */
const waitingMax = 9;

interface Case {
  name: string;
  play: () => string[];
}

const nameOf = (source: string) => source.replace('localstack:sqs/', '');
const cases: Case[] = [
  ...(flows as unknown as RecordedFlow[]).map((flow) => ({
    name: nameOf(flow.source),
    play: () => differencesOf(flow),
  })),
  ...(errors as RecordedError[]).map((error) => ({
    name: `${nameOf(error.source)} ${error.key}`,
    play: () => differencesOfError(error),
  })),
];
const waits = new Set(waiting.map((entry) => entry.case));
const played = cases.filter(({ name }) => !waits.has(name));

describe('as recorded from AWS', () => {
  test.each(played)('$name', ({ play }) => {
    expect(play()).toEqual([]);
  });

  afterAll(() => {
    console.info(`recorded cases of SQS: ${played.length} played, ${waits.size} wait`);
  });
});

describe('cases that wait', () => {
  test.each(waiting)('$case: $reason', (entry) => {
    const found = cases.find(({ name }) => name === entry.case);
    expect(found, 'there is such a case').toBeDefined();
    // One that plays well waits for nothing: take it off the list.
    expect(found?.play()).not.toEqual([]);
    expect(entry.reason.length).toBeGreaterThan(20);
  });

  test('they only get fewer', () => {
    expect(waits.size).toBe(waiting.length);
    expect(waiting.length).toBeLessThanOrEqual(waitingMax);
  });
});

describe('the runner', () => {
  const step = (op: string, params: Record<string, unknown>, expected: Record<string, unknown>) => ({
    op: `sqs.${op}`,
    params,
    expect: expected,
  });
  const flow = (...steps: RecordedFlow['steps']): RecordedFlow => ({ source: '', recorded: '', steps });
  const created = { op: 'sqs.CreateQueue', params: { QueueName: 'a' }, status: 200 };
  const answered = (path: string) => `\${${path}}`;
  const to = { QueueUrl: answered('0.QueueUrl') };
  const done = { ResponseMetadata: { HTTPStatusCode: 200 } };
  const sent = (id: string) => ({ MD5OfMessageBody: 'passed over', MessageId: id, ...done });

  test('sees a missing field, a field too many, another value, another status', () => {
    const send = { ...to, MessageBody: 'x' };
    expect(differencesOf(flow(created, step('SendMessage', send, sent('<uuid:1>'))))).toEqual([]);
    const spoiled = { ...sent('x'), Other: '1', ResponseMetadata: { HTTPStatusCode: 201 } };
    expect(differencesOf(flow(created, step('SendMessage', send, spoiled)))).toHaveLength(3);
    expect(differencesOf(flow(created, step('SendMessage', send, done)))).toHaveLength(1);
    expect(differencesOf(flow({ ...created, status: 400 }))).toHaveLength(1);
  });

  test('sees one placeholder for two values, and two placeholders for one', () => {
    const send = { ...to, MessageBody: 'x' };
    const twice = flow(
      created,
      step('SendMessage', send, sent('<uuid:1>')),
      step('SendMessage', send, sent('<uuid:1>')),
    );
    expect(differencesOf(twice)).toHaveLength(1);
    const receive = (id: string) => ({
      Messages: [{ Body: 'x', MessageId: id, ReceiptHandle: '<receipt-handle:1>' }],
      ...done,
    });
    const steps = [created, step('SendMessage', send, sent('<uuid:1>'))];
    expect(differencesOf(flow(...steps, step('ReceiveMessage', to, receive('<uuid:1>'))))).toEqual([]);
    expect(differencesOf(flow(...steps, step('ReceiveMessage', to, receive('<uuid:2>'))))).toHaveLength(1);
  });

  test('sees a reference to an answer that never came', () => {
    const lost = { op: 'sqs.CreateQueue', params: { QueueName: answered('7.Nothing') }, status: 200 };
    expect(differencesOf(flow(lost))).toContain(`${answered('7.Nothing')} was never answered`);
  });
});

/** Present where the recordings were handed over, beside the repository; a clone has the copies alone. */
const shared = new URL('../../../../../shared/cases/', import.meta.url);

describe.runIf(existsSync(shared))('the copies are the recordings', () => {
  interface Shared {
    cases: { source: string; op?: string; steps?: { op: string }[] }[];
  }
  const read = (name: string) => JSON.parse(readFileSync(new URL(name, shared), 'utf8')) as Shared;
  const isSqs = (op: string) => op.startsWith('sqs.');

  test('every flow that speaks to SQS alone, word for word', () => {
    const { cases: all } = read('flows-sqs-sns.json');
    expect(flows).toEqual(all.filter(({ steps = [] }) => steps.every(({ op }) => isSqs(op))));
  });

  test('every error of an SQS operation, word for word', () => {
    const { cases: all } = read('errors-sqs-sns.json');
    expect(errors).toEqual(all.filter(({ op = '' }) => isSqs(op)));
  });
});
