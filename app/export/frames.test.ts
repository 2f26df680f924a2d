import { describe, expect, test } from 'vitest';
import { endOf, framesMax, instantsOf, troubleOf } from './frames.ts';

const fiveSeconds = { fromMs: 0, toMs: 5_000, speed: 1, framesPerSecond: 10 };

describe('the instants of a clip', () => {
  test('five seconds at ten frames a second have both ends and a frame every tenth', () => {
    const instants = instantsOf(fiveSeconds);
    expect(instants).toHaveLength(51);
    expect(instants.slice(0, 3)).toEqual([0, 100, 200]);
    expect(instants.at(-1)).toBe(5_000);
  });

  test('at twice the speed half as many', () => {
    expect(instantsOf({ ...fiveSeconds, speed: 2 })).toHaveLength(26);
  });

  test('never go beyond the end', () => {
    const instants = instantsOf({ fromMs: 1_000, toMs: 1_250, speed: 1, framesPerSecond: 10 });
    expect(instants).toEqual([1_000, 1_100, 1_200, 1_250]);
  });
});

describe('a stretch', () => {
  const head = 10_000;
  test('that has been is fine', () => {
    expect(troubleOf(fiveSeconds, head)).toBeUndefined();
  });

  test.each([
    ['has no number', { fromMs: Number.NaN }, 'ends'],
    ['begins before the run', { fromMs: -1 }, 'ends'],
    ['ends before it begins', { fromMs: 5_000, toMs: 4_000 }, 'backwards'],
    ['goes further than the run has been', { toMs: 11_000 }, 'ahead'],
    ['does not move', { speed: 0 }, 'speed'],
    ['has no frames', { framesPerSecond: 0 }, 'frames'],
    ['would take too many frames', { speed: 0.01 }, 'long'],
  ])('that %s is refused', (_, change, trouble) => {
    expect(troubleOf({ ...fiveSeconds, ...change }, head)).toBe(trouble);
  });

  test(`may have ${framesMax} frames and not one more`, () => {
    const atMost = { fromMs: 0, toMs: (framesMax - 1) * 100, speed: 1, framesPerSecond: 10 };
    expect(troubleOf(atMost, atMost.toMs)).toBeUndefined();
    expect(troubleOf({ ...atMost, toMs: atMost.toMs + 100 }, atMost.toMs + 100)).toBe('long');
  });
});

test('an end typed from a clock that shows tenths means the head, one further on is ahead of the run', () => {
  expect(endOf(12_400, 12_360)).toBe(12_360);
  expect(endOf(12_300, 12_360)).toBe(12_300);
  expect(endOf(13_000, 12_360)).toBe(13_000);
});
