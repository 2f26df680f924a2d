/** Spans of time in words, short enough for a card. */

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
] as const;

/** "58 s", "4 d", "3 d 23 h 58 min". At most `partsMax` units, rounded down; seconds only below a quarter of an hour. */
export function duration(ms: number, partsMax = 2): string {
  if (ms < 60_000) return `${Math.floor(Math.max(0, ms) / 1000)} s`;
  const parts: string[] = [];
  let rest = ms;
  for (const [unit, unitMs] of units) {
    const count = Math.floor(rest / unitMs);
    rest -= count * unitMs;
    if (count > 0 && parts.length < partsMax) parts.push(`${count} ${unit}`);
  }
  const seconds = Math.floor(rest / 1000);
  if (ms < 900_000 && seconds > 0 && parts.length < partsMax) parts.push(`${seconds} s`);
  return parts.join(' ');
}

/** Time left on something short: tenths below ten seconds, so that a ring and its figure move together. */
export function countdown(ms: number): string {
  const left = Math.max(0, ms);
  return left < 10_000 ? `${(Math.ceil(left / 100) / 10).toFixed(1)} s` : duration(left + 999);
}

export function count(value: number): string {
  return value.toLocaleString('en');
}

const short = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });

/** "1.2K": where there is no room for more. */
export function shortCount(value: number): string {
  return value < 10_000 ? count(value) : short.format(value);
}
