import { expect, test } from 'vitest';
import type { Fact } from './kernel/log.ts';
import { services } from './services/index.ts';
import { tell, wordsFor, workerWord } from './story.ts';

const fact = (over: Partial<Fact>): Fact => ({
  seq: 0,
  atMs: 0,
  step: 0,
  type: 'MessageReceived',
  service: 'sqs',
  resource: 'orders',
  causeSeq: -1,
  detail: {},
  ...over,
});

function tellOf(over: Partial<Fact>) {
  const whole = fact(over);
  const words = wordsFor(whole.service, whole.type);
  if (!words) throw new Error(`no words for ${whole.type}`);
  return tell(whole, words);
}

test('a receive reads as who received what, which receive of how many, and for how long it is hidden', () => {
  const told = tellOf({
    detail: {
      message: 3,
      by: 'billing',
      receiveCount: 2,
      receiveHere: 2,
      maxReceiveCount: 3,
      timeoutMs: 30_000,
    },
  });
  expect(told.line).toBe('billing receives m3');
  expect(told.note).toBe('receive 2 of 3');
  expect(told.caption).toBe('billing receives m3 (receive 2 of 3); it stays in orders, hidden for 30 s.');
});

test('without a redrive policy there is no limit to name', () => {
  const told = tellOf({
    detail: { message: 3, by: 'billing', receiveCount: 2, receiveHere: 2, timeoutMs: 30_000 },
  });
  expect(told.note).toBe('receive 2');
});

test("the learner's own call is told as theirs", () => {
  expect(tellOf({ detail: { message: 1, by: '', receiveCount: 1, receiveHere: 1, timeoutMs: 0 } }).line).toBe(
    'you receives m1',
  );
});

test('an act of the learner is told as an act', () => {
  const detail = { command: { type: 'setFault', on: 'billing', kind: 'crash' } };
  expect(tellOf({ service: 'kernel', type: 'CommandApplied', resource: '', detail }).line).toBe(
    'you set crash on billing',
  );
});

test('workers are counted in words for as long as words are short', () => {
  expect([workerWord(0), workerWord(11), workerWord(12)]).toEqual(['one', 'twelve', '13']);
});

test('every template of every service fills without leaving a brace behind', () => {
  for (const { id, facts } of services) {
    for (const [type, words] of Object.entries(facts)) {
      const told = tell(fact({ service: id, type, detail: { message: 1 } }), words);
      for (const text of Object.values(told)) expect(text, `${id}.${type}`).not.toMatch(/[{}]|undefined|NaN/);
    }
  }
});
