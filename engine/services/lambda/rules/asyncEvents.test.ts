import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { FunctionView } from '../contract.ts';

const settings = { coldStartSeconds: 0, work: { kind: 'fixed', seconds: 1 } };
const world = (more: object = {}) => testWorld({ latencyMs: 0 }).lambda('charge', { ...settings, ...more });
type World = ReturnType<typeof world>;
const give = (on: World, Payload: unknown = 'order') =>
  on.call('charge', 'Invoke', { InvocationType: 'Event', Payload });
const startsOf = (on: World) => on.facts('InvocationStarted').map(({ atMs }) => atMs);
const seen = (on: World) => on.view<FunctionView>('charge');

describe('a failed event', () => {
  test('is tried again after 1 min and after 2 min more, and then no more', () => {
    const on = world({ failMessages: ['order'] });
    give(on);
    on.advanceTo('30s');
    expect(seen(on)).toMatchObject({ queuedEvents: 1, retryingEvents: 1 });
    on.advanceTo('1h');
    // Each attempt takes 1 s, and the pause counts from its end.
    expect(startsOf(on)).toEqual([0, 61_000, 182_000]);
    expect(seen(on)).toMatchObject({ queuedEvents: 0, retryingEvents: 0, errorsTotal: 3 });
    expect(on.facts('EventGivenUp').map(({ atMs, detail }) => [atMs, detail.ending])).toEqual([
      [183_000, 'lost'],
    ]);
  });

  test('that succeeds at the second attempt is done', () => {
    const on = world({ failFirstTimes: 1 });
    give(on);
    on.advanceTo('1h');
    expect(startsOf(on)).toEqual([0, 61_000]);
    expect(seen(on)).toMatchObject({ queuedEvents: 0, effectsOnce: 1 });
    expect(on.facts('EventGivenUp')).toEqual([]);
  });

  test('goes to the on-failure destination with the event and the last answer, in its own story', () => {
    const on = world({ failMessages: ['order'] })
      .queue('failed')
      .link('charge', 'failed', {}, 'onFailure');
    give(on, { order: 7 });
    on.advanceTo('1h');
    expect(on.contents('failed')).toEqual(['m1 visible']);
    expect(JSON.parse(on.receiveBodies('failed')[0] ?? '')).toEqual({
      version: '1.0',
      timestamp: '2026-01-01T00:03:03.000Z',
      requestContext: {
        requestId: expect.stringMatching(/^[\da-f-]{36}$/),
        functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:charge:$LATEST',
        condition: 'RetriesExhausted',
        approximateInvokeCount: 3,
      },
      requestPayload: { order: 7 },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: { errorType: 'Error', errorMessage: 'fails on “order”' },
    });
    expect(seen(on).onFailure).toBe('failed');
  });

  test('of a destination that refuses it nothing is left', () => {
    const on = world({ failMessages: ['order'] })
      .queue('failed')
      .link('charge', 'failed', {}, 'onFailure');
    on.fault('failed', 'deny');
    give(on);
    on.advanceTo('1h');
    expect(on.facts('DestinationRefused').map(({ detail }) => detail.code)).toEqual(['AccessDenied']);
  });
});

describe('an event that finds no free environment', () => {
  test('waits with growing pauses, uses up no retry, and runs when there is room', () => {
    const on = world({ ReservedConcurrentExecutions: 1, Timeout: 60, work: { kind: 'fixed', seconds: 10 } });
    give(on, 'first');
    give(on, 'second');
    on.advanceTo('14s');
    // Tried 1 s, 2 s, 4 s and 8 s after the attempt before.
    expect(on.facts('InvocationThrottled').map(({ atMs }) => atMs)).toEqual([0, 1_000, 3_000, 7_000]);
    on.advanceTo('1min');
    expect(startsOf(on)).toEqual([0, 15_000]);
    expect(seen(on).effectsOnce).toBe(2);
  });

  test('is given up after six hours', () => {
    const on = world({ ReservedConcurrentExecutions: 0 })
      .queue('failed')
      .link('charge', 'failed', {}, 'onFailure');
    give(on);
    on.advanceTo('5h59min');
    expect(seen(on).queuedEvents).toBe(1);
    on.advanceTo('6h5min');
    expect(seen(on).queuedEvents).toBe(0);
    const report = JSON.parse(on.receiveBodies('failed')[0] ?? '');
    expect(report.requestContext).toMatchObject({
      condition: 'EventAgeExceeded',
      approximateInvokeCount: 0,
    });
    expect(report.responseContext).toBeUndefined();
  });
});

describe('who gives events', () => {
  test('SNS: its message is the record, and the story goes on', () => {
    const on = world().topic('news').link('news', 'charge');
    on.call('news', 'Publish', { Message: 'poison' });
    on.advanceTo('2s');
    const [{ detail } = { detail: {} }] = on.facts('InvocationSucceeded');
    expect(detail).toMatchObject({ messages: [1], done: [1], effect: 1 });
  });

  test('S3: an object that arrives', () => {
    const on = world().bucket('files').link('files', 'charge');
    on.call('files', 'PutObject', { Key: 'a.txt', Body: 'x' });
    on.advanceTo('2s');
    expect(seen(on).effectsOnce).toBe(1);
    expect(on.facts('EventQueued').map(({ detail }) => detail.source)).toEqual(['files']);
  });
});
