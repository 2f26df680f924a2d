import { describe, expect, test } from 'vitest';
import type { Fact } from '../../kernel/log.ts';
import type { StreamView } from '../../services/kinesis/contract.ts';
import { judge } from '../checkers.ts';
import { add, change, type Lie, runOf, withhold } from '../lies.ts';
import { type TestWorld, testWorld } from '../testWorld.ts';

/**
 * Goal: the watchers of streams would see what is wrong.
 *
 * Method: one sound log of a stream that is flooded, split, merged and forgotten, and one lie planted in it at a time.
 */
function everything(): TestWorld {
  const instantly = { work: { kind: 'fixed', seconds: 0 } };
  const world = testWorld({ latencyMs: 5 })
    .stream('clicks', { ShardCount: 2, reshardSeconds: 2 })
    .producer('shop', {
      pattern: { kind: 'constant', everySeconds: 0.2 },
      count: 12,
      batchSize: 3,
      groups: ['a', 'user-1', 'b'],
    })
    .reader('audit', { ...instantly, pollIntervalSeconds: 0.4, limit: 2 })
    .reader('other', { ...instantly, pollIntervalSeconds: 0.2 })
    .reader('third', { ...instantly, pollIntervalSeconds: 0.2 })
    .link('shop', 'clicks');
  for (const reader of ['audit', 'other', 'third']) world.link('clicks', reader);
  const put = (Data: string, PartitionKey = 'a') => world.call('clicks', 'PutRecord', { Data, PartitionKey });
  put('first');
  world.advance('1s');
  const large = 'x'.repeat(250_000);
  world.call('clicks', 'PutRecords', { Records: Array(6).fill({ Data: large, PartitionKey: 'a' }) });
  put(large);
  world.advance('1s');
  const quarter = String(2n ** 126n);
  world.call('clicks', 'SplitShard', { ShardToSplit: 'shardId-0', NewStartingHashKey: quarter });
  world.advance('3s');
  put('after');
  world.call('clicks', 'MergeShards', { ShardToMerge: 'shardId-3', AdjacentShardToMerge: 'shardId-1' });
  world.advance('3s');
  put('unread', 'user-1');
  for (const reader of ['audit', 'other', 'third']) world.fault(reader, 'crash');
  put('missed', 'user-1');
  world.advance('26h');
  put('last');
  world.heal('audit', 'crash');
  world.advance('2s');
  return world;
}

const sound = runOf(everything());

const asks = (action: string) => (fact: Fact) => fact.detail.action === action;
const answers = (action: string) => (fact: Fact) =>
  (fact.detail.call as { action: string }).action === action && fact.detail.output !== undefined;
const refuses = (action: string) => (fact: Fact) =>
  (fact.detail.call as { action: string }).action === action && fact.detail.refusal !== undefined;
const answersRecords = (fact: Fact) =>
  answers('GetRecords')(fact) && (fact.detail.origins as unknown[]).length > 0;
type Output = Record<string, unknown>;
const withOutput = (patch: (output: Output) => object) => (fact: Fact) => ({
  detail: { output: { ...(fact.detail.output as object), ...patch(fact.detail.output as Output) } },
});
const withFirstRecord = (patch: object) =>
  withOutput(({ Records }) => {
    const [first, ...rest] = Records as object[];
    return { Records: [{ ...first, ...patch }, ...rest] };
  });
const reversed = ({ detail }: Fact) => ({ detail: { messages: [...(detail.messages ?? [])].reverse() } });
const isLong = (fact: Fact) => (fact.detail.messages?.length ?? 0) > 1;

