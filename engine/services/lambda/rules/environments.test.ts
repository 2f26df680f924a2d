import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import { environmentsMax, type FunctionView } from '../contract.ts';

const settings = { coldStartSeconds: 0.5, work: { kind: 'fixed', seconds: 1 }, keepWarmSeconds: 60 };
const world = (more: object = {}) => testWorld({ latencyMs: 0 }).lambda('charge', { ...settings, ...more });
type World = ReturnType<typeof world>;
const invoke = (on: World, times = 1) => {
  for (let done = 0; done < times; done++) on.call('charge', 'Invoke');
};
const seen = (on: World) => on.view<FunctionView>('charge');

describe('environments', () => {
  test('one invocation each: three at a time are three cold starts', () => {
    const on = world();
    invoke(on, 3);
    expect(seen(on)).toMatchObject({ environmentCount: 3, busyCount: 3, coldStartsTotal: 3, concurrency: 3 });
  });

  test('a cold start, then work; both are in its life', () => {
    const on = world();
    invoke(on);
    expect(seen(on).environments[0]?.state).toBe('init');
    on.advanceTo('500ms');
    expect(seen(on).environments[0]?.state).toBe('busy');
    on.advanceTo('2s');
    expect(seen(on).environments[0]).toEqual({
      number: 1,
      state: 'idle',
      bornMs: 0,
      goesAtMs: 61_500,
      bars: [
        { kind: 'init', fromMs: 0, toMs: 500, origin: 1, records: 1 },
        { kind: 'work', fromMs: 500, toMs: 1_500, origin: 1, records: 1 },
      ],
    });
  });

  test('an idle one is used again, warm, and its time to go starts anew', () => {
    const on = world();
    invoke(on);
    on.advanceTo('40s');
    invoke(on);
    on.advanceTo('1min40s');
    expect(seen(on)).toMatchObject({ environmentCount: 1, coldStartsTotal: 1, invocationsTotal: 2 });
    expect(on.facts('InvocationStarted').map(({ detail }) => detail.isCold)).toEqual([true, false]);
    on.advanceTo('1min41s');
    expect(seen(on).environmentCount).toBe(0);
  });

  test('of several idle ones the one used last works, so that the others can go', () => {
    const on = world();
    invoke(on);
    on.advanceTo('1s');
    invoke(on);
    for (const at of [20_000, 40_000, 60_000]) {
      on.advanceTo(at);
      invoke(on);
    }
    expect(on.facts('InvocationStarted').map(({ detail }) => detail.environment)).toEqual([1, 2, 2, 2, 2]);
    on.advanceTo('62s');
    expect(seen(on).environments.map(({ number }) => number)).toEqual([2]);
  });

  test('after an idle time longer than it is kept, the next one is cold again', () => {
    const on = world();
    invoke(on);
    on.advanceTo('2min');
    invoke(on);
    expect(seen(on)).toMatchObject({ coldStartsTotal: 2, environmentCount: 1 });
    expect(seen(on).environments[0]?.number).toBe(2);
  });

  test('errors and timeouts are told apart in its life', () => {
    const on = world({ Timeout: 1, throwMessages: ['bad'], work: { kind: 'fixed', seconds: 0.9 } });
    on.call('charge', 'Invoke', { Payload: 'bad' });
    on.advanceTo('5s');
    on.fault('charge', 'slow', { factor: 3 });
    invoke(on);
    on.advanceTo('10s');
    expect(seen(on).environments[0]?.bars.map(({ kind, fromMs, toMs }) => [kind, fromMs, toMs])).toEqual([
      ['init', 0, 500],
      ['error', 500, 1_400],
      ['timeout', 5_000, 6_000],
    ]);
  });

  test('of many the view shows a few: busy ones first, then the youngest', () => {
    const on = world();
    invoke(on, 30);
    on.advanceTo('2s');
    invoke(on, 2);
    const { environments, environmentCount } = seen(on);
    expect([environments.length, environmentCount]).toEqual([environmentsMax, 30]);
    expect(environments.map(({ state }) => state).slice(0, 3)).toEqual(['busy', 'busy', 'idle']);
    expect(environments[2]?.number).toBe(30);
  });

  test('every started millisecond is billed, the cold start too', () => {
    const on = world({ work: { kind: 'fixed', seconds: 0.0001 } });
    invoke(on);
    on.advanceTo('1s');
    invoke(on);
    on.advanceTo('2s');
    expect(seen(on).billedMs).toBe(501 + 1);
  });
});
