/** How each move of the page goes through time. */
import type { Engine } from '../engine.ts';
import type { Move } from '../frames.ts';
import { wordsFor } from '../story.ts';

/** Wall-clock ms that playing may take out of a frame; the rest is the page's. */
const budgetMs = 9;
const stepsPerLook = 32;
/** A step that finds nothing worth seeing in so many wake-ups stops there. */
const stepSearchMax = 50_000;
const elapsedMaxMs = 500;
/** What a burst may leave for later frames, wall-clock ms: not long enough to be seen as a delay of the clock. */
const owedMaxMs = 250;

/**
 * Keeps the run in step with the wall clock. A burst that does not fit into one frame's budget is finished in the next
 * frames: otherwise a run that is busy for one instant of every second would fall behind for good.
 */
export class Pace {
  /** Wall-clock ms that were due and have not been played. */
  private owedMs = 0;

  /** Plays on. True when the engine could not keep up: now is then where it got to, and what is owed beyond a moment is let go. */
  play(engine: Engine, move: Extract<Move, { type: 'play' }>, clock: () => number): boolean {
    const target = engine.nowMs + (Math.min(move.elapsedMs, elapsedMaxMs) + this.owedMs) * move.speed;
    const until = clock() + budgetMs;
    let isThere = engine.advance(target, stepsPerLook);
    while (!isThere && clock() <= until) isThere = engine.advance(target, stepsPerLook);
    const leftMs = isThere ? 0 : (target - engine.nowMs) / move.speed;
    this.owedMs = Math.min(leftMs, owedMaxMs);
    return leftMs > owedMaxMs;
  }

  /** Whoever pauses, steps or scrubs looks at the moment that is shown: nothing is made up for afterwards. */
  forget(): void {
    this.owedMs = 0;
  }
}

/** To the next fact worth seeing. */
export function stepForward(engine: Engine, isWanted = isVisible): void {
  for (let tries = 0; tries < stepSearchMax; tries++) {
    const before = engine.factCount;
    if (!engine.step()) return;
    for (let seq = before; seq < engine.factCount; seq++) if (isWanted(engine, seq)) return;
  }
}

/** To the moment of the fact worth seeing before the one we are at. */
export function stepBack(engine: Engine, isWanted = isVisible): void {
  const { log, stepCount, nowMs } = engine;
  for (let seq = engine.factCount - 1; seq >= log.firstSeq; seq--) {
    if (!isWanted(engine, seq)) continue;
    const isHere = log.stepAt(seq) === stepCount && log.timeAt(seq) === nowMs;
    if (!isHere) return engine.seekStep(log.stepAt(seq));
  }
  engine.seekStep(0);
  if (engine.nowMs > 0) engine.seek(0);
}

export function isVisible(engine: Engine, seq: number): boolean {
  const words = wordsFor(engine.log.serviceAt(seq), engine.log.typeAt(seq));
  return words !== undefined && words.isMinor !== true;
}

export function isPainted(engine: Engine, seq: number): boolean {
  return wordsFor(engine.log.serviceAt(seq), engine.log.typeAt(seq))?.mark !== undefined;
}