const lies: readonly (readonly [lie: string, checker: string, words: RegExp, plant: Lie])[] = [
  // ── writing ────────────────────────────────────────────────────────────────────────────────────────────────────────
  [
    'a record comes to another shard',
    'streams',
    /comes to shard 1, its key to 0/,
    change('RecordPut', () => ({ detail: { shard: 1 } })),
  ],
  [
    'a record comes to a closed shard',
    'streams',
    /takes m\d+ and is closed/,
    change(
      'RecordPut',
      () => ({ detail: { shard: 0 } }),
      (fact) => fact.detail.shard === 2,
    ),
  ],
  [
    'a child takes before its parent is closed',
    'streams',
    /before its parents are closed/,
    withhold('ShardClosed'),
  ],
  [
    'records are put that nobody sent',
    'streams',
    /nobody asked to put it/,
    change('RecordPut', () => ({ causeSeq: 0 })),
  ],
  [
    'a record that the request did not bring',
    'streams',
    /not in the order of the request/,
    change(
      'RecordsPut',
      () => ({ detail: { messages: [99] } }),
      (fact) => fact.atMs < 1_000,
    ),
  ],
  [
    'the order of a request is not kept',
    'streams',
    /not in the order of the request/,
    change('RecordsPut', reversed, (fact) => isLong(fact) && fact.atMs < 1_000),
  ],
  [
    'a record is neither taken nor refused',
    'streams',
    /neither taken nor refused/,
    withhold('RecordsThrottled'),
  ],
  [
    'a record has another size',
    'streams',
    /says 7 bytes/,
    change('RecordPut', () => ({ detail: { bytes: 7 } })),
  ],
  [
    'a record has another key',
    'streams',
    /says key z/,
    change('RecordPut', () => ({ detail: { group: 'z' } })),
  ],
  [
    'a put is answered with another shard',
    'streams',
    /is in shardId-0+\d, not elsewhere/,
    change('ReplyDeparted', withFirstRecord({ ShardId: 'elsewhere' }), answers('PutRecords')),
  ],
  [
    'a put is answered with a failure',
    'streams',
    /says otherwise of its record 0/,
    change('ReplyDeparted', withFirstRecord({ SequenceNumber: undefined }), answers('PutRecords')),
  ],
  [
    'a put is taken in and refused',
    'streams',
    /is refused and was taken in/,
    change(
      'ReplyDeparted',
      () => ({ detail: { output: undefined, refusal: { code: 'No' } } }),
      answers('PutRecords'),
    ),
  ],
  [
    'shards are listed with other ranges',
    'streams',
    /lists the shards/,
    change(
      'ReplyDeparted',
      withOutput(({ Shards }) => ({ Shards: (Shards as object[]).slice(1) })),
      answers('ListShards'),
    ),
  ],

  // ── limits ─────────────────────────────────────────────────────────────────────────────────────────────────────────
  [
    'a shard takes more than it may',
    'stream limits',
    /beyond its bytes a second/,
    change('RecordThrottled', () => ({ type: 'RecordPut' })),
  ],
  [
    'a shard refuses without need',
    'stream limits',
    /refuses m\d+ and had room/,
    change('RecordPut', () => ({ type: 'RecordThrottled' })),
  ],
  [
    'another limit is named',
    'stream limits',
    /is refused for records, the limit is bytes/,
    change('RecordThrottled', () => ({ detail: { limit: 'records' } })),
  ],
  [
    'a shard is read too often',
    'stream limits',
    /is read too often/,
    change('ReadThrottled', () => ({ type: 'ReadEmpty' })),
  ],
  [
    'a read is refused without need',
    'stream limits',
    /read of shard \d is refused without need/,
    change('ReadEmpty', () => ({ type: 'ReadThrottled', detail: { limit: 'calls' } })),
  ],
  [
    'a read is refused for another limit',
    'stream limits',
    /refused for calls, the limit is bytes|refused for bytes, the limit is calls/,
    change('ReadThrottled', ({ detail }) => ({
      detail: { limit: detail.limit === 'calls' ? 'bytes' : 'calls' },
    })),
  ],
  [
    'a put is throttled and no shard said so',
    'stream limits',
    /is throttled, and no shard refused anything/,
    (facts) => {
      const [put] = facts.filter(
        ({ type, detail }) => type === 'RequestDeparted' && detail.action === 'PutRecords',
      );
      const mine = facts.map((fact) =>
        fact.type === 'RecordsPut' && fact.causeSeq === put?.seq ? { ...fact, type: 'Nothing' } : fact,
      );
      const refusal = { code: 'ProvisionedThroughputExceededException' };
      return change(
        'ReplyDeparted',
        () => ({ detail: { output: undefined, refusal } }),
        answers('PutRecords'),
      )(mine);
    },
  ],
  [
    'a read is throttled and no shard said so',
    'stream limits',
    /is throttled, and no shard refused it/,
    withhold('ReadThrottled'),
  ],
  [
    'an iterator is refused without need',
    'stream limits',
    /an iterator of shard \d is refused without need/,
    change(
      'ReplyDeparted',
      () => ({ detail: { output: undefined, refusal: { code: 'ProvisionedThroughputExceededException' } } }),
      answers('GetShardIterator'),
    ),
  ],
  [
    'a shard gives too many iterators',
    'stream limits',
    /gives more than five iterators/,
    (facts) => {
      const more: Lie = add('ReplyDeparted', () => ({}), answers('GetShardIterator'));
      return [1, 2, 3, 4, 5].reduce((told) => more(told), facts);
    },
  ],

  // ── sequence numbers ───────────────────────────────────────────────────────────────────────────────────────────────
  [
    'a sequence number falls',
    'sequence numbers',
    /does not stand in their order/,
    change(
      'RecordPut',
      () => ({ detail: { sequenceNumber: `49${'0'.repeat(54)}` } }),
      ({ atMs }) => atMs > 90_000_000,
    ),
  ],
  [
    'a sequence number changes',
    'sequence numbers',
    /and now/,
    change('RecordPut', () => ({ detail: { sequenceNumber: `49${'1'.repeat(54)}` } })),
  ],
  [
    'a sequence number has another length',
    'sequence numbers',
    /is no sequence number/,
    change('RecordPut', () => ({ detail: { sequenceNumber: '7' } })),
  ],

  // ── reading ────────────────────────────────────────────────────────────────────────────────────────────────────────
  [
    'records are read out of order',
    'reads',
    /hands out .* next are/,
    change('RecordsRead', reversed, isLong),
  ],
  [
    'a read leaves one out',
    'reads',
    /hands out .* next are/,
    change('RecordsRead', ({ detail }) => ({ detail: { messages: detail.messages?.slice(1) } }), isLong),
  ],
  [
    'a record is read that was never put',
    'reads',
    /hands out m99 of shard/,
    change('RecordsRead', () => ({ detail: { messages: [99] } })),
  ],
  [
    'a read gives nothing where there is something',
    'reads',
    /hands out nothing of shard/,
    change('RecordsRead', () => ({ type: 'ReadEmpty', detail: { messages: [] } })),
  ],
  [
    'a read is of another shard',
    'reads',
    /with an iterator of shard/,
    change('RecordsRead', ({ detail }) => ({ detail: { shard: detail.shard === 0 ? 1 : 0 } })),
  ],
  [
    'somebody reads who did not ask',
    'reads',
    /nobody reads, and did not ask/,
    change('RecordsRead', () => ({ detail: { by: 'nobody' } })),
  ],
  [
    'a read goes on where no iterator leads',
    'reads',
    /with an iterator that it did not give/,
    change(
      'RequestDeparted',
      () => ({ detail: { input: { ShardIterator: 'made up' } } }),
      asks('GetRecords'),
    ),
  ],
  [
    'a read is further behind than it says',
    'reads',
    /says 12345 ms behind/,
    change('RecordsRead', () => ({ detail: { behindMs: 12_345 } })),
  ],
  [
    'the answer is other than the read',
    'reads',
    /is answered with m99/,
    change('ReplyDeparted', () => ({ detail: { origins: [99] } }), answersRecords),
  ],
  [
    'data change on their way',
    'reads',
    /is not what was put/,
    change('ReplyDeparted', withFirstRecord({ Data: 'lies' }), answersRecords),
  ],
  [
    'a record has another time of arrival',
    'reads',
    /another time of arrival/,
    change('ReplyDeparted', withFirstRecord({ ApproximateArrivalTimestamp: 77 }), answersRecords),
  ],
  ['an answer has no read', 'reads', /nothing was read/, withhold('ReadEmpty')],
  [
    'an open shard ends',
    'reads',
    /ends before the shard does/,
    change(
      'ReplyDeparted',
      withOutput(() => ({ NextShardIterator: undefined })),
      answersRecords,
    ),
  ],
  [
    'a closed shard goes on behind its end',
    'reads',
    /goes on behind the end of a closed shard/,
    change(
      'ReplyDeparted',
      withOutput(() => ({ NextShardIterator: 'on and on' })),
      (fact) =>
        answers('GetRecords')(fact) &&
        !(fact.detail.output as { NextShardIterator?: string }).NextShardIterator,
    ),
  ],
  [
    'children are named before the end',
    'reads',
    /names the children/,
    change(
      'ReplyDeparted',
      withOutput(() => ({ ChildShards: [{ ShardId: 'shardId-1' }] })),
      answersRecords,
    ),
  ],
  [
    'an iterator is called expired in time',
    'reads',
    /ms is called expired/,
    change(
      'ReplyDeparted',
      () => ({ detail: { refusal: { code: 'ExpiredIteratorException' } } }),
      refuses('GetRecords'),
    ),
  ],

  // ── resharding ─────────────────────────────────────────────────────────────────────────────────────────────────────
  [
    'a split comes early',
    'resharding',
    /is done, its time was/,
    change('SplitStarted', () => ({ atMs: 500 })),
  ],
  [
    'a split takes another time than set',
    'resharding',
    /takes 9000 ms, 2 s are set/,
    change('SplitStarted', () => ({ detail: { tookMs: 9_000 } })),
  ],
  ['a split that had not begun', 'resharding', /is done and had not begun/, withhold('SplitStarted')],
  ['two reshards at a time', 'resharding', /begins while another is not done/, withhold('ShardSplit')],
  [
    'a shard is split twice',
    'resharding',
    /shard 0 is not open/,
    change('MergeStarted', () => ({ detail: { shard: 0 } })),
  ],
  [
    'shards are merged that are no neighbours',
    'resharding',
    /are no neighbours/,
    change('MergeStarted', () => ({ detail: { shard: 2 } })),
  ],
  [
    'children have other numbers',
    'resharding',
    /names the children 7,8/,
    change('ShardSplit', () => ({ detail: { lower: 7, upper: 8 } })),
  ],
  [
    'a shard is closed that goes on',
    'resharding',
    /is closed and has no children/,
    change('ShardClosed', () => ({ detail: { shard: 1 } })),
  ],
  [
    'the stream says ACTIVE too early',
    'resharding',
    /ACTIVE before it is done/,
    add('SplitStarted', () => ({ type: 'StreamActive', detail: { shards: 2 } })),
  ],
  [
    'a stream says another number of open shards',
    'resharding',
    /says 9 open shards/,
    change('StreamActive', () => ({ detail: { shards: 9 } })),
  ],

  // ── retention ──────────────────────────────────────────────────────────────────────────────────────────────────────
  [
    'records expire too early',
    'retention',
    /records of shard \d expire, 0 are old enough/,
    change('RecordsExpired', () => ({ atMs: 10_000 })),
  ],
  [
    'too many records expire',
    'retention',
    /9 records of shard \d expire/,
    change('RecordsExpired', () => ({ detail: { count: 9 } })),
  ],
  [
    'records do not expire',
    'retention',
    /is gone with records in it|expire, \d+ are old/,
    withhold('RecordsExpired'),
  ],
  [
    'another retention is named',
    'retention',
    /speaks of 5 ms/,
    change('RecordsExpired', () => ({ detail: { retentionMs: 5 } })),
  ],
  [
    'a closed shard is gone too early',
    'retention',
    /is gone, and not closed for so long/,
    change('ShardExpired', () => ({ atMs: 20_000 })),
  ],
  [
    'an open shard is gone',
    'retention',
    /is gone, and not closed/,
    change('ShardExpired', () => ({ detail: { shard: 4 } })),
  ],
  [
    'a reader misses another number',
    'retention',
    /misses 5 records, unread were/,
    change('RecordsMissed', () => ({ detail: { count: 5 } })),
  ],
  [
    'somebody misses what he never read',
    'retention',
    /nobody never read/,
    change('RecordsMissed', () => ({ detail: { by: 'nobody' } })),
  ],
  [
    'an expired record is handed out',
    'retention',
    /is handed out, and older than the retention/,
    change('ReplyDeparted', () => ({ atMs: 90_000_000 }), answersRecords),
  ],
];

