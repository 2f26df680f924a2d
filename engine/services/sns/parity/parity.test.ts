/**
 * What was recorded from Amazon SNS, played against the engine. `flows.json` and `errors.json` are copies of the shared
 * recordings, never edited by hand; `waiting.json` names those that cannot be played yet, and only gets shorter.
 */
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import errors from './errors.json';
import flows from './flows.json';
import {
  account,
  differencesOf,
  differencesOfError,
  type RecordedError,
  type RecordedFlow,
  standIn,
} from './player.ts';
import waiting from './waiting.json';

/** Lower it when a case no longer waits. */
const waitingMax = 60;

interface Case {
  name: string;
  play: () => string[];
}

const fresh = () => testWorld({ account }).topic(standIn).engine;
const nameOf = (source: string) => source.replace('localstack:sns/', '');
const cases: Case[] = [
  ...(flows as unknown as RecordedFlow[]).map((flow) => ({
    name: nameOf(flow.source),
    play: () => differencesOf(flow, fresh()),
  })),
  ...(errors as unknown as RecordedError[]).map((error) => ({
    name: `${nameOf(error.source)} ${error.key}`,
    play: () => differencesOfError(error, fresh()),
  })),
];
const waits = new Set(waiting.map((entry) => entry.case));
const played = cases.filter(({ name }) => !waits.has(name));

describe('as recorded from AWS', () => {
  test.each(played)('$name', ({ play }) => {
    expect(play()).toEqual([]);
  });

  afterAll(() => {
    console.info(`recorded cases of SNS: ${played.length} played, ${waits.size} wait`);
  });
});

describe('cases that wait', () => {
  test.each(waiting)('$case: $reason', (entry) => {
    // One that plays well waits for nothing: take it off the list. Of some there is no copy, because too much is missing.
    const found = cases.find(({ name }) => name === entry.case);
    if (found) expect(found.play()).not.toEqual([]);
    expect(entry.reason.length).toBeGreaterThan(20);
  });

  test('they only get fewer', () => {
    expect(waits.size).toBe(waiting.length);
    expect(waiting.length).toBeLessThanOrEqual(waitingMax);
  });
});

describe('the runner', () => {
  const done = { ResponseMetadata: { HTTPStatusCode: 200 } };
  const created = { op: 'sns.CreateTopic', params: { Name: 'a' }, status: 200 };
  const publish = (expected: Record<string, unknown>): RecordedFlow['steps'][number] => ({
    op: 'sns.Publish',
    params: { TopicArn: `\${${'0.TopicArn'}}`, Message: 'x' },
    expect: expected,
  });
  const played = (...steps: RecordedFlow['steps']) => differencesOf({ source: '', steps }, fresh());

  test('sees a missing field, a field too many, another status', () => {
    expect(played(created, publish({ MessageId: '<uuid:1>', ...done }))).toEqual([]);
    expect(played(created, publish(done))).toHaveLength(1);
    expect(played(created, publish({ MessageId: '<uuid:1>', Other: '1', ...done }))).toHaveLength(1);
    expect(played({ ...created, status: 400 })).toHaveLength(1);
  });

  test('sees one placeholder for two values, and a reference to nothing', () => {
    const sent = publish({ MessageId: '<uuid:1>', ...done });
    expect(played(created, sent, sent)).toHaveLength(1);
    expect(played(sent)).toContain(`\${${'0.TopicArn'}} was never answered`);
  });
});

/** Present where the recordings were handed over, beside the repository; a clone has the copies alone. */
const shared = new URL('../../../../../shared/cases/', import.meta.url);

describe.runIf(existsSync(shared))('the copies are the recordings', () => {
  interface Shared {
    cases: { source: string; key?: string; op?: string; steps?: { op: string }[] }[];
  }
  const read = (name: string) => JSON.parse(readFileSync(new URL(name, shared), 'utf8')) as Shared;

  test.each([
    ['flows-sqs-sns.json', flows],
    ['errors-sqs-sns.json', errors],
  ])('%s: every case of SNS is copied word for word, or waits', (name, copies) => {
    const left: unknown[] = [...copies];
    for (const recorded of read(name).cases) {
      const ops = recorded.steps?.map(({ op }) => op) ?? [recorded.op ?? ''];
      if (!ops.some((op) => op.startsWith('sns.'))) continue;
      const label = [nameOf(recorded.source), recorded.key ?? ''].join(' ').trim();
      if (left[0] !== undefined && JSON.stringify(left[0]) === JSON.stringify(recorded)) left.shift();
      else expect(waits, label).toContain(label);
    }
    expect(left).toEqual([]);
  });
});
