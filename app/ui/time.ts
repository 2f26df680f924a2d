/** Virtual time in words. Whole units where they are whole, one or two digits where they are not. */

/** "04:10.300"; hours in front when there are any. */
export function clock(ms: number): string {
  const whole = Math.floor(Math.max(0, ms));
  const hours = Math.floor(whole / 3_600_000);
  const minutes = Math.floor(whole / 60_000) % 60;
  const seconds = Math.floor(whole / 1_000) % 60;
  const rest = `${two(minutes)}:${two(seconds)}.${String(whole % 1_000).padStart(3, '0')}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** "222.00": seconds as the time column lists them. */
export function seconds(ms: number, digits = 2): string {
  return (ms / 1_000).toFixed(digits);
}

/** "5 ms", "1.7 s", "29.4 s", "58 s", "3 min 20 s", "3 d 23 h". */
export function duration(ms: number): string {
  if (!Number.isFinite(ms)) return '∞';
  const long = Math.abs(ms);
  if (long < 1_000) return `${trimmed(long, long < 10 ? 1 : 0)} ms`;
  if (long < 100_000) return `${trimmed(long / 1_000, 1)} s`;
  if (long < 3_600_000) return inTwoUnits(Math.round(long / 1_000), 60, 'min', 's');
  if (long < 86_400_000) return inTwoUnits(Math.round(long / 60_000), 60, 'h', 'min');
  return inTwoUnits(Math.round(long / 3_600_000), 24, 'd', 'h');
}

function trimmed(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}

function inTwoUnits(small: number, per: number, large: string, rest: string): string {
  const whole = Math.floor(small / per);
  return small % per === 0 ? `${whole} ${large}` : `${whole} ${large} ${small % per} ${rest}`;
}
