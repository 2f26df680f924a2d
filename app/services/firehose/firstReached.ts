import type { TankView } from '../../../engine/index.ts';

/** Before so much of the size is there, a filling rate says nothing. */
const evidenceShare = 0.05;

/**
 * Which limit of a buffer comes first if it goes on filling as it has since it began. Time is known; size is foretold
 * only on evidence.
 */
export function firstReached(tank: TankView, nowMs: number): 'time' | 'size' {
  const { bytes, hintBytes, sinceMs, flushAtMs } = tank;
  if (sinceMs === undefined || flushAtMs === undefined) return 'time';
  const share = bytes / hintBytes;
  if (share >= 1) return 'size';
  const elapsedShare = (nowMs - sinceMs) / (flushAtMs - sinceMs);
  return share >= evidenceShare && share > elapsedShare ? 'size' : 'time';
}
