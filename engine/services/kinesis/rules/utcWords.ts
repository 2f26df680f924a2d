/** Instants as the service quotes them: "Thu Jan 01 00:04:59 UTC 2026". */
import { calendarAt, wallClockMs } from '../../../kernel/time.ts';

const dayNames = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'];
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (number: number) => String(number).padStart(2, '0');

/** @param nowMs virtual time */
export function utcWords(nowMs: number): string {
  const { year, month, day, hour, minute, second } = calendarAt(nowMs);
  // The first day of 1970 was a Thursday.
  const dayName = dayNames[Math.floor(wallClockMs(nowMs) / 86_400_000) % 7];
  const clock = [hour, minute, second].map(two).join(':');
  return `${dayName} ${monthNames[month - 1]} ${two(day)} ${clock} UTC ${year}`;
}
