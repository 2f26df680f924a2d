import { describe, expect, test } from 'vitest';
import type { Fact } from '../../kernel/log.ts';
import { judge } from '../checkers.ts';
import { add, change, find, idlingFor, type Lie, runOf, said, showing, withhold } from '../lies.ts';
import { type TestWorld, testWorld } from '../testWorld.ts';

const lettingIn = JSON.stringify({
  Statement: [{ Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sqs:SendMessage' }],
});

/**
 * Goal: whoever has only the log sees an object that is lost, and somebody who is not told.
 *
 * Method: a bucket that tells one queue of text files, one that lets nobody in, and a function that is throttled; one lie
 * at a time.
 */
function store(): TestWorld {
  const world = testWorld()
    .bucket('store')
    .queue('told', { Policy: lettingIn })
    .queue('deaf')
    .lambda('busy')
    .link('store', 'told', { suffix: '.txt' })
    .link('store', 'deaf', { event: 's3:ObjectRemoved:*' })
    .link('store', 'busy', { prefix: 'a' })
    .link('told', 'busy');
  world.fault('busy', 'throttle', { forSeconds: 5 });
  world.call('store', 'PutObject', { Key: 'a.txt', Body: 'one' });
  world.call('store', 'PutObject', { Key: 'b.txt', Body: 'zwölf' });
  world.call('store', 'PutObject', { Key: 'b.txt', Body: 'two' });
  world.call('store', 'PutObject', { Key: 'c.json', Body: '{}' });
  world.advance('10s').call('store', 'DeleteObject', { Key: 'b.txt' });
  world.advance('10s').call('store', 'PutObject', { Key: 'd.txt', Body: 'last' });
  world.call('store', 'GetObject', { Key: 'd.txt' });
  return world;
}

const sound = runOf(store());
const key = (name: string) => (fact: Fact) => fact.detail.key === name;
const fromStore = (fact: Fact) => fact.detail.from === 'store';
const to = (name: string) => (fact: Fact) => fact.detail.to === name;

const lies: readonly (readonly [lie: string, words: RegExp, plant: Lie])[] = [
  [
    'a put is not logged',
    /removed, and it was not there|shows objectCount/,
    withhold('ObjectCreated', key('c.json')),
  ],
  [
    'an overwrite is called new',
    /is new, the log says otherwise/,
    change(
      'ObjectCreated',
      () => ({ detail: { how: 'new' } }),
      (fact) => fact.detail.how === 'replaced',
    ),
  ],
  ['bytes are miscounted', /stored as 9 bytes/, change('ObjectCreated', () => ({ detail: { bytes: 9 } }))],
  [
    'something is stored that nobody sent',
    /nobody asked to store it/,
    change('ObjectCreated', () => ({ detail: { key: 'z' } })),
  ],
  ['a removal is not logged', /shows objectCount 3, the log leaves 4/, withhold('ObjectRemoved')],
  [
    'something is removed that was not there',
    /it was not there/,
    change('ObjectRemoved', () => ({ detail: { key: 'z' } })),
  ],
  [
    'something is removed with other bytes',
    /removed with 99 bytes/,
    change('ObjectRemoved', () => ({ detail: { bytes: 99 } })),
  ],
  [
    'something is read that is not there',
    /read, and it is not there/,
    change('ObjectRead', () => ({ detail: { key: 'z' } })),
  ],
  [
    'somebody is not told',
    /told was to be told, and was not|no notification asks/,
    withhold('NotificationSent', to('told')),
  ],
  [
    'somebody is told who did not ask',
    /deaf is told, and no notification asks for it/,
    add(
      'ObjectCreated',
      () => ({ type: 'NotificationSent', detail: { to: 'deaf', key: 'c.json', message: 4 } }),
      key('c.json'),
    ),
  ],
  ['the notification never leaves', /never left/, withhold('RequestDeparted', fromStore)],
  [
    'it leaves twice',
    /without a reason/,
    add('RequestDeparted', ({ detail }) => ({ detail: { ...detail, id: 999 } }), fromStore),
  ],
  ['it never arrives', /never arrived/, withhold('MessageSent')],
  [
    'a refusal is tried again',
    /an answer that is final/,
    change('NotificationFailed', () => ({
      type: 'NotificationRetried',
      detail: { attempt: 1, inMs: 1_000 },
    })),
  ],
  [
    'what may pass is dropped at once',
    /dropped after 1 of 4 attempts/,
    change('NotificationRetried', () => ({ type: 'NotificationFailed' })),
  ],
  [
    'a success is dropped',
    /though told took it/,
    add(
      'ReplyDeparted',
      ({ seq }) => ({
        type: 'NotificationFailed',
        service: 's3',
        resource: 'store',
        causeSeq: seq,
        detail: { key: 'a.txt', to: 'told' },
      }),
      ({ resource, detail }) => resource === 'told' && (detail.call as { from: string }).from === 'store',
    ),
  ],
  [
    'a retry waits for another time',
    /tried again in 7 ms/,
    change('NotificationRetried', () => ({ detail: { inMs: 7 } })),
  ],
  [
    'a retry counts wrongly',
    /after attempt 3, the log knows 1/,
    change('NotificationRetried', () => ({ detail: { attempt: 3 } })),
  ],
  ['a failure is kept quiet', /failed, and nobody says so/, withhold('NotificationFailed')],
];

describe('buckets', () => {
  test('nothing is said of a sound log, which has what the lies need', () => {
    expect(judge(sound)).toEqual([]);
    expect(find([...sound.facts], 'NotificationFailed', to('deaf'))).toBeDefined();
    expect(find([...sound.facts], 'NotificationRetried', to('busy'))).toBeDefined();
  });

  test.each(lies)('it is seen that %s', (_lie, words, plant) => {
    expect(said(sound, 'buckets', plant)).toMatch(words);
  });

  test('totals that differ, and a bucket whose newest objects are others, are seen', () => {
    expect(said(showing(sound, 'store', { bytes: 1 }), 'buckets')).toMatch(/shows bytes 1/);
    expect(said(showing(sound, 'store', { newest: [] }), 'buckets')).toMatch(/as its newest/);
    expect(
      said(showing(sound, 'store', { notifications: [{ link: 'store → told', sentTotal: 9 }] }), 'buckets'),
    ).toMatch(/shows 9 sent/);
  });

  test('what answers with success and was not done is seen', () => {
    const world = testWorld().bucket('store').producer('shop', { count: 1 }).link('shop', 'store');
    world.advance('5s');
    expect(said(runOf(world), 'buckets', withhold('ObjectCreated'))).toMatch(
      /answers that .* is stored, and it was not/,
    );
  });

  test('a retry that does not come is seen', () => {
    const world = testWorld().bucket('store').lambda('busy').link('store', 'busy').fault('busy', 'throttle');
    world.call('store', 'PutObject', { Key: 'a', Body: 'one' });
    world.advance('500ms');
    expect(said(idlingFor(5_000, runOf(world)), 'buckets')).toMatch(/was due again at 1010 ms/);
  });
});

describe('access', () => {
  test('what gets in without a statement is seen', () => {
    const change1 = change(
      'ResourceCreated',
      () => ({ detail: { settings: { Policy: '' } } }),
      ({ resource }) => resource === 'told',
    );
    expect(said(sound, 'access', change1)).toMatch(/no statement of the policy allows it/);
    expect(said(sound, 'access')).toBe('');
  });
});
