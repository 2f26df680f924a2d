import { describe, expect, test } from 'vitest';
import type { Fact } from '../../kernel/log.ts';
import type { ReaderShard, ReaderView } from '../../services/reader/contract.ts';
import { judge } from '../checkers.ts';
import { add, change, type Lie, runOf, withhold } from '../lies.ts';
import { type TestWorld, testWorld } from '../testWorld.ts';

/**
 * Goal: the watcher of stream readers would see what is wrong.
 *
 * Method: one sound log of a reader that fails, crashes and sends onward and one that is rewound, over a split, with records
 * out of order; and one lie planted in it at a time.
 */
function everything(): TestWorld {
  const world = testWorld({ latencyMs: 5 })
    .stream('clicks', { reshardSeconds: 1 })
    .bucket('done')
    .reader('audit', {
      work: { kind: 'fixed', seconds: 0.3 },
      checkpointEvery: 2,
      failMessages: ['poison'],
      whenFailed: 'skip',
      pollIntervalSeconds: 0.5,
      restartSeconds: 2,
      shardSyncSeconds: 2,
    })
    .reader('quick', { work: { kind: 'fixed', seconds: 0 }, pollIntervalSeconds: 0.5 })
    .link('clicks', 'audit')
    .link('audit', 'done')
    .link('clicks', 'quick');
  const put = (Data: string, origins?: number[]) =>
    world.call('clicks', 'PutRecord', { Data, PartitionKey: 'a' }, origins);
  for (const body of ['one', 'two', 'three', 'poison']) put(body);
  put('late', [50]);
  put('early', [40]);
  put('last', [60]);
  world.advance('1.6s');
  world.call('audit', 'CrashReader');
  world.advance('4s');
  const half = String(2n ** 127n);
  world.call('clicks', 'SplitShard', { ShardToSplit: 'shardId-0', NewStartingHashKey: half });
  world.advance('1.1s');
  put('child', [70]);
  world.advance('4s');
  world.call('quick', 'RewindReader', { to: 'TRIM_HORIZON' });
  world.advance('3s');
  return world;
}

const sound = runOf(everything());

const of = (resource: string) => (fact: Fact) => fact.resource === resource;
const about = (message: number) => (fact: Fact) => fact.detail.message === message;
const asks = (action: string, by: string) => (fact: Fact) =>
  fact.detail.action === action && fact.resource === by;
const atEnd = (fact: Fact) => fact.detail.sequenceNumber === 'SHARD_END';
const asksOfChild = (fact: Fact) =>
  asks('GetShardIterator', 'audit')(fact) &&
  (fact.detail.input as { ShardId: string }).ShardId === 'shardId-000000000001';
/** As if a reader had other settings from the start. */
const withSettings = (id: string, settings: object): Lie =>
  change(
    'ResourceCreated',
    ({ detail }) => ({ detail: { settings: { ...(detail.settings as object), ...settings } } }),
    of(id),
  );
const firstNumber = [...sound.facts].find(({ type }) => type === 'RecordPut')?.detail.sequenceNumber;

