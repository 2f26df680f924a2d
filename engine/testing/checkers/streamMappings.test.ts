import { describe, expect, test } from 'vitest';
import type { Fact } from '../../kernel/log.ts';
import { judge } from '../checkers.ts';
import { add, change, idlingFor, type Lie, runOf, said, showing, withhold, withSettings } from '../lies.ts';
import { type TestWorld, testWorld } from '../testWorld.ts';

/**
 * Goal: whoever has only the log sees a record that overtakes another, is given up too early, or waits for nothing.
 *
 * Method: one shard and three functions, for which the second record is bad: one mapping cuts and gives up, one reads
 * reports, one tries for ever; one lie at a time.
 */
function shard(): TestWorld {
  const world = testWorld()
    .stream('tape', { ShardCount: 1 })
    .lambda('cuts', { failMessages: ['bad'] })
    .lambda('reads', { failMessages: ['bad'] })
    .lambda('blocks', { failMessages: ['bad'] })
    .link('tape', 'cuts', { ...whole, BisectBatchOnFunctionError: true, MaximumRetryAttempts: 1 })
    .link('tape', 'reads', { ...whole, ReportBatchItemFailures: true, MaximumRetryAttempts: 1 })
    .link('tape', 'blocks', whole);
  for (const body of ['one', 'bad', 'three', 'four'])
    world.call('tape', 'PutRecord', { Data: body, PartitionKey: 'k' });
  return world.advance('12s');
}

const whole = { StartingPosition: 'TRIM_HORIZON', BatchSize: 3 };
const sound = runOf(shard());
const at = (name: string) => (fact: Fact) => fact.resource === name;
const retryAt = (name: string) => (fact: Fact) =>
  at(name)(fact) && [...sound.facts][fact.causeSeq]?.type === 'LaneBlocked';

/** m1 one, m2 bad, m3 three, m4 four. Cut into m1 and m2 m3, then into m2 and m3. */
const lies: readonly (readonly [lie: string, words: RegExp, plant: Lie])[] = [
  [
    'something is handed over that was not read',
    /no batch of what was read/,
    change('InvocationStarted', () => ({ detail: { messages: [9] } })),
  ],
  [
    'records are handed over in another order',
    /no batch of what was read/,
    change('InvocationStarted', () => ({ detail: { messages: [3, 2, 1] } })),
  ],
  [
    'a record is passed over',
    /passes over m1 of/,
    change('InvocationStarted', () => ({ detail: { messages: [2, 3] } })),
  ],
  [
    'what is read is kept quiet',
    /no batch of what was read/,
    withhold(
      'ReplyDeparted',
      ({ detail }) => detail.output !== undefined && (detail.origins as unknown[]).length > 0,
    ),
  ],
  [
    'a blocked lane goes on',
    /begins while m1,2,3 before it in .* is blocked/,
    add(
      'LaneBlocked',
      () => ({ type: 'InvocationStarted', detail: { messages: [4], source: 'tape', environment: 9 } }),
      at('blocks'),
    ),
  ],
  [
    'a lane goes on beside its batch',
    /is invoking/,
    add(
      'InvocationStarted',
      ({ detail }) => ({ detail: { ...detail, messages: [4], environment: 9 } }),
      at('blocks'),
    ),
  ],
  [
    'a blocked batch is tried early',
    /it was due at/,
    change('InvocationStarted', ({ atMs }) => ({ atMs: atMs - 1 }), retryAt('blocks')),
  ],
  [
    'a lane is blocked for another time',
    /blocked for 7 ms/,
    change('LaneBlocked', () => ({ detail: { inMs: 7 } })),
  ],
  [
    'a lane is blocked at another attempt',
    /says attempt 7/,
    change('LaneBlocked', () => ({ detail: { attempt: 7 } })),
  ],
  [
    'a lane is blocked with something else',
    /what failed are/,
    change('LaneBlocked', () => ({ detail: { messages: [4] } })),
  ],
  [
    'another shard is blocked',
    /of elsewhere/,
    change('LaneBlocked', () => ({ detail: { shard: 'elsewhere' } })),
  ],
  [
    'a lane is blocked after a success',
    /no batch has failed/,
    change('LaneBlocked', () => ({ causeSeq: 0 })),
  ],
  [
    'a batch that was not throttled is blocked so',
    /blocked \(throttled\), and no batch is/,
    change('LaneBlocked', () => ({ detail: { why: 'throttled' } })),
  ],
  [
    'a batch is cut elsewhere',
    /cut into 2 and 1, it is 1 and 2/,
    change('BatchBisected', () => ({ detail: { firstCount: 2, secondCount: 1 } })),
  ],
  [
    'a part is not what was cut',
    /no batch of what was read|passes over/,
    change(
      'InvocationStarted',
      () => ({ detail: { messages: [1, 2] } }),
      (fact) => at('cuts')(fact) && fact.detail.messages?.join() === '1',
    ),
  ],
  [
    'a batch is given up at another attempt',
    /says 7 attempts/,
    change('BatchGivenUp', () => ({ detail: { attempts: 7 } })),
  ],
  [
    'a batch is given up for an age it has not',
    /ms old, and -1 s are allowed|was not to be tried/,
    change('BatchGivenUp', () => ({ detail: { condition: 'RecordAgeExceeded' } })),
  ],
  [
    'a batch is given up in silence',
    /failed, and nobody says what comes next/,
    withhold('BatchGivenUp', at('cuts')),
  ],
  [
    'a batch fails in silence',
    /failed, and nobody says what comes next/,
    withhold('LaneBlocked', at('reads')),
  ],
  ['a cut is kept quiet', /no batch of what was read|nobody says/, withhold('BatchBisected')],
  [
    'a record counts as done whose work was not',
    /counts m3 as done/,
    change(
      'InvocationSucceeded',
      () => ({ detail: { done: [] } }),
      (fact) => at('cuts')(fact) && fact.detail.messages?.join() === '3',
    ),
  ],
  [
    'a report names another record',
    /what failed are m2,3/,
    change('CheckpointReported', () => ({ detail: { message: 3 } })),
  ],
  [
    'records expire that are not tried',
    /expired, and it was not tried/,
    add('LaneBlocked', ({ detail }) => ({ type: 'RecordsExpired', causeSeq: 0, detail })),
  ],
];