describe('the watchers of streams', () => {
  test('have nothing against a sound log', () => {
    expect(judge(sound)).toEqual([]);
  });

  test.each(lies)('see that %s', (_lie, checker, words, plant) => {
    const findings = judge({ ...sound, facts: plant([...sound.facts]) });
    const said = findings.filter((finding) => finding.checker === checker).map(({ sentence }) => sentence);
    expect(said.join('\n'), JSON.stringify(findings.slice(0, 5))).toMatch(words);
  });

  test('see that a stream shows what is not so', () => {
    const view = sound.end.views.get('clicks') as StreamView;
    const judgeView = (shown: StreamView | undefined) => {
      const views = new Map(sound.end.views);
      if (shown) views.set('clicks', shown);
      else views.delete('clicks');
      return judge({ ...sound, end: { ...sound.end, views } }).map(({ sentence }) => sentence);
    };
    const [shard, ...rest] = view.shards;
    const withShard = (changes: object) =>
      ({ ...view, shards: [{ ...shard, ...changes }, ...rest] }) as StreamView;
    expect(judgeView(view)).toEqual([]);
    expect(judgeView({ ...view, putTotal: 99 })).toEqual([expect.stringContaining('shows putTotal 99')]);
    expect(judgeView(withShard({ firstPosition: 7 }))).toEqual([expect.stringContaining('shows shard')]);
    expect(judgeView(withShard({ tape: [{ origin: 99 }] }))).toEqual([expect.stringContaining('shows m99')]);
    expect(judgeView(withShard({ index: 9 }))).toEqual([expect.stringContaining('which nobody made')]);
    expect(judgeView(undefined)).toEqual([expect.stringContaining('not there at the end')]);
    const late = judge({ ...sound, end: { ...sound.end, nowMs: 200_000_000 } });
    expect(late.map(({ sentence }) => sentence).join()).toContain('is older than the retention');
  });
});
