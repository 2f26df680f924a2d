import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { FunctionView } from '../contract.ts';

/** Five messages in one batch; no road takes time. */
function batch(settings: object, link: object = {}, queue = 'orders') {
  const world = testWorld({ latencyMs: 0 })
    .queue(queue, { VisibilityTimeout: 60 })
    .lambda('charge', { coldStartSeconds: 0, work: { kind: 'fixed', seconds: 1 }, ...settings })
    .link(queue, 'charge', { BatchSize: 5, ...link });
  const isFifo = queue.endsWith('.fifo');
  world.call(queue, 'SendMessageBatch', {
    Entries: ['a', 'b', 'c', 'd', 'e'].map((body) => ({
      Id: body,
      MessageBody: body,
      ...(isFifo ? { MessageGroupId: 'A', MessageDeduplicationId: body } : {}),
    })),
  });
  world.advanceTo('50s');
  return world;
}
const doneIn = (world: ReturnType<typeof batch>) => {
  const [fact] = [...world.facts('InvocationSucceeded'), ...world.facts('InvocationFailed')];
  return [fact?.type, fact?.atMs, fact?.detail.done];
};

describe('the code', () => {
  test('of a standard queue does all it can and then throws, so that good work is done and done again', () => {
    const world = batch({ failMessages: ['m3'] });
    expect(doneIn(world)).toEqual(['InvocationFailed', 1_000, [1, 2, 4, 5]]);
    world.advanceTo('70s');
    expect(world.view<FunctionView>('charge')).toMatchObject({
      effectsOnce: 4,
      effectsTotal: 8,
      duplicateEffects: 4,
    });
  });

  test('[LAM-13] where order matters it stops at the first failure', () => {
    expect(doneIn(batch({ failMessages: ['m3'] }, {}, 'orders.fifo'))).toEqual([
      'InvocationFailed',
      1_000,
      [1, 2],
    ]);
  });

  test('takes its time for the invocation, and for each record', () => {
    const [type, atMs] = doneIn(batch({ workPerRecordSeconds: 0.25 }));
    expect([type, atMs]).toEqual(['InvocationSucceeded', 2_250]);
  });

  test('that runs out of time has done the records it got through by then', () => {
    // 1 s for the start and 1 s for each of five, spread evenly: after 3 s of 6 s it is at the third.
    const world = batch({ workPerRecordSeconds: 1, Timeout: 3 });
    expect(doneIn(world)).toEqual(['InvocationFailed', 3_000, [1, 2]]);
    expect(world.facts('InvocationFailed')[0]?.detail.kind).toBe('timeout');
  });

  test('throws on some at once, although it could name them', () => {
    const world = batch({ throwMessages: ['b'] }, { ReportBatchItemFailures: true });
    expect(doneIn(world)).toEqual(['InvocationFailed', 1_000, [1]]);
  });

  test('fails every message the first times it comes', () => {
    const world = batch({ failFirstTimes: 1 });
    expect(doneIn(world)).toEqual(['InvocationFailed', 1_000, []]);
    world.advanceTo('70s');
    expect(world.view<FunctionView>('charge')).toMatchObject({ effectsTotal: 5, duplicateEffects: 0 });
  });

  test('that throws by chance has done nothing; at 1 it always does, at 0 never', () => {
    expect(doneIn(batch({ failRate: 1 }))).toEqual(['InvocationFailed', 1_000, []]);
    expect(doneIn(batch({ failRate: 0 }))).toEqual(['InvocationSucceeded', 1_000, [1, 2, 3, 4, 5]]);
  });
});

describe('as a transform of Firehose', () => {
  const invoked = (settings: object) => {
    const world = testWorld({ latencyMs: 0 }).lambda('clean', {
      coldStartSeconds: 0,
      work: { kind: 'fixed', seconds: 1 },
      ...settings,
    });
    world.call('clean', 'Invoke', {
      Payload: {
        invocationId: 'i',
        deliveryStreamArn: 'arn:aws:firehose:us-east-1:123456789012:deliverystream/logs',
        region: 'us-east-1',
        records: ['one', 'two', 'three'].map((data, index) => ({
          recordId: `r${index}`,
          approximateArrivalTimestamp: 0,
          data,
        })),
      },
    });
    world.advanceTo('2s');
    return world.facts('LearnerAnswered')[0]?.detail.outcome as { FunctionError?: string; Payload: unknown };
  };

  test('[FH-17] every record comes back once, with its result and its data', () => {
    const settings = { transformTo: '<{body}>', dropMessages: ['two'], failMessages: ['three'] };
    expect(invoked(settings)).toEqual({
      StatusCode: 200,
      Payload: {
        records: [
          { recordId: 'r0', result: 'Ok', data: '<one>' },
          { recordId: 'r1', result: 'Dropped', data: 'two' },
          { recordId: 'r2', result: 'ProcessingFailed', data: 'three' },
        ],
      },
    });
  });

  test('a record it throws on fails the whole invocation', () => {
    expect(invoked({ throwMessages: ['two'] }).FunctionError).toBe('Unhandled');
  });
});
