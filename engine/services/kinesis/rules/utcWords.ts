/** Instants as the service quotes them: "Thu Jan 01 00:04:59 UTC 1970". Virtual time 0 is the beginning of 1970. */
const dayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (number: number) => String(number).padStart(2, '0');

export function utcWords(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const days = Math.floor(seconds / 86_400);
  const { year, month, day } = dateOf(days);
  const clock = [Math.floor(seconds / 3_600) % 24, Math.floor(seconds / 60) % 60, seconds % 60].map(two);
  return `${dayNames[(days + 4) % 7]} ${monthNames[month]} ${two(day)} ${clock.join(':')} UTC ${year}`;
}

function dateOf(days: number): { year: number; month: number; day: number } {
  let year = 1970;
  let left = days;
  for (; left >= yearDays(year); year++) left -= yearDays(year);
  let month = 0;
  for (; left >= monthDays(year, month); month++) left -= monthDays(year, month);
  return { year, month, day: left + 1 };
}

function yearDays(year: number): number {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 366 : 365;
}

function monthDays(year: number, month: number): number {
  if (month === 1) return yearDays(year) - 337;
  return [3, 5, 8, 10].includes(month) ? 30 : 31;
}
