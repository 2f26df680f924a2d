import { beforeEach, describe, expect, test } from 'vitest';
import { transitField, transitStride } from '../../engine/index.ts';
import { hopsBetween, viewClock } from './viewClock.ts';

function transits(...spans: [number, number][]): Float64Array {
  const numbers = new Float64Array(spans.length * transitStride);
  spans.forEach(([departMs, arriveMs], place) => {
    numbers[place * transitStride + transitField.departMs] = departMs;
    numbers[place * transitStride + transitField.arriveMs] = arriveMs;
  });
  return numbers;
}

const none = transits();

beforeEach(() => {
  viewClock.setReduced(false);
  viewClock.follow({ nowMs: 0, transits: none }, 'jump', 0);
});

describe('viewClock', () => {
  test('lags one frame while playing and never runs ahead', () => {
    viewClock.follow({ nowMs: 16, transits: none }, 'follow', 16);
    expect(viewClock.nowMs(16)).toBe(0);
    expect(viewClock.nowMs(24)).toBe(8);
    expect(viewClock.nowMs(32)).toBe(16);
    expect(viewClock.nowMs(500)).toBe(16);
  });

  test('goes on smoothly where the last frame left it', () => {
    viewClock.follow({ nowMs: 16, transits: none }, 'follow', 16);
    viewClock.follow({ nowMs: 32, transits: none }, 'follow', 28);
    expect(viewClock.nowMs(28)).toBe(12);
    expect(viewClock.nowMs(40)).toBe(32);
  });

  test('shows a hop of 5 ms for 350 ms, then stands still', () => {
    viewClock.follow({ nowMs: 4_005, transits: transits([4_000, 4_005]) }, 'hop', 1_000);
    expect(viewClock.nowMs(1_000)).toBe(4_000);
    expect(viewClock.nowMs(1_175)).toBeCloseTo(4_002.5);
    expect(viewClock.isMoving(1_349)).toBe(true);
    expect(viewClock.isMoving(1_350)).toBe(false);
    expect(viewClock.nowMs(1_350)).toBe(4_005);
  });

  test('a step without a hop is there at once', () => {
    viewClock.follow({ nowMs: 30_000, transits: none }, 'hop', 1_000);
    expect(viewClock.nowMs(1_000)).toBe(30_000);
  });

  test('jumps when motion is reduced', () => {
    viewClock.setReduced(true);
    viewClock.follow({ nowMs: 4_005, transits: transits([4_000, 4_005]) }, 'hop', 1_000);
    expect(viewClock.nowMs(1_000)).toBe(4_005);
  });
});

describe('hopsBetween', () => {
  test('follow one another, with the waiting between them left out', () => {
    expect(hopsBetween(transits([0, 5], [10_000, 10_005]), 0, 10_005)).toEqual([
      { fromMs: 0, toMs: 5 },
      { fromMs: 10_000, toMs: 10_005 },
    ]);
  });

  test('that overlap are one', () => {
    expect(hopsBetween(transits([2, 7], [0, 5]), 0, 7)).toEqual([{ fromMs: 0, toMs: 7 }]);
  });

  test('are cut at the ends: what is under way goes on, and a lost one never arrives', () => {
    expect(hopsBetween(transits([0, 5], [4, Number.POSITIVE_INFINITY]), 3, 8)).toEqual([
      { fromMs: 3, toMs: 8 },
    ]);
  });

  test('are the last three at most', () => {
    const many = transits([0, 1], [2, 3], [4, 5], [6, 7]);
    expect(hopsBetween(many, 0, 7).map(({ fromMs }) => fromMs)).toEqual([2, 4, 6]);
  });
});
