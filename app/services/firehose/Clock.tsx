import type { TankView } from '../../../engine/index.ts';
import { LiveText } from '../LiveText.tsx';
import { Ring } from '../Ring.tsx';
import { words } from './words.ts';

/** The interval of a buffer: a ring that empties, and the seconds that are left. */
export function Clock({ tank, size }: { tank: TankView; size: number }) {
  const { sinceMs, flushAtMs, hintMs } = tank;
  const isRunning = sinceMs !== undefined && flushAtMs !== undefined;
  return (
    <div className="interval">
      <Ring sinceMs={sinceMs} untilMs={flushAtMs} size={size} width={4} />
      <p>
        {isRunning ? (
          <LiveText className="interval-left" read={(nowMs) => words.secondsLeft(flushAtMs - nowMs)} />
        ) : (
          <span className="interval-left">{words.secondsLeft(hintMs)}</span>
        )}
        <span className="interval-of">
          {isRunning ? words.ofLeft(flushAtMs - sinceMs) : words.notRunning}
        </span>
      </p>
    </div>
  );
}
