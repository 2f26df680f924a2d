import { expect, test } from 'vitest';
import { calendarAt, epochMs, isoTime, wallClockMs } from './time.ts';

const day = 86_400_000;

test('virtual time 0 is the first moment of 2026', () => {
  expect(isoTime(0)).toBe('2026-01-01T00:00:00.000Z');
  expect(wallClockMs(1_500)).toBe(epochMs + 1_500);
});

test('the calendar agrees with the one of the language, over leap years and ends of months', () => {
  for (let ms = 0; ms < 900 * day; ms += 6 * 3_600_000 + 61_234) {
    expect(isoTime(ms)).toBe(new Date(epochMs + ms).toISOString());
  }
});

test('fractions of a millisecond are cut off', () => {
  expect(isoTime(999.999)).toBe('2026-01-01T00:00:00.999Z');
  expect(calendarAt(31 * day + 3_661_002)).toEqual({
    year: 2026,
    month: 2,
    day: 1,
    hour: 1,
    minute: 1,
    second: 1,
    millisecond: 2,
  });
});
