import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { ProducerView } from '../../producer/contract.ts';
import type { HttpView } from '../contract.ts';

const work = { kind: 'fixed', seconds: 1 };
const quiet = { pattern: { kind: 'script', messages: [] } };
const service = (settings: Record<string, unknown> = {}) =>
  testWorld({ latencyMs: 0 }).http('billing', { work, ...settings });
const seen = (world: ReturnType<typeof testWorld>) => world.view<HttpView>('billing');
const ask = (world: ReturnType<typeof testWorld>, body: string, origins?: readonly number[]) =>
  world.call('billing', 'Request', { body }, origins);

describe('a failure of its own', () => {
  test('is answered with 500 when the work is over, and has no effect', () => {
    const world = service({ failMessages: ['m2', 'broken'] });
    for (const body of ['a', 'b', 'a broken one']) ask(world, body);
    world.advanceTo('5s');
    expect(
      world
        .facts('RequestFailed')
        .map(({ atMs, detail }) => [detail.message, atMs, detail.status, detail.reason]),
    ).toEqual([
      [2, 1_000, 500, 'fails on “m2”'],
      [3, 1_000, 500, 'fails on “broken”'],
    ]);
    expect(seen(world)).toMatchObject({ okTotal: 1, failedTotal: 2, effectsTotal: 1, cascadedTotal: 0 });
    expect(world.facts('LearnerAnswered')[1]?.detail.outcome).toEqual({
      code: 'HTTP 500',
      sentence: 'Internal Server Error',
      status: 500,
    });
  });

  test.each([
    [404, 'HTTP 404', 'Not Found'],
    [429, 'HTTP 429', 'Too Many Requests'],
    [418, 'HTTP 418', 'Bad Request'],
    [599, 'HTTP 599', 'Internal Server Error'],
  ])('has the status that was set: %d', (failStatus, code, sentence) => {
    const world = service({ failRate: 1, failStatus });
    ask(world, 'a');
    world.advanceTo('5s');
    expect(world.facts('LearnerAnswered')[0]?.detail.outcome).toEqual({ code, sentence, status: failStatus });
    expect(seen(world).lastStatus?.status).toBe(failStatus);
  });

  test('by chance as often as said', () => {
    const world = service({ threads: 200, waitingMax: 1_000, failRate: 0.3 });
    for (let asked = 0; asked < 1_000; asked++) ask(world, 'a');
    world.advanceTo('1min');
    const { okTotal, failedTotal } = seen(world);
    expect(okTotal + failedTotal).toBe(1_000);
    expect(failedTotal).toBeGreaterThan(250);
    expect(failedTotal).toBeLessThan(350);
  });

  test('of every request where its answers are wrong', () => {
    const world = service({ answers: 'wrong', failStatus: 400 });
    for (const body of 'abc') ask(world, body);
    world.advanceTo('5s');
    expect(seen(world)).toMatchObject({ okTotal: 0, failedTotal: 3, effectsTotal: 0 });
  });
});

describe('effects', () => {
  test('one for each message; a message that comes again has a second one, which is a duplicate', () => {
    const world = service();
    ask(world, 'a');
    world.advanceTo('2s');
    ask(world, 'a', [1]);
    ask(world, 'b');
    world.advanceTo('4s');
    expect(seen(world)).toMatchObject({ effectsTotal: 3, effectsOnce: 2, duplicateEffects: 1 });
    expect(world.facts('RequestWorked').map(({ detail }) => [detail.message, detail.effect])).toEqual([
      [1, 1],
      [1, 2],
      [2, 1],
    ]);
  });
});

describe('a caller that waits', () => {
  const shop = (seconds: number, settings: Record<string, unknown> = {}) =>
    testWorld({ latencyMs: 10 })
      .http('billing', { work: { kind: 'fixed', seconds }, threads: 1 })
      .producer('shop', { count: 1, groups: [], requestTimeoutSeconds: 5, attempts: 1, ...settings })
      .link('shop', 'billing');

  test('hears the answer when the work is done', () => {
    const world = shop(3);
    world.advanceTo('3.019s');
    expect(world.view<ProducerView>('shop')).toMatchObject({ awaiting: 1, acceptedTotal: 0 });
    world.advanceTo('3.02s');
    expect(world.view<ProducerView>('shop')).toMatchObject({ awaiting: 0, acceptedTotal: 1 });
  });

  test('gives up when its own time is over, not when the work is', () => {
    const world = shop(8);
    world.advanceTo('20s');
    expect(world.facts('SendGivenUp').map(({ atMs, detail }) => [atMs, detail.code])).toEqual([
      [5_000, 'RequestTimeout'],
    ]);
  });

  test('does not stop the work by giving up: the effect counts, and nobody hears of it', () => {
    const world = shop(8);
    world.advanceTo('20s');
    expect(world.facts('RequestAnswered').map(({ atMs, detail }) => [atMs, detail.hearing])).toEqual([
      [8_010, 'late'],
    ]);
    expect(seen(world)).toMatchObject({ okTotal: 1, effectsTotal: 1, busyCount: 0 });
    expect(world.view<ProducerView>('shop')).toMatchObject({ acceptedTotal: 0, lostTotal: 1 });
  });

  test('and tries again is served twice', () => {
    const world = shop(8, { attempts: 2, backoff: 'none' });
    world.advanceTo('30s');
    expect(seen(world)).toMatchObject({ okTotal: 2, effectsOnce: 1, duplicateEffects: 1 });
  });

  test('gives up while its request still waits for a thread', () => {
    const world = testWorld({ latencyMs: 10 })
      .http('billing', { work: { kind: 'fixed', seconds: 4 }, threads: 1 })
      .producer('shop', {
        pattern: { kind: 'burst', size: 2, everySeconds: 60 },
        count: 2,
        attempts: 1,
        requestTimeoutSeconds: 3,
      })
      .link('shop', 'billing');
    world.advanceTo('20s');
    expect(world.view<ProducerView>('shop')).toMatchObject({ lostTotal: 2 });
    expect(seen(world)).toMatchObject({ okTotal: 2, waiting: 0 });
  });

  test('an answer that is late on the road is an answer too late', () => {
    const world = testWorld({ latencyMs: 600 })
      .http('billing', { work })
      .producer('shop', { ...quiet, attempts: 1, requestTimeoutSeconds: 2 })
      .link('shop', 'billing');
    world.call('shop', 'SendNow', { body: 'a' });
    world.advanceTo('10s');
    // It leaves at 1.6 s, in time, and would arrive at 2.2 s.
    expect(world.facts('RequestAnswered')[0]).toMatchObject({ atMs: 1_600, detail: { hearing: 'heard' } });
    expect(world.facts('SendGivenUp').map(({ atMs }) => atMs)).toEqual([2_000]);
  });
});