const lies: readonly (readonly [lie: string, words: RegExp, plant: Lie])[] = [
  // ── reading ────────────────────────────────────────────────────────────────────────────────────────────────────────
  [
    'somebody reads along no wire',
    /asks GetRecords of clicks, and no wire leads there/,
    change('LinksChanged', () => ({ causeSeq: 1 })),
  ],
  ['a reader asks while it is down', /asks \w+ while it is down/, withhold('ReaderRestarted')],
  ['a reader works while it is down', /works on m50 while it is down/, withhold('ReaderRestarted')],
  [
    'a reader begins where it was not told to',
    /begins shard 0 at LATEST/,
    change(
      'RequestDeparted',
      ({ detail }) => ({ detail: { input: { ...(detail.input as object), ShardIteratorType: 'LATEST' } } }),
      asks('GetShardIterator', 'audit'),
    ),
  ],
  [
    'a child is begun before its parent is finished',
    /begins shard 1 before its parent 0 is finished/,
    (facts) => {
      const early = withhold('ShardFinished', of('audit'))(facts);
      return withhold('CheckpointMade', (fact) => of('audit')(fact) && atEnd(fact))(early);
    },
  ],
  [
    'a finished shard is begun anew',
    /begins shard 0 anew, which it has finished/,
    change(
      'RequestDeparted',
      ({ detail }) => ({
        detail: { input: { ...(detail.input as object), ShardId: 'shardId-000000000000' } },
      }),
      asksOfChild,
    ),
  ],
  [
    'records are taken that no read gave',
    /takes .*, which no read gave/,
    change('RecordsTaken', () => ({ causeSeq: 0 })),
  ],
  [
    'other records are taken than were given',
    /takes m99, shard 0 gave m1/,
    change('RecordsTaken', () => ({ detail: { messages: [99] } })),
  ],
  [
    'records are taken before those before them are done',
    /takes more of shard 0 before m1 is done/,
    add('RecordsTaken', () => ({})),
  ],
  ['a reader does not go on where it was', /reads shard 0 at record 4, 7 is next/, withhold('ReaderCrashed')],
  [
    'a reader leaves out what is behind its checkpoint',
    /reads shard 0 at record 4, 0 is next/,
    (facts) =>
      facts.map((fact) =>
        fact.type === 'CheckpointMade' && fact.resource === 'audit' ? { ...fact, type: 'Nothing' } : fact,
      ),
  ],
  [
    'a reader says another age',
    /says 9 ms behind, it is 0/,
    change('RecordsTaken', () => ({ detail: { behindMs: 9 } })),
  ],

  // ── working ────────────────────────────────────────────────────────────────────────────────────────────────────────
  [
    'the order of the shard is not kept',
    /is done with m3, in work were m2/,
    change('RecordProcessed', () => ({ detail: { message: 3 } }), about(2)),
  ],
  ['a record is left out', /is done with m2, in work were m1/, withhold('RecordProcessed', about(1))],
  [
    'a record is left out in one go',
    /is done with .*, in work were m1/,
    change('RecordsProcessed', ({ detail }) => ({ detail: { messages: detail.messages?.slice(1) } })),
  ],
  [
    'a record is done that was skipped',
    /fails on m3, in work is m4/,
    change('RecordFailed', () => ({ detail: { message: 3 } })),
  ],
  [
    'a record that is to be tried again is left behind',
    /is done with m50, in work were m4/,
    change('RecordFailed', () => ({ detail: { whenFailed: 'retry' } })),
  ],
  [
    'an effect is not counted',
    /says effect 5, it is 1/,
    change('RecordProcessed', () => ({ detail: { effect: 5 } })),
  ],
  [
    'repetitions are not counted',
    /says 3 were done before, there were 0/,
    change('RecordsProcessed', () => ({ detail: { repeatedCount: 3 } })),
  ],
  [
    'a broken order is kept quiet',
    /tells of no broken order \(0\), it was m40 after m50, key a \(1\)/,
    withhold('OrderBroken'),
  ],
  [
    'an order is called broken that is not',
    /tells of m2 after m1, key a broken order \(1\), it was none/,
    add(
      'RecordProcessed',
      () => ({ type: 'OrderBroken', detail: { message: 2, after: 1, group: 'a', count: 1 } }),
      about(1),
    ),
  ],
  [
    'an order is broken, and nothing was done',
    /has told of a broken order, and nothing was done/,
    add('OrderBroken', () => ({})),
  ],

  // ── checkpoints ────────────────────────────────────────────────────────────────────────────────────────────────────
  [
    'a checkpoint is made before the work',
    /makes a checkpoint at m2, which is not done/,
    (facts) => withhold('RecordProcessed', about(2))(facts),
  ],
  [
    'a checkpoint names another record',
    /which is not m3/,
    change('CheckpointMade', () => ({ detail: { message: 3 } }), of('audit')),
  ],
  [
    'a checkpoint goes back',
    /makes a checkpoint at m1, and had one further on/,
    change(
      'CheckpointMade',
      () => ({ detail: { message: 1, sequenceNumber: firstNumber } }),
      (fact) => of('audit')(fact) && about(4)(fact),
    ),
  ],
  [
    'a shard ends while it is open',
    /writes down the end of shard 0 before it is there/,
    change('CheckpointMade', () => ({ detail: { sequenceNumber: 'SHARD_END' } }), of('audit')),
  ],
  [
    'a checkpoint is made behind the end',
    /makes a checkpoint in shard 0 behind its end/,
    add('CheckpointMade', () => ({}), atEnd),
  ],
  [
    'a checkpoint in a shard that is not read',
    /makes a checkpoint in shard 7/,
    change('CheckpointMade', () => ({ detail: { shard: 7 } })),
  ],
  [
    'a shard is finished without a checkpoint',
    /finishes shard 0 and has no checkpoint at its end/,
    withhold('CheckpointMade', atEnd),
  ],
  [
    'a shard is finished that is not there',
    /finishes shard 7/,
    change('ShardFinished', () => ({ detail: { shard: 7 } })),
  ],
  [
    'a child waits for another shard',
    /shard 1 waits for 2, its parents are 0/,
    change('ChildWaits', () => ({ detail: { parents: '2' } })),
  ],
  ['a child waits without need', /waits without need/, withSettings('quick', { ordersChildren: false })],
  [
    'a crash repeats another number',
    /will repeat 4 records, since the checkpoints there were 1/,
    change('ReaderCrashed', () => ({ detail: { repeatCount: 4 } })),
  ],
  ['a reader crashes twice', /crashes twice/, add('ReaderCrashed', () => ({ detail: { repeatCount: 0 } }))],
];