describe('mappings from streams', () => {
  test('nothing is said of a sound log', () => {
    expect(judge(sound)).toEqual([]);
  });

  test.each(lies)('it is seen that %s', (_lie, words, plant) => {
    expect(said(sound, 'stream mappings', plant)).toMatch(words);
  });

  test.each([
    ['cuts', { BatchSize: 1 }, /a batch of 3, and 1 are allowed/],
    ['cuts', { BisectBatchOnFunctionError: false }, /cut, and it cannot be/],
    ['cuts', { MaximumRetryAttempts: 0 }, /retry 1, and 0 are allowed/],
    ['cuts', { MaximumRetryAttempts: 5 }, /given up after 1 of 5 retries/],
    ['reads', { BisectBatchOnFunctionError: true }, /tried again as a whole, and it was to be cut/],
    ['reads', { ReportBatchItemFailures: false }, /no report is read/],
    ['blocks', { MaximumRecordAgeInSeconds: 2 }, /tried, and it was too old at .* ms: 2 s are allowed/],
  ])('it is seen that %s does not do what its mapping says: %j', (name, settings, words) => {
    expect(said(withSettings(sound, `tape → ${name}`, settings), 'stream mappings')).toMatch(words);
  });

  test('a blocked batch that is not tried again, and totals that differ, are seen', () => {
    expect(said(idlingFor(70_000, sound), 'stream mappings')).toMatch(
      /m1,2,3 of .*: was to be tried again at/,
    );
    const mappings = [{ link: 'tape → cuts', bisectedTotal: 9 }];
    expect(said(showing(sound, 'cuts', { mappings }), 'stream mappings')).toMatch(
      /shows bisectedTotal 9, the log leaves 2/,
    );
  });

  test('records that wait for nothing are seen', () => {
    const world = testWorld()
      .stream('tape', { ShardCount: 1 })
      .lambda('fn')
      .link('tape', 'fn', { ...whole, MaximumBatchingWindowInSeconds: 5 });
    world.call('tape', 'PutRecord', { Data: 'one', PartitionKey: 'k' });
    const run = runOf(world.advance('3s'));
    expect(said(run, 'stream mappings')).toBe('');
    expect(said(idlingFor(9_000, run), 'stream mappings')).toMatch(/m1 of .* wait for nothing/);
  });

  test('what has become too old is given up and not tried; so it is with parts', () => {
    const world = testWorld()
      .stream('tape', { ShardCount: 1 })
      .lambda('fn', { failMessages: ['bad'] })
      .link('tape', 'fn', { ...whole, MaximumRecordAgeInSeconds: 60, BisectBatchOnFunctionError: true });
    for (const body of ['bad', 'bad', 'three'])
      world.call('tape', 'PutRecord', { Data: body, PartitionKey: 'k' });
    const run = runOf(world.advance('200s'));
    expect(judge(run)).toEqual([]);
    const young = withSettings(run, 'tape → fn', { MaximumRecordAgeInSeconds: 90 });
    expect(said(young, 'stream mappings')).toMatch(/ms old, and 90 s are allowed/);
  });
});
