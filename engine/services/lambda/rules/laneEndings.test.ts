import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { FunctionView } from '../contract.ts';

const settings = { coldStartSeconds: 0, work: { kind: 'fixed', seconds: 1 }, Timeout: 60 };
function mapped(link: object = {}, more: object = {}) {
  return testWorld({ latencyMs: 0 })
    .stream('clicks')
    .lambda('count', { ...settings, ...more })
    .link('clicks', 'count', { StartingPosition: 'TRIM_HORIZON', ...link });
}
type World = ReturnType<typeof mapped>;
const put = (world: World, bodies: readonly string[]) => {
  for (const Data of bodies) world.call('clicks', 'PutRecord', { Data, PartitionKey: 'a' });
};
const batches = (world: World) =>
  world.facts('InvocationStarted').map(({ atMs, detail }) => [atMs, detail.messages]);
const seen = (world: World) => world.view<FunctionView>('count');
const mapping = (world: World) => seen(world).mappings[0];
const eight = ['a', 'b', 'c', 'd', 'bad', 'f', 'g', 'h'];

describe('[LAM-35] after an error', () => {
  test('the same batch is tried again and again, and everything behind it waits', () => {
    const world = mapped({ BatchSize: 4 }, { failMessages: ['bad'] });
    put(world, ['a', 'bad', 'c', 'd', 'e', 'f']);
    world.advanceTo('20s');
    // Each attempt takes 1 s; then pauses of 1, 2, 4 and 8 s.
    expect(batches(world)).toEqual([0, 2, 5, 10, 19].map((second) => [second * 1000, [1, 2, 3, 4]]));
    expect(seen(world).effectsOnce).toBe(1);
    world.advanceTo('1h');
    expect(new Set(batches(world).map(([, messages]) => String(messages)))).toEqual(new Set(['1,2,3,4']));
    expect(mapping(world)?.lanes[0]).toMatchObject({ state: 'blocked', records: 4, origin: 1 });
  });

  test('the age of what waits grows meanwhile', () => {
    const world = mapped({ BatchSize: 1 }, { failMessages: ['bad'] });
    put(world, ['bad', 'b']);
    world.advanceTo('10min');
    expect(mapping(world)?.lanes[0]?.ageMs).toBeGreaterThan(500_000);
  });

  test('MaximumRetryAttempts ends it: retries, not attempts; then the shard goes on', () => {
    const world = mapped({ BatchSize: 1, MaximumRetryAttempts: 2 }, { failMessages: ['bad'] });
    put(world, ['bad', 'b']);
    world.advanceTo('1min');
    expect(batches(world).map(([, messages]) => messages)).toEqual([[1], [1], [1], [2]]);
    expect(world.facts('BatchGivenUp').map(({ detail }) => [detail.messages, detail.ending])).toEqual([
      [[1], 'lost'],
    ]);
    expect(mapping(world)).toMatchObject({ givenUpTotal: 1, doneTotal: 1, failedTotal: 3 });
  });

  test('without any retry the first failure is the last', () => {
    const world = mapped({ MaximumRetryAttempts: 0 }, { failMessages: ['bad'] });
    put(world, eight);
    world.advanceTo('1min');
    expect(batches(world)).toHaveLength(1);
    expect(mapping(world)?.givenUpTotal).toBe(8);
  });

  test('MaximumRecordAgeInSeconds ends it at any instant, also where the sum of two times is no round number', () => {
    const world = mapped(
      { BatchSize: 1, MaximumRecordAgeInSeconds: 60 },
      { ReservedConcurrentExecutions: 0 },
    );
    world.advanceTo(8_192.896);
    put(world, ['bad']);
    expect(world.engine.advance(80_000, 5_000)).toBe(true);
    expect(world.facts('BatchGivenUp').map(({ atMs, detail }) => [atMs, detail.condition])).toEqual([
      [68_192.896, 'RecordAgeExceeded'],
    ]);
  });

  test('MaximumRecordAgeInSeconds ends it as well, at the moment the record is that old', () => {
    const world = mapped({ BatchSize: 1, MaximumRecordAgeInSeconds: 60 }, { failMessages: ['bad'] });
    put(world, ['bad']);
    world.advanceTo('30s');
    put(world, ['good']);
    world.advanceTo('2min');
    expect(world.facts('BatchGivenUp').map(({ atMs, detail }) => [atMs, detail.condition])).toEqual([
      [60_000, 'RecordAgeExceeded'],
    ]);
    expect(seen(world).effectsOnce).toBe(1);
  });

  test('otherwise it ends when the record has expired in the stream', () => {
    const world = mapped({ BatchSize: 1 }, { failMessages: ['bad'] });
    put(world, ['bad']);
    world.advanceTo('23h');
    put(world, ['good']);
    world.advanceTo('23h59min');
    expect([seen(world).effectsOnce, mapping(world)?.givenUpTotal]).toEqual([0, 0]);
    world.advanceTo('24h5min');
    expect(world.facts('RecordsExpired', 'count').map(({ detail }) => detail.messages)).toEqual([[1]]);
    expect(seen(world).effectsOnce).toBe(1);
  });

  test('ten thousand records that are too old are passed over, one by one', () => {
    const world = mapped({ BatchSize: 1, MaximumRecordAgeInSeconds: 60 });
    world.disconnect('clicks', 'count');
    for (let second = 0; second < 10; second++) {
      world.advanceTo(second * 1_000);
      for (let call = 0; call < 2; call++)
        world.call('clicks', 'PutRecords', {
          Records: Array.from({ length: 500 }, () => ({ Data: 'x', PartitionKey: 'a' })),
        });
    }
    world.advanceTo('2min');
    world.link('clicks', 'count', {
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 1,
      MaximumRecordAgeInSeconds: 60,
    });
    world.advanceTo('2min10s');
    expect(mapping(world)?.givenUpTotal).toBe(10_000);
  });
});

