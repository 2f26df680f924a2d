/** Figures of metrics, and times beside them, as they are read. */
import type { MetricSeries } from '../../engine/index.ts';
import { bytes } from '../ui/bytes.ts';
import { clock, duration } from '../ui/time.ts';
import type { Reading } from './plotted.ts';
import { words } from './words.ts';

type Unit = MetricSeries['unit'];

/** "1,204", "58 s", "5 ms", "4.2 KiB", "12.5 %". Never negative. */
export function amount(value: number, unit: Unit): string {
  switch (unit) {
    case 'Count':
      return grouped(value);
    case 'Seconds':
      // Nothing of a second is still counted in seconds.
      return value === 0 ? '0 s' : duration(value * 1_000);
    case 'Milliseconds':
      return duration(value);
    case 'Bytes':
      return bytes(Math.round(value));
    case 'Percent':
      return `${grouped(value)} %`;
  }
}

function grouped(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 1 });
}

/** Times beyond this are read off a clock rather than in seconds, ms. */
const secondsMaxMs = 100_000;

/** When a reading was true: "at 12 s", "12–13 s", "03:20–03:21". */
export function when({ fromMs, toMs }: Reading): string {
  const isLong = toMs >= secondsMaxMs;
  const short = (ms: number) =>
    isLong ? clock(ms).replace(/\.\d+$/, '') : String(Number((ms / 1_000).toFixed(2)));
  const time = fromMs === toMs ? short(toMs) : `${short(fromMs)}–${short(toMs)}`;
  const told = isLong ? time : `${time} s`;
  return fromMs === toMs ? words.at(told) : told;
}
