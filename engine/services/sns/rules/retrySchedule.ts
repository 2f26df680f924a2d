/**
 * When a failed delivery is tried again. Each schedule has four phases: at once, at the smallest delay, climbing from
 * the smallest to the largest, at the largest (SNS-70, SNS-75). AWS adds jitter (SNS-80); here there is none, so that
 * what the documentation says can be read off the clock.
 */
import { httpRetrySecondsMax } from '../limits.ts';

export type BackoffFunction = 'linear' | 'arithmetic' | 'geometric' | 'exponential';

/** Delays in ms, retries counted from the first. Immutable. */
export interface RetrySchedule {
  /** Delays of the first retries, in their order. */
  delaysMs: readonly number[];
  /** How many more there are after these, all at one delay. */
  moreCount: number;
  moreDelayMs: number;
}

export interface RetryPhases {
  immediateCount: number;
  smallestCount: number;
  backoffCount: number;
  largestCount: number;
  smallestSeconds: number;
  largestSeconds: number;
  backoffFunction: BackoffFunction;
}

/** All retries of a schedule. */
export function retryCountOf({ delaysMs, moreCount }: RetrySchedule): number {
  return delaysMs.length + moreCount;
}

/** How long the nth retry, from 1, waits after the failure before it; undefined when there is no such retry. */
export function retryDelayMs(schedule: RetrySchedule, retry: number): number | undefined {
  const { delaysMs, moreDelayMs } = schedule;
  if (retry <= delaysMs.length) return delaysMs[retry - 1];
  return retry <= retryCountOf(schedule) ? moreDelayMs : undefined;
}

/** SNS-70 */
export const serviceSchedule: RetrySchedule = scheduleOf({
  immediateCount: 3,
  smallestCount: 2,
  backoffCount: 10,
  largestCount: 100_000,
  smallestSeconds: 1,
  largestSeconds: 20,
  backoffFunction: 'exponential',
});

export function scheduleOf(phases: RetryPhases): RetrySchedule {
  const { smallestSeconds, largestSeconds } = phases;
  const climbing = Array.from(
    { length: phases.backoffCount },
    (_, index) => smallestSeconds + (largestSeconds - smallestSeconds) * climbed(phases, index),
  );
  return {
    delaysMs: [
      ...new Array<number>(phases.immediateCount).fill(0),
      ...new Array<number>(phases.smallestCount).fill(smallestSeconds * 1000),
      ...climbing.map((seconds) => Math.round(seconds * 1000)),
    ],
    moreCount: phases.largestCount,
    moreDelayMs: largestSeconds * 1000,
  };
}

/** SNS-76: an HTTP endpoint is not tried for longer than an hour; later retries are left out. */
export function withinAnHour(schedule: RetrySchedule): RetrySchedule {
  const delaysMs: number[] = [];
  let sumMs = 0;
  for (let retry = 1; ; retry++) {
    const delayMs = retryDelayMs(schedule, retry);
    if (delayMs === undefined || sumMs + delayMs > httpRetrySecondsMax * 1000) break;
    sumMs += delayMs;
    delaysMs.push(delayMs);
  }
  return { delaysMs, moreCount: 0, moreDelayMs: 0 };
}

/** How far, from 0 to 1, the nth of the climbing retries, from 0, has come from the smallest delay to the largest (SNS-79). */
function climbed(phases: RetryPhases, index: number): number {
  const { backoffCount: count, smallestSeconds: low, largestSeconds: high } = phases;
  if (index === 0 || low === high) return 0;
  const last = count - 1;
  switch (phases.backoffFunction) {
    case 'linear':
      return index / last;
    case 'arithmetic':
      return (index * (index + 1)) / (last * (last + 1));
    case 'geometric':
      return (low * power(rootOf(high / low, last), index) - low) / (high - low);
    case 'exponential':
      return (power(2, index) - 1) / (power(2, last) - 1);
  }
}

/** Multiplied out: the last digit of `Math.pow` differs between browsers. */
function power(base: number, exponent: number): number {
  let result = 1;
  for (let step = 0; step < exponent; step++) result *= base;
  return result;
}

/** The nth root of a number from 1, found by halving. */
function rootOf(value: number, degree: number): number {
  let low = 1;
  let high = value;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (power(middle, degree) < value) low = middle;
    else high = middle;
  }
  return high;
}
