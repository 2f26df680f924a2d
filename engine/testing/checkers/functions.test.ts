import { describe, expect, test } from 'vitest';
import type { Fact } from '../../kernel/log.ts';
import { judge } from '../checkers.ts';
import { add, change, idlingFor, type Lie, runOf, said, showing, withhold } from '../lies.ts';
import { type TestWorld, testWorld } from '../testWorld.ts';

const lettingIn = JSON.stringify({
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sqs:SendMessage' }],
});

/**
 * Goal: whoever has only the log sees an invocation, an event or a report that is lost, doubled or out of time.
 *
 * Method: one function with room for two invocations, called by the learner and by a program; a bad event goes through all
 * its attempts to the destination; one lie at a time.
 */
function calls(): TestWorld {
  const world = testWorld()
    .lambda('fn', {
      ReservedConcurrentExecutions: 2,
      work: { kind: 'fixed', seconds: 1 },
      keepWarmSeconds: 5,
      failMessages: ['bad'],
    })
    .queue('out')
    .queue('told', { Policy: lettingIn })
    .producer('shop', { pattern: { kind: 'script', messages: [{ atSeconds: 12, body: 'order' }] } })
    .link('fn', 'out', {}, 'send')
    .link('fn', 'told', {}, 'onFailure')
    .link('shop', 'fn');
  const invoke = (InvocationType: string, body: string) =>
    world.call('fn', 'Invoke', { InvocationType, Payload: { body } });
  invoke('RequestResponse', 'a');
  world.advance('100ms');
  invoke('Event', 'b');
  invoke('RequestResponse', 'turned away');
  world.advance('3s');
  invoke('RequestResponse', 'd');
  world.advance('20s');
  invoke('Event', 'bad');
  world.advance('200s');
  invoke('Event', 'bad again');
  world.advance('2s');
  invoke('Event', 'at work');
  return world.advance('100ms');
}

const sound = runOf(calls());
const about = (message: number) => (fact: Fact) => fact.detail.messages?.includes(message) === true;
const tagged = (tag: string) => (fact: Fact) => fact.detail.tag === tag;
const at = (name: string) => (fact: Fact) => fact.resource === name;

