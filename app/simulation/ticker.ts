/** One animation loop for everybody who draws what `viewClock` shows. It rests while nothing moves. */
import { mirror } from './mirror.ts';
import { viewClock } from './viewClock.ts';

const listeners = new Set<(wallMs: number) => void>();
let request = 0;

/** Calls back once per animation frame while the picture moves, and once after every change. */
export function onTick(listener: (wallMs: number) => void): () => void {
  listeners.add(listener);
  wake();
  return () => void listeners.delete(listener);
}

function wake(): void {
  if (request === 0 && listeners.size > 0) request = requestAnimationFrame(tick);
}

function tick(wallMs: number): void {
  request = 0;
  // The first callback after a frame may carry a time before that frame came.
  const now = Math.max(wallMs, performance.now());
  for (const listener of listeners) listener(now);
  if (viewClock.isMoving(now)) wake();
}

mirror.subscribe(wake);
