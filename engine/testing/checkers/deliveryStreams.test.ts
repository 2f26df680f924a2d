import { describe, expect, test } from 'vitest';
import type { Fact } from '../../kernel/log.ts';
import type { DeliveryStreamView } from '../../services/firehose/contract.ts';
import { judge } from '../checkers.ts';
import { add, change, type Lie, runOf, withhold } from '../lies.ts';
import { type TestWorld, testWorld } from '../testWorld.ts';

/**
 * Goal: the watcher of delivery streams would see what is wrong.
 *
 * Method: one sound log of a stream with a transform, one that is flooded, one that reads from Kinesis and one without a
 * bucket; and one lie planted in it at a time.
 */
function everything(): TestWorld {
  const hints = { SizeInMBs: 1, IntervalInSeconds: 5 };
  const world = testWorld({ latencyMs: 5 })
    .stream('clicks')
    .deliveryStream('pipe', { ...hints, AppendDelimiterToRecord: true })
    .deliveryStream('plain', hints)
    .deliveryStream('reads', hints)
    .deliveryStream('lonely', hints)
    .lambda('shaper', {
      work: { kind: 'fixed', seconds: 0.1 },
      failMessages: ['bad'],
      dropMessages: ['noise'],
      transformTo: '<{body}>',
    })
    .bucket('lake')
    .link('clicks', 'reads')
    .link('pipe', 'shaper', { BufferIntervalInSeconds: 2, NumberOfRetries: 1 })
    .link('pipe', 'lake')
    .link('plain', 'lake')
    .link('reads', 'lake');
  const put = (to: string, Data: string) => world.call(to, 'PutRecord', { Record: { Data } });
  const click = (Data: string) => world.call('clicks', 'PutRecord', { Data, PartitionKey: 'a' });
  const putLarge = (count: number) =>
    world.call('plain', 'PutRecordBatch', { Records: Array(count).fill({ Data: 'x'.repeat(900_000) }) });
  world.advance('1s');
  for (const body of ['good', 'bad', 'noise', 'fine']) put('pipe', body);
  put('plain', 'one');
  click('first');
  put('lonely', 'x');
  world.advance('3s');
  click('again');
  putLarge(4);
  putLarge(4);
  world.advance('8s');
  world.fault('shaper', 'throttle');
  put('pipe', 'hopeless');
  world.advance('10s');
  world.fault('lake', 'deny', { forSeconds: 8 });
  put('plain', 'later');
  world.advance('15s');
  world.remove('lonely');
  put('plain', 'inside');
  world.advance('1s');
  return world;
}

const sound = runOf(everything());

const of = (resource: string) => (fact: Fact) => fact.resource === resource;
const why = (reason: string) => (fact: Fact) => fact.detail.reason === reason;
const from = (source: string) => (fact: Fact) => fact.detail.source === source;
const answersTransform = ({ detail }: Fact) =>
  (detail.call as { action: string }).action === 'Invoke' && detail.output !== undefined;
const putsOf = (id: string) => (fact: Fact) =>
  (fact.detail.call as { action: string; from: string }).action === 'PutObject' &&
  (fact.detail.call as { from: string }).from === id;
const withBody = (id: string, body: string): Lie =>
  change(
    'ReplyDeparted',
    ({ detail }) => {
      const call = detail.call as { input: object };
      return { detail: { call: { ...call, input: { ...call.input, Body: body } } } };
    },
    putsOf(id),
  );
/** As if another time had been set from the start. */
const withSettings = (id: string, settings: object): Lie =>
  change(
    'ResourceCreated',
    ({ detail }) => ({ detail: { settings: { ...(detail.settings as object), ...settings } } }),
    of(id),
  );

