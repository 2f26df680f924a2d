import { describe, expect, test } from 'vitest';
import type { Fact } from '../../kernel/log.ts';
import { judge } from '../checkers.ts';
import { add, change, idlingFor, type Lie, runOf, said, showing, withhold } from '../lies.ts';
import { type TestWorld, testWorld } from '../testWorld.ts';
import { passes } from './filter.ts';
import { retryInMs } from './retries.ts';

const lettingIn = JSON.stringify({
  Statement: [{ Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: 'sqs:SendMessage' }],
});
const type = (value: string) => ({ MessageAttributes: { type: { DataType: 'String', StringValue: value } } });

/**
 * Goal: whoever has only the log sees a message that a topic delivers, filters or loses where it should not.
 *
 * Method: one topic with a queue that filters, a queue that lets nobody in, an HTTP service that fails and a function;
 * dead letters for the last two of these; one lie at a time.
 */
function news(): TestWorld {
  const DeliveryPolicy =
    '{"healthyRetryPolicy": {"numRetries": 2, "minDelayTarget": 1, "maxDelayTarget": 3}}';
  const world = testWorld()
    .topic('news')
    .topic('unheard')
    .queue('inbox', { Policy: lettingIn })
    .queue('shut')
    .queue('dead', { Policy: lettingIn })
    .http('site', { answers: 'wrong', work: { kind: 'fixed', seconds: 0 } })
    .lambda('fn')
    .link('news', 'inbox', { FilterPolicy: '{"type": ["order"]}' })
    .link('news', 'shut')
    .link('news', 'site', { DeliveryPolicy })
    .link('news', 'fn')
    .link('news', 'dead', { endpoints: ['site'] }, 'redrive');
  world.call('news', 'Publish', { Message: 'one', ...type('order') });
  world.call('news', 'Publish', { Message: 'two', ...type('refund') });
  world.call('unheard', 'Publish', { Message: 'three' });
  world.advance('20s').call('news', 'Publish', { Message: 'four', ...type('refund') });
  return world.advance('500ms');
}

const { links } = news().engine;
const sound = runOf(news());
const endpoint = (name: string) => (fact: Fact) => fact.detail.endpoint === name;
const at = (name: string) => (fact: Fact) => fact.resource === name;
const to = (name: string) => (fact: Fact) => fact.detail.to === name;
/** The first publish asked for another type. */
const askFor = (value: string, message: string) =>
  change(
    'CommandApplied',
    ({ detail }) => {
      const command = detail.command as { input: object };
      return { detail: { command: { ...command, input: { ...command.input, ...type(value) } } } };
    },
    ({ detail }) => (detail.command as { input?: { Message?: string } }).input?.Message === message,
  );

/** m1 order, m2 refund, m3 unheard, m4 refund, whose delivery to the site waits at the end. */
const lies: readonly (readonly [lie: string, words: RegExp, plant: Lie])[] = [
  ['a delivery is kept quiet', /its call has ended, and nobody says how/, withhold('NotificationDelivered')],
  ['a message is delivered twice', /while it is ended/, add('NotificationDelivered', () => ({}))],
  ['nobody says that it was filtered', /neither sent nor filtered/, withhold('MessageFiltered')],
  ['it is filtered twice', /it was not offered/, add('MessageFiltered', () => ({}))],
  ['the filter rejects what fits', /the policy lets it through/, askFor('order', 'two')],
  ['the filter lets through what does not fit', /gets through to inbox/, askFor('refund', 'one')],
  [
    'it is delivered and never arrives in the queue',
    /it never arrived/,
    withhold('MessageSent', at('inbox')),
  ],
  ['it is delivered and never arrives at the function', /it never arrived/, withhold('EventQueued')],
  [
    'it is delivered after a refusal',
    /was no success/,
    change('DeliveryFailed', () => ({ type: 'NotificationDelivered' })),
  ],
  [
    'it fails after a success',
    /the answer was a success/,
    change('NotificationDelivered', () => ({ type: 'DeliveryFailed' })),
  ],
  [
    'a client-side error is tried again',
    /client-side error may be tried again/,
    change('DeliveryDenied', () => ({ type: 'DeliveryFailed', detail: { retryInMs: 1_000, next: 'retry' } })),
  ],
  [
    'what may pass is not tried again',
    /after an answer that may pass/,
    change('DeliveryFailed', () => ({ type: 'DeliveryDenied' })),
  ],
  [
    'a retry comes after another time',
    /in 7 ms, the policy says 1000 ms/,
    change('DeliveryFailed', () => ({ detail: { retryInMs: 7 } })),
  ],
  [
    'a retry too many',
    /in 3000 ms, the policy says undefined/,
    change(
      'DeliveryFailed',
      () => ({ detail: { retryInMs: 3_000 } }),
      ({ detail }) => detail.attempt === 3,
    ),
  ],
  [
    'a retry comes early',
    /which was due at/,
    change(
      'RequestDeparted',
      ({ atMs }) => ({ atMs: atMs - 1 }),
      ({ atMs, detail }) => atMs > 1_000 && detail.to === 'site',
    ),
  ],
  [
    'a retry that nobody planned',
    /tried again while it is/,
    add('RequestDeparted', ({ detail }) => ({ detail: { ...detail, id: 999 } }), to('inbox')),
  ],
  [
    'another attempt is counted',
    /attempt 5, the log knows 1/,
    change('NotificationDelivered', () => ({ detail: { attempt: 5 } })),
  ],
  [
    'it says that another end comes',
    /says lost, and deadLetter comes next/,
    change(
      'DeliveryFailed',
      () => ({ detail: { next: 'lost' } }),
      ({ detail }) => detail.next === 'deadLetter',
    ),
  ],
  [
    'a dead letter is called lost',
    /the dead-letter queue took it/,
    change('DeliveryDeadLettered', () => ({ type: 'DeliveryLost' })),
  ],
  ['a dead letter never arrives', /it never arrived/, withhold('MessageSent', at('dead'))],
  [
    'it is lost beside a dead-letter queue',
    /there is a dead-letter queue/,
    add(
      'DeliveryFailed',
      () => ({ type: 'DeliveryLost' }),
      ({ detail }) => detail.next === 'deadLetter',
    ),
  ],
  ['a loss is kept quiet', /failed, and nobody says what became of it/, withhold('DeliveryLost')],
  ['it is lost twice', /its way has ended/, add('DeliveryLost', () => ({}))],
  [
    'it is lost while an attempt is under way',
    /lost while it is waiting/,
    add('DeliveryFailed', () => ({ type: 'DeliveryLost', causeSeq: 0 }), endpoint('site')),
  ],
  ['it is sent and was not published', /what nobody published/, withhold('MessagePublished')],
  [
    'another message is sent',
    /sends m9, and m1 was published/,
    change('RequestDeparted', () => ({ detail: { origins: [9] } }), to('inbox')),
  ],
  [
    'it is offered to others than there are',
    /offered to 7 subscriptions/,
    change('MessagePublished', () => ({ detail: { subscriptions: 7 } })),
  ],
  [
    'it is unheard beside subscriptions',
    /unheard, and there are subscriptions/,
    add('MessagePublished', () => ({ type: 'MessageUnheard' })),
  ],
];

