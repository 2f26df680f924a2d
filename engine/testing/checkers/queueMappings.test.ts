import { describe, expect, test } from 'vitest';
import type { Fact } from '../../kernel/log.ts';
import { judge } from '../checkers.ts';
import { add, change, idlingFor, type Lie, runOf, said, showing, withhold, withSettings } from '../lies.ts';
import { type TestWorld, testWorld } from '../testWorld.ts';

/**
 * Goal: whoever has only the log sees a message that is deleted without work, kept in spite of it, or never heard of again.
 *
 * Method: three queues and their functions: one names what failed, one does not, one is never let run; one lie at a time.
 */
function jobs(): TestWorld {
  const world = testWorld()
    .queue('jobs', { VisibilityTimeout: 60 })
    .queue('whole', { VisibilityTimeout: 60 })
    .queue('stuck', { VisibilityTimeout: 60 })
    .lambda('names', { failMessages: ['bad'] })
    .lambda('throws', { failMessages: ['bad'] })
    .lambda('never', { ReservedConcurrentExecutions: 0 })
    .link('jobs', 'names', { BatchSize: 3, ReportBatchItemFailures: true })
    .link('whole', 'throws', { BatchSize: 2 })
    .link('stuck', 'never');
  for (const body of ['one', 'bad', 'three']) world.send('jobs', body);
  for (const body of ['four', 'five', 'six', 'bad']) world.send('whole', body);
  world.send('stuck', 'eight');
  return world.advance('5s');
}

const sound = runOf(jobs());
const at = (name: string) => (fact: Fact) => fact.resource === name;
const deletes = (fact: Fact) => fact.detail.action === 'DeleteMessageBatch';

/** m1 one, m2 bad, m3 three; m4 to m7, two a batch, the last one bad; m8 throttled. */
const lies: readonly (readonly [lie: string, words: RegExp, plant: Lie])[] = [
  [
    'something is taken that was not handed out',
    /handed out something else/,
    change('BatchTaken', () => ({ detail: { messages: [9] } })),
  ],
  [
    'something is taken from a queue without a wire',
    /which is not mapped/,
    change('BatchTaken', () => ({ detail: { queue: 'elsewhere' } })),
  ],
  [
    'a batch has another order',
    /gathered were/,
    change(
      'InvocationStarted',
      ({ detail }) => ({ detail: { messages: [...(detail.messages ?? [])].reverse() } }),
      at('names'),
    ),
  ],
  [
    'a throttled batch comes back as another',
    /gathered were/,
    change(
      'InvocationThrottled',
      () => ({ detail: { messages: [9] } }),
      ({ causeSeq }) =>
        sound.facts !== undefined && [...sound.facts][causeSeq]?.type === 'InvocationThrottled',
    ),
  ],
  [
    'a failed batch is deleted',
    /deleted, and the invocation failed/,
    change('BatchReturned', () => ({ type: 'BatchDeleted' }), at('throws')),
  ],
  [
    'a failed message is deleted',
    /deletes m2, whose work was not done/,
    change('BatchDeleted', () => ({ detail: { messages: [1, 2, 3] } }), at('names')),
  ],
  [
    'a message is left although its work was done',
    /left, and the work on m3 was done/,
    change('BatchReturned', () => ({ detail: { messages: [3] } }), at('names')),
  ],
  [
    'a batch is left after a success',
    /left as after an error/,
    change('BatchReturned', () => ({ detail: { why: 'error' } }), at('names')),
  ],
  [
    'a report is read that the mapping does not read',
    /the mapping reads no reports/,
    change('BatchReturned', () => ({ detail: { why: 'named' } }), at('throws')),
  ],
  [
    'a batch is left as throttled that was not',
    /no batch has ended so/,
    change('BatchReturned', () => ({ detail: { why: 'throttled' } })),
  ],
  [
    'something is deleted out of nothing',
    /no batch has ended/,
    change('BatchDeleted', () => ({ causeSeq: 0 })),
  ],
  [
    'a message is deleted and left',
    /not in the batch any more/,
    add('BatchDeleted', ({ detail }) => ({ type: 'BatchReturned', detail: { ...detail, why: 'named' } })),
  ],
  ['a message is forgotten', /nobody says what became of m1 m3/, withhold('BatchDeleted', at('names'))],
  ['a delete never leaves', /never asks to delete/, withhold('RequestDeparted', deletes)],
  [
    'a delete is for others',
    /which are not done/,
    change('RequestDeparted', () => ({ detail: { origins: [9, 9] } }), deletes),
  ],
  [
    'a delete has others’ handles',
    /with the handles of/,
    change(
      'RequestDeparted',
      () => ({ detail: { input: { Entries: [{ Id: '0', ReceiptHandle: 'x' }] } } }),
      deletes,
    ),
  ],
];

describe('mappings from queues', () => {
  test('nothing is said of a sound log', () => {
    expect(judge(sound)).toEqual([]);
  });

  test.each(lies)('it is seen that %s', (_lie, words, plant) => {
    expect(said(sound, 'queue mappings', plant)).toMatch(words);
  });

  test.each([
    [{ BatchSize: 1 }, /a batch of 2, and 1 are allowed/],
    [{ MaximumConcurrency: 1 }, /a batch beside 1, and 1 are allowed at a time/],
  ])('it is seen that a batch is not of this mapping: %j', (settings, words) => {
    expect(said(withSettings(sound, 'whole → throws', settings), 'queue mappings')).toMatch(words);
  });

  test('a throttled batch that is not tried again, and totals that differ, are seen', () => {
    expect(said(idlingFor(70_000, sound), 'queue mappings')).toMatch(
      /m8: throttled at .*, and not tried again/,
    );
    const mappings = [{ link: 'jobs → names', takenTotal: 9 }];
    expect(said(showing(sound, 'names', { mappings }), 'queue mappings')).toMatch(
      /shows takenTotal 9, the log leaves 3/,
    );
  });
});
