import { expect, test } from 'vitest';
import { emptyScenario, type Scenario } from '../../engine/index.ts';
import { blankForm, candidatesIn, offered, type UntilForm, untilsOf } from './untilChoices.ts';

const diagram: Scenario = {
  ...emptyScenario(),
  resources: [
    { id: 'shop', service: 'producer' },
    { id: 'orders', service: 'sqs' },
    { id: 'dlq', service: 'sqs' },
    { id: 'tape', service: 'kinesis' },
    { id: 'counter', service: 'reader' },
    { id: 'idle', service: 'lambda' },
  ],
  links: [
    { id: 'l1', from: 'orders', to: 'dlq', kind: 'redrive' },
    { id: 'l2', from: 'tape', to: 'counter', kind: 'poll' },
  ],
};

const candidates = candidatesIn(diagram);
const blank = blankForm(candidates, 3, 61_000);

const asked = (change: Partial<UntilForm>, nowMs = 0) => untilsOf({ ...blank, ...change }, nowMs);

test('each gap offers what can stand in it', () => {
  expect(candidates).toEqual({
    deadLetterQueues: ['dlq'],
    throttlers: ['orders', 'dlq', 'tape', 'idle'],
    queues: ['orders', 'dlq'],
    readers: ['counter'],
  });
});

test('without queues and readers nobody is asked whether they are empty or late', () => {
  const kinds = offered(candidatesIn(emptyScenario()));
  expect(kinds).not.toContain('empty');
  expect(kinds).not.toContain('iteratorAge');
  expect(offered(candidates)).toContain('iteratorAge');
});

test('a new form names the message that is followed, and a whole minute that is still to come', () => {
  expect([blank.message, blank.timeSeconds]).toEqual(['3', '180']);
});

test('several sentences are asked for in the order in which they were chosen', () => {
  const answer = asked({ chosen: ['lost', 'deleted', 'throttled'], message: 'm12', throttler: 'tape' });
  expect(answer).toEqual({
    untils: [{ kind: 'lost' }, { kind: 'deleted', origin: 12 }, { kind: 'throttled', resource: 'tape' }],
  });
});

test.each([
  ['a time with a comma', { chosen: ['time'], timeSeconds: '1,5' }, { kind: 'time', atMs: 1_500 }],
  ['any dead-letter queue', { chosen: ['deadLettered'] }, { kind: 'deadLettered' }],
  ['an age', { chosen: ['iteratorAge'] }, { kind: 'iteratorAge', resource: 'counter', overMs: 10_000 }],
] as [string, Partial<UntilForm>, object][])('%s', (_, change, until) => {
  expect(asked(change)).toEqual({ untils: [until] });
});

test.each([
  ['nothing chosen', {}, /at least one/],
  ['no message', { chosen: ['touched'], message: 'x' }, /number of a message/],
  ['no number', { chosen: ['iteratorAge'], ageSeconds: '' }, /above 0/],
  ['a time that has gone by', { chosen: ['time'], timeSeconds: '5' }, /gone by/],
] as [string, Partial<UntilForm>, RegExp][])('%s is refused with the reason', (_, change, why) => {
  expect(asked(change, 5_000)).toEqual({ problem: expect.stringMatching(why) });
});
