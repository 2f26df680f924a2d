/**
 * An instant of virtual time: milliseconds from 0, rounded to a whole microsecond, so that equal instants tie and
 * 5,000 arrivals a second keep their spacing.
 */
export function instant(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}

/** What the clocks of the simulated services show at virtual time 0: 2026-01-01T00:00:00Z, in ms since 1970. */
export const epochMs = 1_767_225_600_000;

/** What a clock shows at a moment of virtual time, ms since 1970. */
export function wallClockMs(nowMs: number): number {
  return epochMs + nowMs;
}

/** Date and time of day in UTC; months and days from 1. */
export interface Calendar {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** Whole ones. */
  millisecond: number;
}

/** What the calendar and the clock on the wall show at a moment of virtual time. */
export function calendarAt(nowMs: number): Calendar {
  const ms = Math.floor(wallClockMs(nowMs));
  const msOfDay = ms % 86_400_000;
  // Years from March on, so that the leap day is the last: 400 of them are always 146,097 days.
  const dayNumber = Math.floor(ms / 86_400_000) + 719_468;
  const era = Math.floor(dayNumber / 146_097);
  const dayOfEra = dayNumber - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
    hour: Math.floor(msOfDay / 3_600_000),
    minute: Math.floor(msOfDay / 60_000) % 60,
    second: Math.floor(msOfDay / 1_000) % 60,
    millisecond: msOfDay % 1_000,
  };
}

/** "2026-01-01T00:00:00.000Z", as AWS writes an instant in JSON. */
export function isoTime(nowMs: number): string {
  const { year, month, day, hour, minute, second, millisecond } = calendarAt(nowMs);
  return `${year}-${digits(month, 2)}-${digits(day, 2)}T${digits(hour, 2)}:${digits(minute, 2)}:${digits(second, 2)}.${digits(millisecond, 3)}Z`;
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, '0');
}