describe('the watcher of stream readers', () => {
  test('has nothing against a sound log', () => {
    expect(judge(sound)).toEqual([]);
  });

  test.each(lies)('sees that %s', (_lie, words, plant) => {
    const findings = judge({ ...sound, facts: plant([...sound.facts]) });
    const said = findings.filter(({ checker }) => checker === 'readers').map(({ sentence }) => sentence);
    expect(said.join('\n'), JSON.stringify(findings.slice(0, 5))).toMatch(words);
  });

  const audit = sound.end.views.get('audit') as ReaderView;
  const withShard = (index: number, changes: Partial<ReaderShard>): ReaderView => ({
    ...audit,
    shards: audit.shards.map((shard) => (shard.index === index ? { ...shard, ...changes } : shard)),
  });

  test.each<[sees: string, words: RegExp | undefined, view: ReaderView | undefined]>([
    ['nothing in what is so', undefined, audit],
    ['a reader that is gone', /not there at the end/, undefined],
    ['another number of effects', /shows effectsTotal 99, the log leaves/, { ...audit, effectsTotal: 99 }],
    ['another number of failures', /shows failedTotal 99/, { ...audit, failedTotal: 99 }],
    ['another number of broken orders', /shows outOfOrder 0, the log leaves 1/, { ...audit, outOfOrder: 0 }],
    [
      'a shard that sleeps for ever',
      /shard 1 is pausing and waits for nothing/,
      withShard(1, { untilMs: 1 }),
    ],
    [
      'a shard that waits for nobody',
      /shard 1 waits for no parent/,
      withShard(1, { activity: 'waitsForParent' }),
    ],
    [
      'another checkpoint',
      /shows the checkpoint 7 of shard 0, the log leaves SHARD_END/,
      withShard(0, { checkpoint: '7' }),
    ],
    ['another age', /shows shard 1 9 ms behind, it is 0/, withShard(1, { behindMs: 9 })],
    [
      'a shard that nobody reads',
      /was told of shard 2, and does not read it/,
      { ...audit, shardCount: 2, shards: audit.shards.filter(({ index }) => index !== 2) },
    ],
  ])('sees at the end %s', (_sees, words, view) => {
    const views = new Map(sound.end.views);
    if (view) views.set('audit', view);
    else views.delete('audit');
    const said = judge({ ...sound, end: { ...sound.end, views } }).map(({ sentence }) => sentence);
    if (words) expect(said.join('\n')).toMatch(words);
    else expect(said).toEqual([]);
  });
});
