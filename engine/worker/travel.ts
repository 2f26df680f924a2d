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

/** Plays on. False when the engine could not keep up: now is then where it got to. */
export function play(engine: Engine, move: Extract<Move, { type: 'play' }>, clock: () => number): boolean {
  const target = engine.nowMs + Math.min(move.elapsedMs, elapsedMaxMs) * move.speed;
  const until = clock() + budgetMs;
  while (!engine.advance(target, stepsPerLook)) if (clock() > until) return false;
  return true;
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