const lies: readonly (readonly [lie: string, words: RegExp, plant: Lie])[] = [
  // ── coming in ──────────────────────────────────────────────────────────────────────────────────────────────────────
  [
    'records come that nobody sent',
    /takes in m1, which nobody sent/,
    change('RecordAccepted', () => ({ causeSeq: 0 })),
  ],
  [
    'a record has another size',
    /says 99 bytes, there were 4/,
    change('RecordAccepted', () => ({ detail: { bytes: 99 } })),
  ],
  [
    'somebody puts into a stream that reads from Kinesis',
    /which its source does not allow/,
    change('RecordsAccepted', () => ({ detail: { source: 'DirectPut' } }), from('KinesisStreamAsSource')),
  ],
  [
    'other records come than the stream gave',
    /takes in m99, which nobody sent/,
    change('RecordsAccepted', () => ({ detail: { messages: [99] } }), from('KinesisStreamAsSource')),
  ],
  [
    'a record of the source comes twice',
    /reads shard 0 at record 0, 1 is next/,
    add('RecordsAccepted', () => ({}), from('KinesisStreamAsSource')),
  ],
  [
    'a stream takes more than its quota',
    /takes in more than its quota of a second/,
    change('RecordsThrottled', ({ detail }) => ({
      type: 'RecordsAccepted',
      detail: { source: 'DirectPut', bytes: 900_000 * (detail.messages?.length ?? 0) },
    })),
  ],
  [
    'records are refused without need',
    /refuses records and had room for them/,
    change('RecordsThrottled', () => ({ atMs: 5_000 })),
  ],

  // ── buffers ────────────────────────────────────────────────────────────────────────────────────────────────────────
  [
    'a buffer is emptied too early',
    /emptied at its interval, which is over at/,
    withSettings('plain', { IntervalInSeconds: 7 }),
  ],
  [
    'a buffer is emptied too late',
    /the buffer should have been emptied at/,
    withSettings('plain', { IntervalInSeconds: 3 }),
  ],
  [
    'a buffer is emptied at its size and is not full',
    /the buffer is emptied at its size, and is not full/,
    change('BufferFlushed', () => ({ detail: { reason: 'size' } }), why('interval')),
  ],
  [
    'a buffer is full and waits for its interval',
    /the buffer is emptied at its interval, and was full before/,
    change('BufferFlushed', () => ({ detail: { reason: 'interval' } }), why('size')),
  ],
  [
    'a buffer is never emptied',
    /the buffer should have been emptied at/,
    withhold('BufferFlushed', of('reads')),
  ],
  [
    'an object leaves a record out',
    /BufferFlushed tells of m8, there are m6, m8/,
    change('BufferFlushed', () => ({ detail: { messages: [8] } }), of('reads')),
  ],
  [
    'an object mixes the order up',
    /BufferFlushed tells of m8, m6, there are m6, m8/,
    change('BufferFlushed', () => ({ detail: { messages: [8, 6] } }), of('reads')),
  ],
  [
    'an object has another size',
    /says 3 bytes, there are 10 in the buffer/,
    change('BufferFlushed', () => ({ detail: { bytes: 3 } }), of('reads')),
  ],

  // ── the transform ──────────────────────────────────────────────────────────────────────────────────────────────────
  [
    'another function gets the records',
    /gives records to other \(1 of 2\), the wire leads to shaper/,
    change('TransformStarted', () => ({ detail: { to: 'other' } })),
  ],
  [
    'a function gets more than came',
    /TransformStarted tells of m99, there are m1/,
    change('TransformStarted', () => ({ detail: { messages: [99] } })),
  ],
  [
    'a function gets its records too early',
    /the intake is emptied at its interval/,
    change('TransformStarted', () => ({ atMs: 2_500 })),
  ],
  [
    'a function is asked too often',
    /makes attempt 5 of 2, it is 2 of 2/,
    change('TransformStarted', () => ({ detail: { attempt: 5 } }), why('retry')),
  ],
  [
    'another batch is tried again',
    /tries a batch again that it does not have/,
    change('TransformStarted', () => ({ causeSeq: 0 }), why('retry')),
  ],
  [
    'a batch is given up too early',
    /is given up after attempt 1 of 2/,
    change('TransformFailed', () => ({ detail: { what: 'given up' } })),
  ],
  [
    'a transform fails that was not asked for',
    /fails of a batch that it does not have/,
    change('TransformFailed', () => ({ causeSeq: 0 })),
  ],
  [
    'a dropped record goes on',
    /RecordsTransformed tells of m1, m3, m4, meant were m1, m4/,
    change('RecordsTransformed', () => ({ detail: { messages: [1, 3, 4] } })),
  ],
  ['a dropped record is not told of', /says nothing of m3 that the function had/, withhold('RecordsDropped')],
  ['a failed record is not told of', /says nothing of m2 that the function had/, withhold('RecordsFailed')],
  [
    'the function said something else',
    /RecordsDropped tells of m3, meant were nothing/,
    change(
      'ReplyDeparted',
      ({ detail }) => {
        const output = detail.output as { Payload: { records: object[] } };
        const records = output.Payload.records.map((record) => ({ ...record, result: 'Ok' }));
        return { detail: { output: { ...output, Payload: { records } } } };
      },
      answersTransform,
    ),
  ],
  [
    'records are transformed that no function had',
    /which no function has/,
    change('RecordsTransformed', () => ({ causeSeq: 0 })),
  ],

  // ── going out ──────────────────────────────────────────────────────────────────────────────────────────────────────
  [
    'an object is delivered twice',
    /ObjectDelivered tells of m5, m9, m10, which is not on its way/,
    add('ObjectDelivered', () => ({})),
  ],
  [
    'failed records are delivered as good ones',
    /ObjectDelivered tells of m2, which is not on its way/,
    change('ErrorsDelivered', () => ({ type: 'ObjectDelivered' })),
  ],
  ['an object is not in the bucket', /lake has no such object/, withhold('ObjectCreated')],
  [
    'the bucket has other records',
    /has delivered m2 in .*, lake has m99/,
    change('ObjectCreated', () => ({ detail: { message: undefined, messages: [99] } })),
  ],
  [
    'another object is delivered than was put',
    /has delivered elsewhere, answered was the object 2026/,
    change('ObjectDelivered', () => ({ detail: { key: 'elsewhere' } })),
  ],
  ['an object holds something else', /does not hold what was taken in/, withBody('reads', 'lies')],
  [
    'the data of a failed record are not kept',
    /does not hold what was taken in/,
    withBody('pipe', '{"rawData":"bGllcw=="}\n'),
  ],
  [
    'an object is held beside its bucket',
    /holds an object, and there is a bucket/,
    change('DeliveryHeld', () => ({ resource: 'plain' })),
  ],
  [
    'an object is tried again that is not on its way',
    /DeliveryRetried tells of m99, which is not on its way/,
    change('DeliveryRetried', () => ({ detail: { messages: [99] } })),
  ],
  [
    'records are given up too early',
    /gives m7 up before 24 hours are over/,
    change('RecordsLost', () => ({ detail: { reason: 'no bucket for 24 hours' } })),
  ],
  [
    'a removed stream loses others than it has',
    /loses m99, there were m7/,
    change('RecordsLost', () => ({ detail: { messages: [99] } })),
  ],
  ['a removed stream says nothing of what was in it', /nothing is said of m7/, withhold('RecordsLost')],
];