describe('topics', () => {
  test('nothing is said of a sound log', () => {
    expect(judge(sound)).toEqual([]);
  });

  test.each(lies)('it is seen that %s', (_lie, words, plant) => {
    expect(said(sound, 'topics', plant)).toMatch(words);
  });

  test('a retry that does not come, and gates that count otherwise, are seen', () => {
    expect(said(idlingFor(9_000, sound), 'topics')).toMatch(/m4 for site: was to be tried again at/);
    expect(said(showing(sound, 'news', { gateCount: 1 }), 'topics')).toMatch(/shows 1 gates/);
    expect(said(showing(sound, 'news', { publishedTotal: 1 }), 'topics')).toMatch(/shows 1 published/);
    const gate = { link: 'news → site', passedTotal: 9, retries: [], retryCount: 0 };
    const words = said(showing(sound, 'news', { gates: [gate] }), 'topics');
    expect(words).toMatch(/shows passedTotal 9 for site, the log 3/);
    expect(words).toMatch(/shows retries for site/);
  });

  test('what a topic that goes leaves behind is seen', () => {
    const world = news();
    const run = runOf(world.remove('news'), links);
    expect(judge(run)).toEqual([]);
    const quiet = withhold('DeliveryLost', ({ detail }) => detail.reason === 'the topic was deleted');
    expect(said(run, 'topics', quiet)).toMatch(/nobody says what became of m4 for site/);
  });
});

describe('a second reading of filter policies', () => {
  const price = (text: string) => ({ price: { DataType: 'Number', StringValue: text } });
  const { MessageAttributes: order } = type('order');

  test.each([
    ['', {}, true],
    ['{"type": ["order", "refund"]}', order, true],
    ['{"type": ["refund"]}', order, false],
    ['{"type": ["order"]}', {}, false],
    ['{"type": [{"anything-but": ["order"]}]}', order, false],
    ['{"type": [{"anything-but": ["order"]}]}', {}, false],
    ['{"type": [{"anything-but": ["refund"]}]}', order, true],
    [
      '{"type": [{"prefix": "or"}], "price": [{"numeric": [">", 10, "<=", 50]}]}',
      { ...order, ...price('50') },
      true,
    ],
    [
      '{"type": [{"prefix": "or"}], "price": [{"numeric": [">", 10, "<=", 50]}]}',
      { ...order, ...price('10') },
      false,
    ],
    ['{"price": [{"exists": false}]}', order, true],
    ['{"price": [{"exists": false}]}', price('1'), false],
    ['{"price": [50]}', price('50.0'), true],
    ['{"type": [{"cidr": "10.0.0.0/8"}]}', order, undefined],
  ])('%s on %j: %s', (policy, attributes, verdict) => {
    expect(passes(policy, attributes)).toBe(verdict);
  });
});

describe('a second reckoning of retries', () => {
  const wire = (DeliveryPolicy = '') => ({
    id: '',
    from: '',
    to: '',
    kind: '',
    settings: { DeliveryPolicy },
  });
  const inSeconds = (protocol: string, policy: string | undefined, retries: readonly number[]) =>
    retries.map((retry) => (retryInMs(wire(policy), protocol, '', retry) ?? Number.NaN) / 1000);

  test('queues and functions: 3 at once, 2 a second apart, 10 climbing to 20 s, then 20 s each [SNS-70]', () => {
    const expected = [0, 0, 0, 1, 1, 1, 1.037, 1.112, 20, 20, 20, Number.NaN];
    expect(inSeconds('sqs', '', [1, 2, 3, 4, 5, 6, 7, 8, 15, 16, 100_015, 100_016])).toEqual(expected);
  });

  test('HTTP: three, 20 s apart; or as the policy says [SNS-72] [SNS-75]', () => {
    expect(inSeconds('http', '', [1, 2, 3, 4])).toEqual([20, 20, 20, Number.NaN]);
    const policy =
      '{"healthyRetryPolicy": {"numRetries": 4, "numNoDelayRetries": 1, "minDelayTarget": 1, "maxDelayTarget": 3}}';
    expect(inSeconds('http', policy, [1, 2, 3, 4, 5])).toEqual([0, 1, 2, 3, Number.NaN]);
  });
});