describe('[LAM-36] bisecting', () => {
  test('cuts the failed batch in two until the bad record stands alone', () => {
    const world = mapped(
      { BisectBatchOnFunctionError: true, MaximumRetryAttempts: 0 },
      { failMessages: ['bad'] },
    );
    put(world, eight);
    world.advanceTo('1min');
    expect(batches(world).map(([, messages]) => messages)).toEqual([
      [1, 2, 3, 4, 5, 6, 7, 8],
      [1, 2, 3, 4],
      [5, 6, 7, 8],
      [5, 6],
      [5],
      [6],
      [7, 8],
    ]);
    expect(mapping(world)).toMatchObject({ bisectedTotal: 3, givenUpTotal: 1 });
    expect(world.facts('BatchGivenUp')[0]?.detail.messages).toEqual([5]);
    expect(seen(world).effectsOnce).toBe(7);
  });

  test('uses up no retry: the lone record has all of them', () => {
    const world = mapped(
      { BisectBatchOnFunctionError: true, MaximumRetryAttempts: 2 },
      { failMessages: ['bad'] },
    );
    put(world, ['bad', 'b']);
    world.advanceTo('1min');
    expect(batches(world).map(([, messages]) => messages)).toEqual([[1, 2], [1], [1], [1], [2]]);
  });
});

describe('[LAM-37] reported failures', () => {
  const reports = { ReportBatchItemFailures: true };

  test('everything before the first reported is done, everything from it on is tried again', () => {
    const world = mapped(reports, { failMessages: ['bad'] });
    put(world, eight);
    world.advanceTo('3s');
    expect(batches(world)).toEqual([
      [0, [1, 2, 3, 4, 5, 6, 7, 8]],
      [2_000, [5, 6, 7, 8]],
    ]);
    expect(world.facts('CheckpointReported')[0]?.detail).toMatchObject({ message: 5, doneCount: 4 });
    expect(seen(world)).toMatchObject({ effectsOnce: 4, duplicateEffects: 0, errorsTotal: 0 });
  });

  test('with bisect the batch is cut there, at no retry', () => {
    const world = mapped(
      { ...reports, BisectBatchOnFunctionError: true, MaximumRetryAttempts: 0 },
      { failMessages: ['bad'] },
    );
    put(world, eight);
    world.advanceTo('1min');
    expect(batches(world).map(([, messages]) => messages)).toEqual([
      [1, 2, 3, 4, 5, 6, 7, 8],
      [5, 6, 7, 8],
      [5, 6],
      [5],
      [6],
      [7, 8],
    ]);
    expect(seen(world)).toMatchObject({ effectsOnce: 7, duplicateEffects: 0 });
  });

  test.each([
    ['an unknown sequence number', '{"batchItemFailures":[{"itemIdentifier":"1"}]}', 0],
    ['bad JSON', 'oops', 0],
    ['an empty list', '{"batchItemFailures":[]}', 2],
  ])('%s is read as for a queue', (_name, answerWith, doneTotal) => {
    const world = mapped(reports, { answerWith });
    put(world, ['a', 'b']);
    world.advanceTo('10s');
    expect(mapping(world)?.doneTotal).toBe(doneTotal);
  });
});

describe('[LAM-38] the on-failure destination', () => {
  test('gets where the records are, not the records, in the story of the first', () => {
    const world = mapped({ MaximumRetryAttempts: 1 }, { failMessages: ['bad'] })
      .queue('failed')
      .link('count', 'failed', {}, 'onFailure');
    const sequenceNumbers = ['bad', 'b'].map(
      (Data) => world.call('clicks', 'PutRecord', { Data, PartitionKey: 'a' }).SequenceNumber,
    );
    world.advanceTo('1min');
    expect(world.contents('failed')).toEqual(['m1 visible']);
    expect(JSON.parse(world.receiveBodies('failed')[0] ?? '')).toEqual({
      requestContext: {
        requestId: expect.stringMatching(/^[\da-f-]{36}$/),
        functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:count',
        condition: 'RetryAttemptsExhausted',
        approximateInvokeCount: 2,
      },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      version: '1.0',
      // Attempts from 0 s to 1 s and from 2 s to 3 s.
      timestamp: '2026-01-01T00:00:03.000Z',
      KinesisBatchInfo: {
        shardId: 'shardId-000000000000',
        startSequenceNumber: sequenceNumbers[0],
        endSequenceNumber: sequenceNumbers[1],
        approximateArrivalOfFirstRecord: '2026-01-01T00:00:00.000Z',
        approximateArrivalOfLastRecord: '2026-01-01T00:00:00.000Z',
        batchSize: 2,
        streamArn: 'arn:aws:kinesis:us-east-1:123456789012:stream/clicks',
      },
    });
    expect(world.facts('DestinationNotified').map(({ detail }) => detail.message)).toEqual([1]);
  });

  test('may be a topic', () => {
    const world = mapped({ MaximumRetryAttempts: 0 }, { failMessages: ['bad'] })
      .topic('alarms')
      .queue('inbox')
      .link('alarms', 'inbox', { RawMessageDelivery: true })
      .link('count', 'alarms', {}, 'onFailure');
    world.call('inbox', 'SetQueueAttributes', {
      Attributes: {
        Policy: JSON.stringify({ Statement: { Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage' } }),
      },
    });
    put(world, ['bad']);
    world.advanceTo('1min');
    expect(world.receiveBodies('inbox')[0]).toContain('KinesisBatchInfo');
  });
});
