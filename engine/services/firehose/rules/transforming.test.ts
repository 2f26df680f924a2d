import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { DeliveryStreamView } from '../contract.ts';
import { mebibyte } from '../limits.ts';

/** A stream before whose bucket a function stands. Its buffers wait 10 s each, so that the story is short. */
const transforming = (code: Record<string, unknown> = {}, wire: Record<string, unknown> = {}) =>
  testWorld({ latencyMs: 0, account: '123456789012', region: 'us-east-1' })
    .deliveryStream('delivery', { IntervalInSeconds: 10 })
    .bucket('lake')
    .lambda('clean', { work: { kind: 'fixed', seconds: 1 }, coldStartSeconds: 0, ...code })
    .link('delivery', 'lake')
    .link('delivery', 'clean', { BufferIntervalInSeconds: 10, ...wire });
type World = ReturnType<typeof transforming>;

function put(world: World, data: readonly string[], firstOrigin: number): void {
  const Records = data.map((Data) => ({ Data }));
  const origins = data.map((_, index) => firstOrigin + index);
  world.call('delivery', 'PutRecordBatch', { Records }, origins);
}

const view = (world: World) => world.view<DeliveryStreamView>('delivery');
const messagesOf = (world: World, type: string) =>
  world.facts(type, 'delivery').map(({ detail }) => detail.messages);
const opened = (world: World, key: unknown) => world.engine.open('lake', key as string)?.text ?? '';

describe('batches', () => {
  test('[FH-16] 1 MiB or 60 s unless set: the function gets them at whichever comes first', () => {
    const world = testWorld({ latencyMs: 0 })
      .deliveryStream('delivery')
      .lambda('clean')
      .link('delivery', 'clean');
    expect(view(world).transformTank).toMatchObject({ hintBytes: mebibyte, hintMs: 60_000, records: 0 });
    put(world, ['a'], 1);
    world.advanceTo('59.999s');
    expect(world.facts('TransformStarted')).toEqual([]);
    world.advanceTo('60s');
    expect(world.facts('TransformStarted')[0]?.detail).toMatchObject({ messages: [1], reason: 'interval' });
    put(world, ['x'.repeat(mebibyte / 2), 'x'.repeat(mebibyte / 2)], 2);
    expect(world.facts('TransformStarted')[1]?.detail).toMatchObject({
      messages: [2, 3],
      reason: 'size',
      bytes: mebibyte,
    });
  });

  test('[FH-16] buffer of the transform and buffer of the bucket wait one after the other', () => {
    const world = transforming();
    put(world, ['a'], 1);
    world.advanceTo('1min');
    expect(world.facts('BufferFlushed').map(({ atMs, detail }) => [atMs, detail.waitedMs])).toEqual([
      [21_000, 10_000],
    ]);
  });

  test('the function is invoked with the data as text, ids and times', () => {
    const world = transforming();
    put(world, ['grüße'], 1);
    world.advanceTo('10s');
    const [request] = world.facts('RequestDeparted', 'delivery').map(({ detail }) => detail);
    expect(request).toMatchObject({
      to: 'clean',
      action: 'Invoke',
      input: {
        InvocationType: 'RequestResponse',
        Payload: {
          deliveryStreamArn: 'arn:aws:firehose:us-east-1:123456789012:deliverystream/delivery',
          region: 'us-east-1',
          records: [
            { recordId: expect.any(String), approximateArrivalTimestamp: 1_767_225_600_000, data: 'grüße' },
          ],
        },
      },
      origins: [1],
    });
    expect(view(world).transforming).toEqual({
      records: 1,
      bytes: 7,
      attempt: 1,
      attemptsMax: 4,
      sinceMs: 10_000,
    });
  });

  test('several batches are with the function at the same time, and arrival decides the order in the object', () => {
    const world = transforming({ failFirstTimes: 0 }, { BufferSizeInMBs: 0.2 });
    world.fault('clean', 'throttle', { forSeconds: 0.5 });
    put(world, ['a'.repeat(210_000)], 1);
    world.advanceTo('600ms');
    put(world, ['b'.repeat(210_000)], 2);
    world.advanceTo('1min');
    expect(messagesOf(world, 'RecordsTransformed')).toEqual([[2], [1]]);
    expect(messagesOf(world, 'ObjectDelivered')).toEqual([[1, 2]]);
  });
});

