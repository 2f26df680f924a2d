import { describe, expect, test } from 'vitest';
import type { Fact } from '../../kernel/log.ts';
import { judge } from '../checkers.ts';
import { add, change, idlingFor, type Lie, runOf, said, showing, withhold } from '../lies.ts';
import { type TestWorld, testWorld } from '../testWorld.ts';

/**
 * Goal: what an HTTP service may not do is seen by whoever has only the log.
 *
 * Method: a front with one thread and one waiting place that calls a bank, which fails for one message and crashes in the
 * end; one lie at a time.
 */
function chain(): TestWorld {
  const world = testWorld()
    .http('front', { threads: 1, waitingMax: 1, work: { kind: 'fixed', seconds: 1 }, callAttempts: 2 })
    .http('bank', { work: { kind: 'fixed', seconds: 0.5 }, failMessages: ['bad'], failStatus: 500 })
    .producer('shop', { pattern: { kind: 'script', messages: [{ atSeconds: 0, body: 'good' }] } })
    .link('front', 'bank')
    .link('shop', 'front');
  world.advance('100ms');
  for (const body of ['bad', 'turned away']) world.call('front', 'Request', { body });
  world.advance('10s').call('front', 'Request', { body: 'forgotten' });
  world.advance('200ms').fault('front', 'crash', { forSeconds: 1 }).advance('5s');
  world.call('front', 'Request', { body: 'still at work' });
  return world.advance('500ms');
}

const sound = runOf(chain());
const at = (resource: string) => (fact: Fact) => fact.resource === resource;
const about = (message: number) => (fact: Fact) => at('front')(fact) && fact.detail.message === message;

/** m1 good, of the shop; m2 bad, waits; m3 turned away; m4 forgotten; m5 at work at the end. */
const lies: readonly (readonly [lie: string, words: RegExp, plant: Lie])[] = [
  [
    'more work than there are threads',
    /m2: begins|2 are at work/,
    add('RequestStarted', () => ({ detail: { message: 2, thread: 7, waitedMs: -95, endsAtMs: 9_000 } })),
  ],
  [
    'a thread serves two',
    /still serves m1/,
    add(
      'RequestAccepted',
      ({ detail }) => ({ type: 'RequestStarted', detail: { ...detail, thread: 0, waitedMs: 0 } }),
      about(2),
    ),
  ],
  [
    'more wait than there is room for',
    /2 wait, and there is room for 1/,
    change('RequestTurnedAway', () => ({
      type: 'RequestAccepted',
      detail: { place: 'waiting', waiting: 2 },
    })),
  ],
  [
    'one waits beside a free thread',
    /a thread is free/,
    change('RequestAccepted', () => ({ detail: { place: 'waiting', waiting: 1 } }), about(1)),
  ],
  [
    'one is turned away from a free place',
    /turned away with 1 at work and 0 waiting/,
    change('RequestAccepted', () => ({ type: 'RequestTurnedAway' }), about(2)),
  ],
  [
    'the waiting are served in another order',
    /the turn of m2/,
    change('RequestStarted', () => ({ detail: { message: 3 } }), about(2)),
  ],
  ['it waited another time', /did not wait 7/, change('RequestStarted', () => ({ detail: { waitedMs: 7 } }))],
  ['work ends at another time', /was to end at 1005/, change('RequestWorked', () => ({ atMs: 1_004 }))],
  [
    'the work is done twice',
    /done twice/,
    add('RequestWorked', ({ detail }) => ({ detail: { ...detail, effect: 2 } })),
  ],
  [
    'an effect is counted wrongly',
    /says effect 3/,
    change('RequestWorked', () => ({ detail: { effect: 3 } })),
  ],
  ['a request ends twice', /it has ended/, add('RequestAnswered', () => ({}), about(1))],
  ['a request never ends', /still is|still serves|the turn of/, withhold('RequestAnswered', about(1))],
  [
    'it ends before its work is done',
    /before its work was done/,
    change('RequestFailed', () => ({ type: 'RequestAnswered' })),
  ],
  [
    'success in spite of a call that failed',
    /its call failed/,
    change('RequestCascaded', () => ({ type: 'RequestAnswered' })),
  ],
  [
    'failure because of a call that went well',
    /did not fail/,
    change('RequestAnswered', () => ({ type: 'RequestCascaded' }), about(1)),
  ],
  [
    'a wire is not gone along',
    /bank was not called/,
    change(
      'RequestDeparted',
      () => ({ detail: { to: 'shop' } }),
      (fact) => fact.detail.to === 'bank',
    ),
  ],
  [
    'more attempts than allowed',
    /attempt 3, and 2 are allowed/,
    change('CallRetried', () => ({ detail: { attempt: 3 } })),
  ],
  [
    'an answer to nobody',
    /was not answered/,
    withhold('ReplyDeparted', (fact) => (fact.detail.call as { from: string }).from === 'shop'),
  ],
  [
    'an answer to somebody else',
    /to another request/,
    change(
      'ReplyDeparted',
      ({ detail }) => ({ detail: { call: { ...(detail.call as object), id: 2 } } }),
      at('front'),
    ),
  ],
  [
    'an answer to a learner who did not ask',
    /asked nothing/,
    add('RequestWorked', () => ({ type: 'LearnerAnswered' })),
  ],
  [
    'a crash that forgets something else',
    /the log knows 4/,
    change('ServiceCrashed', () => ({ detail: { messages: [] } })),
  ],
  [
    'something is taken in while it is down',
    /while it is down/,
    change('FaultHealed', () => ({ type: 'Nothing' }), at('front')),
  ],
];

describe('HTTP services', () => {
  test('nothing is said of a sound log', () => {
    expect(judge(sound)).toEqual([]);
  });

  test.each(lies)('it is seen that %s', (_lie, words, plant) => {
    expect(said(sound, 'services', plant)).toMatch(words);
  });

  test('work that should be over, and totals that differ, are seen', () => {
    expect(said(idlingFor(5_000, sound), 'services')).toMatch(/m5: working until/);
    expect(said(showing(sound, 'front', { okTotal: 7 }), 'services')).toMatch(/shows okTotal 7/);
    expect(said(showing(sound, 'bank', { duplicateEffects: 7 }), 'services')).toMatch(
      /shows duplicateEffects 7/,
    );
  });
});