/** m1 a, m2 b, m3 turned away, m4 d, m5 of the shop, m6 bad, m7 bad again, m8 at work. */
const lies: readonly (readonly [lie: string, checker: string, words: RegExp, plant: Lie])[] = [
  [
    'more run at once than may',
    'functions',
    /begins beside 2, and 2 may run/,
    change('InvocationThrottled', () => ({
      type: 'InvocationStarted',
      detail: { environment: 9, endsAtMs: 1 },
    })),
  ],
  [
    'one is throttled beside nobody',
    'functions',
    /throttled beside 0/,
    change('InvocationStarted', () => ({ type: 'InvocationThrottled' }), about(4)),
  ],
  [
    'an environment runs two',
    'functions',
    /invoked while it is at work/,
    change('InvocationStarted', () => ({ detail: { environment: 1 } }), about(2)),
  ],
  [
    'an environment that is not there is invoked',
    'functions',
    /invoked, and it is not there/,
    change('InvocationStarted', () => ({ detail: { environment: 9 } }), about(4)),
  ],
  [
    'a new environment is called warm',
    'functions',
    /new, and called warm/,
    change('InvocationStarted', () => ({ detail: { isCold: false } })),
  ],
  [
    'another one was used later',
    'functions',
    /another one was used later/,
    change('InvocationStarted', () => ({ detail: { environment: 1 } }), about(4)),
  ],
  [
    'a number is given twice',
    'functions',
    /was given before/,
    change(
      'EnvironmentStarted',
      () => ({ detail: { environment: 1 } }),
      ({ detail }) => detail.environment === 2,
    ),
  ],
  [
    'a cold start takes another time',
    'functions',
    /takes 7 ms/,
    change('EnvironmentStarted', () => ({ detail: { initMs: 7 } })),
  ],
  [
    'one is made although another is idle',
    'functions',
    /another one is idle/,
    add('InvocationSucceeded', () => ({
      type: 'EnvironmentStarted',
      detail: { environment: 9, initMs: 400 },
    })),
  ],
  [
    'one goes too early',
    'functions',
    /was to be kept until/,
    change('EnvironmentGone', ({ atMs }) => ({ atMs: atMs - 1 })),
  ],
  [
    'one goes while it is at work',
    'functions',
    /it is at work/,
    add('InvocationStarted', () => ({ type: 'EnvironmentGone', detail: { environment: 1, livedMs: 0 } })),
  ],
  [
    'one goes that was not there',
    'functions',
    /it was not there/,
    change('EnvironmentGone', () => ({ detail: { environment: 9 } })),
  ],
  [
    'an invocation is to last too long',
    'functions',
    /beyond its Timeout of 3 s/,
    change('InvocationStarted', () => ({ detail: { endsAtMs: 99_999 } })),
  ],
  [
    'it ends at another time',
    'functions',
    /was to end at 1410 ms/,
    change('InvocationSucceeded', ({ atMs }) => ({ atMs: atMs + 1 })),
  ],
  ['it ends twice', 'functions', /its invocation has ended/, add('InvocationSucceeded', () => ({}))],
  ['it never ends', 'functions', /still at work/, withhold('InvocationSucceeded', about(5))],
  ['it ends and never began', 'functions', /it was not invoked/, withhold('InvocationStarted', about(4))],
  [
    'it ends with something else',
    'functions',
    /began with m1/,
    change('InvocationSucceeded', () => ({ detail: { messages: [9] } })),
  ],
  [
    'it is billed otherwise',
    'functions',
    /billed 1 ms/,
    change('InvocationSucceeded', () => ({ detail: { billedMs: 1 } })),
  ],
  [
    'it did work that it was not given',
    'functions',
    /did work on m9/,
    change('InvocationSucceeded', () => ({ detail: { done: [9] } })),
  ],
  [
    'an effect is counted wrongly',
    'functions',
    /says effect 5 of m1/,
    change('InvocationSucceeded', () => ({ detail: { effect: 5 } })),
  ],
  [
    'it sends onward what it was not given',
    'functions',
    /sends onward m9/,
    change('RequestDeparted', () => ({ detail: { origins: [9] } }), tagged('sentOnward')),
  ],
  [
    'something is sent onward by nobody',
    'functions',
    /no invocation is at it/,
    change('RequestDeparted', () => ({ causeSeq: 0 }), tagged('sentOnward')),
  ],

  ['an event is never tried', 'events', /new, and nobody says/, withhold('InvocationStarted', about(2))],
  [
    'an event is tried at another time',
    'events',
    /it was due at/,
    change(
      'InvocationStarted',
      ({ atMs }) => ({ atMs: atMs + 1 }),
      (fact) => about(6)(fact) && fact.atMs > 50_000,
    ),
  ],
  [
    'another event is tried',
    'events',
    /with other messages/,
    change('InvocationStarted', () => ({ detail: { messages: [9] } }), about(2)),
  ],
  [
    'the next attempt is in another time',
    'events',
    /in 7 ms, the rule says 60000/,
    change('EventRetried', () => ({ detail: { inMs: 7 } })),
  ],
  [
    'the next attempt has another number',
    'events',
    /says attempt 7/,
    change('EventRetried', () => ({ detail: { attempt: 7 } })),
  ],
  [
    'the next attempt has another reason',
    'events',
    /\(throttled\) while it is failed/,
    change('EventRetried', () => ({ detail: { why: 'throttled' } })),
  ],
  [
    'something is tried again that was not taken in',
    'events',
    /it was not taken in/,
    change('EventRetried', () => ({ causeSeq: 0 })),
  ],
  [
    'an event is given up too early',
    'events',
    /after 1 attempts/,
    change('EventRetried', () => ({
      type: 'EventGivenUp',
      detail: { condition: 'RetriesExhausted', attempts: 1 },
    })),
  ],
  [
    'an event is given up for an age it has not',
    'events',
    /\(EventAgeExceeded\)/,
    change('EventGivenUp', () => ({ detail: { condition: 'EventAgeExceeded' } })),
  ],
  ['an event is given up twice', 'events', /it was not there/, add('EventGivenUp', () => ({}))],
  ['an event is given up in silence', 'events', /failed, and nobody says/, withhold('EventGivenUp')],
  [
    'a caller is not answered',
    'events',
    /nobody was answered/,
    withhold('ReplyDeparted', (fact) => (fact.detail.call as { from: string }).from === 'shop'),
  ],
  ['the learner is not answered', 'events', /nobody was answered/, withhold('LearnerAnswered')],
  [
    'somebody else is answered',
    'events',
    /answers somebody else/,
    change(
      'ReplyDeparted',
      ({ detail }) => ({ detail: { call: { ...(detail.call as object), id: 1 } } }),
      (fact) => (fact.detail.call as { from: string }).from === 'shop',
    ),
  ],

  [
    'no report leaves',
    'reports',
    /what became of the report to told/,
    withhold('RequestDeparted', tagged('notified')),
  ],
  [
    'a report leaves twice',
    'reports',
    /what was not given up/,
    add('RequestDeparted', ({ detail }) => ({ detail: { ...detail, id: 999 } }), tagged('notified')),
  ],
  ['a report never arrives', 'reports', /it never arrived/, withhold('MessageSent', at('told'))],
  [
    'a report that arrived is called refused',
    'reports',
    /told answered otherwise/,
    change('DestinationNotified', () => ({ type: 'DestinationRefused' })),
  ],
  [
    'nobody says that a report arrived',
    'reports',
    /what became of the report/,
    withhold('DestinationNotified'),
  ],
  ['a report arrives twice', 'reports', /was not under way/, add('DestinationNotified', () => ({}))],
  [
    'what is given up is called lost beside a destination',
    'reports',
    /the destination is told/,
    change('EventGivenUp', () => ({ detail: { ending: 'lost' } })),
  ],
];

describe('functions', () => {
  test('nothing is said of a sound log', () => {
    expect(judge(sound)).toEqual([]);
  });

  test.each(lies)('it is seen that %s', (_lie, checker, words, plant) => {
    expect(said(sound, checker, plant)).toMatch(words);
  });

  test('what should have happened by the end, and totals that differ, are seen', () => {
    const late = idlingFor(70_000, sound);
    expect(said(late, 'functions')).toMatch(/was to end at .*, and is still at work/);
    expect(said(late, 'events')).toMatch(/m7: was to be tried again at/);
    expect(said(showing(sound, 'fn', { billedMs: 1 }), 'functions')).toMatch(/shows billedMs 1/);
    expect(said(showing(sound, 'fn', { busyCount: 9 }), 'functions')).toMatch(/shows busyCount 9/);
    expect(said(showing(sound, 'fn', { retryingEvents: 9 }), 'events')).toMatch(/9 retries, the log 2 and 1/);
  });

  test('an environment that stays too long is seen', () => {
    const world = testWorld().lambda('fn', { keepWarmSeconds: 5 });
    world.call('fn', 'Invoke', { Payload: {} });
    expect(said(idlingFor(9_000, runOf(world.advance('3s'))), 'functions')).toMatch(/was to go at 5900 ms/);
  });
});