describe('verdicts', () => {
  test('[FH-17] Ok goes on with the data of the function, Dropped goes nowhere and is no failure', () => {
    const world = transforming({ dropMessages: ['noise'], transformTo: '<{body}>' });
    put(world, ['one', 'noise', 'two'], 1);
    world.advanceTo('1min');
    expect(messagesOf(world, 'RecordsTransformed')).toEqual([[1, 3]]);
    expect(messagesOf(world, 'RecordsDropped')).toEqual([[2]]);
    const [object] = world.facts('ObjectDelivered');
    expect(opened(world, object?.detail.key)).toBe('<one><two>');
    expect(object?.detail).toMatchObject({ messages: [1, 3], bytes: 10 });
    expect(view(world)).toMatchObject({ okTotal: 2, droppedTotal: 1, failedTotal: 0, erredTotal: 0 });
  });

  test('[FH-17] ProcessingFailed is kept aside alone, with its raw data, and the others go on', () => {
    const world = transforming({ failMessages: ['bad'] });
    put(world, ['good', 'bad €', 'fine'], 1);
    world.advanceTo('1min');
    expect(messagesOf(world, 'RecordsFailed')).toEqual([[2]]);
    expect(messagesOf(world, 'ObjectDelivered')).toEqual([[1, 3]]);
    const [kept] = world.facts('ErrorsDelivered');
    expect(kept?.detail).toMatchObject({ messages: [2], records: 1, to: 'lake' });
    expect(kept?.detail.key).toMatch(/^processing-failed\/2026\/01\/01\/00\/delivery-1-/);
    const text = opened(world, kept?.detail.key);
    expect(text.endsWith('\n')).toBe(true);
    const line = JSON.parse(text);
    expect(line).toEqual({
      attemptsMade: 1,
      arrivalTimestamp: 1_767_225_600_000,
      errorCode: 'Lambda.ProcessingFailedStatus',
      errorMessage: 'ProcessingFailed status set for record',
      attemptEndingTimestamp: 1_767_225_611_000,
      rawData: Buffer.from('bad €').toString('base64'),
      lambdaArn: 'arn:aws:lambda:us-east-1:123456789012:function:clean',
    });
    expect(view(world)).toMatchObject({ okTotal: 2, failedTotal: 1, deliveredTotal: 2, erredTotal: 1 });
    expect(view(world).flushed.map(({ reason }) => reason)).toEqual(['errors', 'interval']);
  });

  test('[FH-17] a record the function does not give back has failed', () => {
    const world = transforming({ answerWith: '{"records":[]}' });
    put(world, ['a', 'b'], 1);
    world.advanceTo('1min');
    expect(world.facts('RecordsFailed')[0]?.detail).toMatchObject({
      messages: [1, 2],
      code: 'Lambda.MissingRecordId',
    });
    expect(messagesOf(world, 'ErrorsDelivered')).toEqual([[1, 2]]);
    expect(world.facts('ObjectDelivered')).toEqual([]);
  });

  test('[FH-17] an answer without a list of records fails them all, without another attempt', () => {
    const world = transforming({ answerWith: '"done"' });
    put(world, ['a', 'b'], 1);
    world.advanceTo('1min');
    expect(world.facts('TransformStarted')).toHaveLength(1);
    expect(world.facts('RecordsFailed')[0]?.detail.code).toBe('Lambda.JsonMappingException');
  });
});

