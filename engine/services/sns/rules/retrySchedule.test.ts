import { describe, expect, test } from 'vitest';
import {
  type BackoffFunction,
  type RetryPhases,
  retryCountOf,
  retryDelayMs,
  scheduleOf,
  serviceSchedule,
  withinAnHour,
} from './retrySchedule.ts';

const phases: RetryPhases = {
  immediateCount: 0,
  smallestCount: 0,
  backoffCount: 0,
  largestCount: 0,
  smallestSeconds: 1,
  largestSeconds: 60,
  backoffFunction: 'linear',
};

const climb = (backoffFunction: BackoffFunction, backoffCount = 10) =>
  scheduleOf({ ...phases, backoffCount, backoffFunction }).delaysMs;

test('[SNS-70] 100,015 retries of a queue or function, over 23 days', () => {
  expect(retryCountOf(serviceSchedule)).toBe(100_015);
  expect([1, 2, 3, 4, 5, 6].map((retry) => retryDelayMs(serviceSchedule, retry))).toEqual([
    0, 0, 0, 1_000, 1_000, 1_000,
  ]);
  expect([15, 16, 100_015].map((retry) => retryDelayMs(serviceSchedule, retry))).toEqual([
    20_000, 20_000, 20_000,
  ]);
  expect(retryDelayMs(serviceSchedule, 100_016)).toBeUndefined();
  let sumMs = 0;
  for (let retry = 1; retry <= 100_015; retry++) sumMs += retryDelayMs(serviceSchedule, retry) ?? 0;
  expect(Math.floor(sumMs / 86_400_000)).toBe(23);
});

test('[SNS-75][SNS-77] the four phases in their order: the example of the documentation', () => {
  const example = scheduleOf({
    immediateCount: 3,
    smallestCount: 2,
    backoffCount: 10,
    largestCount: 35,
    smallestSeconds: 1,
    largestSeconds: 60,
    backoffFunction: 'exponential',
  });
  const delays = Array.from({ length: 51 }, (_, index) => retryDelayMs(example, index + 1));
  expect(delays.slice(0, 6)).toEqual([0, 0, 0, 1_000, 1_000, 1_000]);
  expect(delays.slice(14, 50)).toEqual(new Array(36).fill(60_000));
  expect(delays[50]).toBeUndefined();
});

describe('the climb', () => {
  test.each<BackoffFunction>(['linear', 'arithmetic', 'geometric', 'exponential'])(
    '[SNS-79] %s: from the smallest delay to the largest, never back',
    (name) => {
      const delays = climb(name);
      expect([delays[0], delays.at(-1)]).toEqual([1_000, 60_000]);
      expect(delays).toEqual([...delays].sort((one, other) => one - other));
    },
  );

  test('[SNS-79] linear by equal steps, arithmetic by growing ones, geometric by a factor', () => {
    const steps = (delays: readonly number[]) =>
      delays.slice(1).map((delay, index) => delay - (delays[index] as number));
    expect(new Set(steps(scheduleOf({ ...phases, backoffCount: 60 }).delaysMs))).toEqual(new Set([1_000]));
    // 1 + 2 + 3 … of 59 / 55.
    expect(
      steps(climb('arithmetic', 11)).every((step, index) => near(step, ((index + 1) * 59_000) / 55)),
    ).toBe(true);
    const geometric = climb('geometric');
    const factor = (geometric[1] as number) / (geometric[0] as number);
    expect((geometric[5] as number) / (geometric[4] as number)).toBeCloseTo(factor, 2);
  });

  test('[SNS-79] each is steeper than the one before: half way it has come less far', () => {
    const halfWay = (['linear', 'arithmetic', 'geometric', 'exponential'] as const).map(
      (name) => climb(name)[5] as number,
    );
    expect(halfWay).toEqual([...halfWay].sort((one, other) => other - one));
    expect(new Set(halfWay).size).toBe(4);
  });

  function near(value: number, wanted: number): boolean {
    return Math.abs(value - wanted) <= 1;
  }
});

test('[SNS-76] an HTTP endpoint is not tried for longer than an hour', () => {
  const day = scheduleOf({ ...phases, largestCount: 100, largestSeconds: 600 });
  expect(retryCountOf(withinAnHour(day))).toBe(6);
  expect(
    withinAnHour(scheduleOf({ ...phases, backoffCount: 3, smallestSeconds: 20, largestSeconds: 20 })),
  ).toEqual({
    delaysMs: [20_000, 20_000, 20_000],
    moreCount: 0,
    moreDelayMs: 0,
  });
});
