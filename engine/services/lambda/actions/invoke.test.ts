import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { FunctionView, InvokeOutput } from '../contract.ts';

/** No road takes time and no environment has to start, so that the numbers are those of the settings. */
const work = (seconds: number) => ({ kind: 'fixed', seconds });
const warm = { coldStartSeconds: 0, work: work(1) };
function world(settings: object = {}) {
  return testWorld({ latencyMs: 0 }).lambda('charge', { ...warm, ...settings });
}
type World = ReturnType<typeof world>;
const invoke = (on: World, input: object = {}) => on.call<InvokeOutput>('charge', 'Invoke', input);
const results = (on: World) =>
  on.facts('LearnerAnswered').map(({ atMs, detail }) => [atMs, detail.outcome as InvokeOutput] as const);
const seen = (on: World) => on.view<FunctionView>('charge');

describe('RequestResponse', () => {
  test('answers when the function has returned', () => {
    const on = world();
    expect(invoke(on, { Payload: { a: 1 } })).toEqual({});
    on.advanceTo('999ms');
    expect(results(on)).toEqual([]);
    on.advanceTo('1s');
    expect(results(on)).toEqual([[1_000, { StatusCode: 200, Payload: null }]]);
  });

  test('a function that throws is no refusal: 200, and a FunctionError', () => {
    const on = world({ failMessages: ['poison'] });
    invoke(on, { Payload: { order: 'poison' } });
    on.advanceTo('2s');
    expect(results(on)).toEqual([
      [
        1_000,
        {
          StatusCode: 200,
          FunctionError: 'Unhandled',
          Payload: { errorType: 'Error', errorMessage: 'fails on “poison”' },
        },
      ],
    ]);
    expect(seen(on)).toMatchObject({ errorsTotal: 1, timeoutsTotal: 0, effectsTotal: 0 });
  });

  test('at its Timeout the invocation ends, with the sentence of Lambda', () => {
    const on = world({ work: work(10), Timeout: 3 });
    invoke(on);
    on.advanceTo('10s');
    const [[atMs, output] = [0, undefined]] = results(on);
    expect([atMs, output?.FunctionError]).toEqual([3_000, 'Unhandled']);
    expect(JSON.stringify(output?.Payload)).toContain('Task timed out after 3.00 seconds');
    expect(seen(on)).toMatchObject({ errorsTotal: 0, timeoutsTotal: 1, effectsTotal: 0, billedMs: 3_000 });
  });

  test('work that takes exactly the Timeout is done in time', () => {
    const on = world({ work: work(3), Timeout: 3 });
    invoke(on);
    on.advanceTo('4s');
    expect(results(on)[0]?.[1]).toEqual({ StatusCode: 200, Payload: null });
  });

  test('the cold start comes before the work and does not count against the Timeout', () => {
    const on = world({ coldStartSeconds: 2, work: work(3), Timeout: 3 });
    invoke(on);
    on.advanceTo('10s');
    expect(results(on).map(([atMs, { FunctionError }]) => [atMs, FunctionError])).toEqual([
      [5_000, undefined],
    ]);
    expect(seen(on).billedMs).toBe(5_000);
  });

  test('what the settings say it answers with is the payload of the answer', () => {
    const on = world({ answerWith: '{"ok":true}' });
    invoke(on);
    on.advanceTo('1s');
    expect(results(on)[0]?.[1]).toEqual({ StatusCode: 200, Payload: { ok: true } });
  });

  test('with all its concurrency in use it refuses with 429, and nothing has begun', () => {
    const on = world({ ReservedConcurrentExecutions: 2 });
    invoke(on);
    invoke(on);
    expect(invoke(on)).toEqual({
      code: 'TooManyRequestsException',
      sentence: 'Rate Exceeded.',
      status: 429,
    });
    expect(seen(on)).toMatchObject({
      concurrency: 2,
      concurrencyMax: 2,
      isReserved: true,
      throttlesTotal: 1,
    });
    on.advanceTo('1s');
    expect(invoke(on)).toEqual({});
  });

  test('reserved for nothing, nothing ever runs', () => {
    expect(invoke(world({ ReservedConcurrentExecutions: 0 })).status).toBe(429);
  });

  test('an unknown type of invocation is refused', () => {
    expect(invoke(world(), { InvocationType: 'Later' })).toMatchObject({
      code: 'InvalidParameterValueException',
      status: 400,
    });
  });
});

describe('Event', () => {
  test('is answered with 202 before anything is done', () => {
    const on = world();
    expect(invoke(on, { InvocationType: 'Event' })).toEqual({ StatusCode: 202 });
    expect(seen(on)).toMatchObject({ queuedEvents: 1, concurrency: 1, effectsTotal: 0 });
    on.advanceTo('1s');
    expect(seen(on)).toMatchObject({ queuedEvents: 0, effectsTotal: 1 });
  });
});

describe('the learner’s faults', () => {
  test.each([
    ['throttle', 'TooManyRequestsException', 429],
    ['deny', 'AccessDeniedException', 403],
  ] as const)('%s: other services are refused in the words of Lambda', (kind, code, status) => {
    const on = world().topic('news').link('news', 'charge');
    on.fault('charge', kind);
    on.call('news', 'Publish', { Message: 'a' });
    on.advance(0);
    const [answer] = on.facts('ReplyDeparted', 'charge');
    expect(answer?.detail.refusal).toMatchObject({ code, status });
    expect(seen(on).invocationsTotal).toBe(0);
  });

  test('slow stretches the work, into the Timeout if need be', () => {
    const on = world({ work: work(1), Timeout: 3 });
    on.fault('charge', 'slow', { factor: 5 });
    invoke(on);
    on.advanceTo('6s');
    expect(seen(on)).toMatchObject({ timeoutsTotal: 1, effectsTotal: 0 });
  });
});