describe('the watcher of delivery streams', () => {
  test('has nothing against a sound log', () => {
    expect(judge(sound)).toEqual([]);
  });

  test.each(lies)('sees that %s', (_lie, words, plant) => {
    const findings = judge({ ...sound, facts: plant([...sound.facts]) });
    const said = findings
      .filter(({ checker }) => checker === 'delivery streams')
      .map(({ sentence }) => sentence);
    expect(said.join('\n'), JSON.stringify(findings.slice(0, 5))).toMatch(words);
  });

  const plain = sound.end.views.get('plain') as DeliveryStreamView;
  const pipe = sound.end.views.get('pipe') as DeliveryStreamView;

  test.each<[sees: string, words: RegExp | undefined, id: string, view: DeliveryStreamView | undefined]>([
    ['nothing in what is so', undefined, 'plain', plain],
    ['a stream that is gone', /not there at the end/, 'plain', undefined],
    [
      'a record too many inside',
      /shows buffered 2, the log leaves 1/,
      'plain',
      { ...plain, tank: { ...plain.tank, records: 2 } },
    ],
    ['a record too few inside', /shows acceptedTotal 1/, 'plain', { ...plain, acceptedTotal: 1 }],
    ['an object on its way', /shows underWay 1, the log leaves 0/, 'plain', { ...plain, deliveringCount: 1 }],
    ['a delivery that was none', /shows deliveredTotal 99/, 'plain', { ...plain, deliveredTotal: 99 }],
    ['a drop that was none', /shows droppedTotal 2, the log leaves 1/, 'pipe', { ...pipe, droppedTotal: 2 }],
    ['errors that are none', /shows erredTotal 0, the log leaves 2/, 'pipe', { ...pipe, erredTotal: 0 }],
  ])('sees at the end %s', (_sees, words, id, view) => {
    const views = new Map(sound.end.views);
    if (view) views.set(id, view);
    else views.delete(id);
    const said = judge({ ...sound, end: { ...sound.end, views } }).map(({ sentence }) => sentence);
    if (words) expect(said.join('\n')).toMatch(words);
    else expect(said).toEqual([]);
  });

  test('sees at the end that a buffer is full, or old', () => {
    const judgeAt = (nowMs: number) =>
      judge({ ...sound, end: { ...sound.end, nowMs } }).map(({ sentence }) => sentence);
    expect(judgeAt(50_000).join('\n')).toMatch(/plain: the buffer should have been emptied at 42000 ms/);
    const small = testWorld().deliveryStream('plain', { SizeInMBs: 1 });
    small.call('plain', 'PutRecordBatch', { Records: Array(2).fill({ Data: 'x'.repeat(900_000) }) });
    const run = runOf(small);
    const said = judge({ ...run, facts: withhold('BufferFlushed')([...run.facts]) });
    expect(said.map(({ sentence }) => sentence)).toContain('plain: the buffer is full, and was not emptied');
  });
});