describe('a function that fails', () => {
  test('[FH-18] has the whole batch again three times; then all of it is processing failed', () => {
    const world = transforming({ throwMessages: ['bad'] });
    put(world, ['good', 'bad'], 1);
    world.advanceTo('1min');
    expect(
      world.facts('TransformStarted').map(({ atMs, detail }) => [atMs, detail.attempt, detail.messages]),
    ).toEqual([
      [10_000, 1, [1, 2]],
      [12_000, 2, [1, 2]],
      [15_000, 3, [1, 2]],
      [20_000, 4, [1, 2]],
    ]);
    expect(world.facts('TransformFailed').map(({ detail }) => [detail.what, detail.inMs])).toEqual([
      ['retried', 1_000],
      ['retried', 2_000],
      ['retried', 4_000],
      ['given up', undefined],
    ]);
    expect(world.facts('RecordsFailed')[0]?.detail).toMatchObject({
      messages: [1, 2],
      code: 'Lambda.FunctionError',
    });
    const [kept] = world.facts('ErrorsDelivered');
    const lines = opened(world, kept?.detail.key).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).attemptsMade)).toEqual([4, 4]);
  });

  test('[FH-18] no retries means one attempt', () => {
    const world = transforming({ failRate: 1 }, { NumberOfRetries: 0 });
    put(world, ['a'], 1);
    world.advanceTo('1min');
    expect(world.facts('TransformStarted')).toHaveLength(1);
    expect(world.facts('TransformFailed')[0]?.detail).toMatchObject({ what: 'given up', attempt: 1 });
  });

  test('[FH-18] a throttled invocation counts as failed and is retried', () => {
    const world = transforming().fault('clean', 'throttle', { forSeconds: 10.5 });
    put(world, ['a'], 1);
    world.advanceTo('1min');
    expect(world.facts('TransformFailed')[0]?.detail.code).toBe('Lambda.InvokeLimitExceeded');
    expect(messagesOf(world, 'ObjectDelivered')).toEqual([[1]]);
  });

  test('[FH-16] that does not answer within five minutes is given up on', () => {
    const world = transforming(
      { Timeout: 900, work: { kind: 'fixed', seconds: 301 } },
      { NumberOfRetries: 0 },
    );
    put(world, ['a'], 1);
    world.advanceTo('309.999s');
    expect(world.facts('TransformFailed')).toEqual([]);
    world.advanceTo('310s');
    expect(world.facts('TransformFailed')[0]?.detail.code).toBe('Lambda.FunctionRequestTimedOut');
    world.advanceTo('20min');
    expect(world.facts('ObjectDelivered')).toEqual([]);
    expect(messagesOf(world, 'ErrorsDelivered')).toEqual([[1]]);
  });
});

test('[FH-18] a function that is taken away for good ends its batches as processing failed', () => {
  const world = transforming({}, { NumberOfRetries: 1 });
  put(world, ['a'], 1);
  world.advanceTo('10.5s').remove('clean').advanceTo('1h');
  expect(messagesOf(world, 'ErrorsDelivered')).toEqual([[1]]);
  expect(world.facts('TransformFailed').map(({ detail }) => detail.code)).toEqual([
    'Lambda.FunctionRequestTimedOut',
    'Lambda.ResourceNotFound',
  ]);
});

describe('the wire', () => {
  test('taken away, what waits for the function goes to the bucket as it is', () => {
    const world = transforming({ transformTo: '<{body}>' });
    put(world, ['a'], 1);
    world.advanceTo('5s').disconnect('delivery', 'clean').advanceTo('1min');
    expect(opened(world, world.facts('ObjectDelivered')[0]?.detail.key)).toBe('a');
    expect(world.facts('TransformStarted')).toEqual([]);
    expect(view(world).transformTank).toBeUndefined();
  });

  test('taken away while the function has a batch, the batch is done all the same', () => {
    const world = transforming({ transformTo: '<{body}>' });
    put(world, ['a'], 1);
    world.advanceTo('10.5s').disconnect('delivery', 'clean').advanceTo('1min');
    expect(opened(world, world.facts('ObjectDelivered')[0]?.detail.key)).toBe('<a>');
  });
});

test('a stream that is removed loses what the function has, too', () => {
  const world = transforming();
  put(world, ['a'], 1);
  world.advanceTo('10.5s');
  put(world, ['b'], 2);
  world.remove('delivery');
  expect(world.facts('RecordsLost')[0]?.detail.messages).toEqual([2, 1]);
});
