/** Simulates from the start up to a moment in portions, so that a run that takes too long can be left. */

import { simulation } from '../simulation/client.ts';
import { mirror } from '../simulation/mirror.ts';
import { documents } from './document.ts';

/** Longer than this nobody is kept waiting, wall-clock ms. */
const patienceMs = 5_000;

/** A portion that took less is followed by one twice as long, wall-clock ms. */
const quickMs = 100;

const firstPortionMs = 1_000;

/**
 * Moves the run that was just loaded up to a moment of virtual time, ms.
 *
 * @returns how far it came: less than asked for when it would have taken too long; undefined when somebody else took over
 */
export async function runTo(atMs: number, wallMs = () => performance.now()): Promise<number | undefined> {
  const begunMs = wallMs();
  let reachedMs = 0;
  let portionMs = firstPortionMs;
  while (reachedMs < atMs) {
    const askedMs = wallMs();
    if (askedMs - begunMs > patienceMs) return reachedMs;
    const next = Math.min(atMs, reachedMs + portionMs);
    if (!(await arrives(next, reachedMs))) return undefined;
    reachedMs = next;
    if (wallMs() - askedMs < quickMs) portionMs *= 2;
  }
  return reachedMs;
}

/** False when the learner moves the run, or opens something else, before it is there. */
function arrives(toMs: number, fromMs: number): Promise<boolean> {
  const { id } = documents.getState();
  const { generation } = mirror.getState();
  simulation.seek(toMs);
  return new Promise((resolve) => {
    const stop = mirror.subscribe(({ nowMs, isPlaying, status, generation: now }) => {
      const isThere = nowMs === toMs && status === 'ready';
      // The frames of the run before this one may still be on their way when the first portion is asked for.
      const hasLeft = fromMs > 0 && now === generation && nowMs !== fromMs && nowMs !== toMs;
      if (!isThere && !isPlaying && !hasLeft && status !== 'stopped' && documents.getState().id === id)
        return;
      stop();
      resolve(isThere);
    });
  });
}
