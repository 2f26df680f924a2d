import { describe, expect, test } from 'vitest';
import { sliderAt, speedAt, speedLabel } from './speed.ts';
import { tickLabel } from './tickLabel.ts';
import { spanOf, ticksOf, windowAround, zoomed } from './window.ts';

describe('the window', () => {
  const before = { fromMs: 0, toMs: 90_000 };

  test('stays while now is well inside', () => {
    expect(windowAround(before, 90_000, 60_000, false)).toBe(before);
  });

  test('turns the page when now comes near its end, and when it is before it', () => {
    const turned = windowAround(before, 90_000, 80_000, false);
    expect(turned.fromMs).toBeCloseTo(53_000);
    expect(windowAround(turned, 90_000, 10_000, false).fromMs).toBe(0);
  });

  test('stays while the playhead is held', () => {
    expect(windowAround(before, 90_000, 89_000, true)).toBe(before);
  });

  test('is as long as the speed asks for, or as the learner does', () => {
    expect([1, 10, 0.01].map((speed) => spanOf({ kind: 'auto' }, speed, 0))).toEqual([
      90_000, 300_000, 9_000,
    ]);
    expect(spanOf({ kind: 'span', ms: 50 }, 1, 0)).toBe(50);
  });

  test('zooms around a place', () => {
    expect(zoomed({ fromMs: 100, toMs: 200 }, 0.5, 150)).toEqual({ fromMs: 125, toMs: 175 });
  });

  test('has round figures below it', () => {
    expect(ticksOf({ fromMs: 182_000, toMs: 272_000 }, 900)).toEqual([
      195_000, 210_000, 225_000, 240_000, 255_000, 270_000,
    ]);
    expect([195_000, 1_250, 1_200_000, 10_800_000].map(tickLabel)).toEqual([
      '195 s',
      '1.25 s',
      '20 min',
      '3 h',
    ]);
  });
});

describe('the speed slider', () => {
  test('is logarithmic and hits the round speeds', () => {
    for (const speed of [0.01, 0.1, 1, 10, 100, 1_000, 10_000]) expect(speedAt(sliderAt(speed))).toBe(speed);
  });

  test('shows speeds as people say them', () => {
    expect([1, 0.25, 1_200].map(speedLabel)).toEqual(['1×', '0.25×', '1,200×']);
  });
});
