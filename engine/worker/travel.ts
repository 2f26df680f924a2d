/** How each move of the page goes through time. */
import type { Engine } from '../engine.ts';
import type { Move, Reached, StepBy } from '../frames.ts';
import { wordsFor } from '../story.ts';
import { isAbout } from '../untilFacts.ts';
import type { Watch } from '../untilWatch.ts';

/** Wall-clock ms that playing may take out of a frame; the rest is the page's. */
const budgetMs = 9;
const stepsPerLook = 32;
/** A step that finds nothing worth seeing in so many wake-ups stops there. */
const stepSearchMax = 50_000;
const elapsedMaxMs = 500;
/** What a burst may leave for later frames, wall-clock ms: not long enough to be seen as a delay of the clock. */
const owedMaxMs = 250;

type PlayMove = Extract<Move, { type: 'play' }>;

/**
 * Keeps the run in step with the wall clock. A burst that does not fit into one frame's budget is finished in the next
 * frames: otherwise a run that is busy for one instant of every second would fall behind for good.
 */
export class Pace {
  /** Wall-clock ms that were due and have not been played. */
  private owedMs = 0;

  /** Plays on. True when the engine could not keep up: now is then where it got to, and what is owed beyond a moment is let go. */
  play(engine: Engine, move: PlayMove, clock: () => number): boolean {
    const target = engine.nowMs + (Math.min(move.elapsedMs, elapsedMaxMs) + this.owedMs) * move.speed;
    const until = clock() + budgetMs;
    let isThere = engine.advance(target, stepsPerLook);
    while (!isThere && clock() <= until) isThere = engine.advance(target, stepsPerLook);
    const leftMs = isThere ? 0 : (target - engine.nowMs) / move.speed;
    this.owedMs = Math.min(leftMs, owedMaxMs);
    return leftMs > owedMaxMs;
  }

  /**
   * Plays on, and no further than to the step at which a condition of the watch comes true. A jump goes on for the whole
   * budget, and ends where nothing is left to happen.
   */
  playUntil(engine: Engine, move: PlayMove, watch: Watch, clock: () => number) {
    const dueMs = (Math.min(move.elapsedMs, elapsedMaxMs) + this.owedMs) * move.speed;
    const target = move.isJump ? Number.POSITIVE_INFINITY : engine.nowMs + dueMs;
    const { reached, isThere } = advanceUntil(engine, watch, target, clock);
    const leftMs = reached || isThere || move.isJump ? 0 : (target - engine.nowMs) / move.speed;
    this.owedMs = Math.min(leftMs, owedMaxMs);
    return { reached, isBehind: leftMs > owedMaxMs };
  }

  /** Whoever pauses, steps or scrubs looks at the moment that is shown: nothing is made up for afterwards. */
  forget(): void {
    this.owedMs = 0;
  }
}

/** One step after the other, each looked at, until a condition is true, the target is there, or the budget is used up. */
function advanceUntil(
  engine: Engine,
  watch: Watch,
  target: number,
  clock: () => number,
): { reached?: Reached; isThere: boolean } {
  const endMs = clock() + budgetMs;
  let commandMs = nextCommandMs(engine);
  let reached = watch.look();
  for (let steps = 1; !reached; steps++) {
    if (engine.nowMs >= commandMs) commandMs = nextCommandMs(engine);
    const limit = Math.min(target, watch.dueMs, commandMs);
    if (!Number.isFinite(Math.min(limit, engine.nextMs))) return { isThere: true };
    const isAtLimit = engine.advance(limit, 1);
    reached = watch.look();
    if (isAtLimit && engine.nowMs >= target) break;
    if (steps % stepsPerLook === 0 && clock() > endMs) return { reached, isThere: false };
  }
  return { reached, isThere: true };
}

/** When the next of the acts recorded ahead was done, ms: what it leads to is looked at before anything else happens. */
function nextCommandMs(engine: Engine): number {
  if (!engine.isInPast) return Number.POSITIVE_INFINITY;
  const { commands, nowMs } = engine;
  return commands.find(({ atMs }) => atMs > nowMs)?.atMs ?? Number.POSITIVE_INFINITY;
}

interface StepSize {
  by?: StepBy;
  origin?: number;
}

/** False when what it goes to did not come: the run then stands far from where it was. */
export function stepOn(engine: Engine, size: StepSize): boolean {
  if (size.by === 'event') return engine.step();
  return stepForward(engine, wantedBy(size));
}

/** The way back of `stepOn`. */
export function stepOff(engine: Engine, size: StepSize): void {
  if (size.by !== 'event') stepBack(engine, wantedBy(size));
  else if (engine.stepCount > 0) engine.seekStep(engine.stepCount - 1);
  else engine.seek(0);
}

/** To the next fact worth seeing. False when there was none. */
export function stepForward(engine: Engine, isWanted = isVisible): boolean {
  for (let tries = 0; tries < stepSearchMax; tries++) {
    const before = engine.factCount;
    if (!engine.step()) return false;
    for (let seq = before; seq < engine.factCount; seq++) if (isWanted(engine, seq)) return true;
  }
  return false;
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

/** What a step by message stops at; undefined where the default holds. */
function wantedBy({ by, origin }: StepSize): ((engine: Engine, seq: number) => boolean) | undefined {
  if (by !== 'message' || origin === undefined) return undefined;
  return (engine, seq) => isAbout(engine, seq, origin);
}

export function isVisible(engine: Engine, seq: number): boolean {
  const words = wordsFor(engine.log.serviceAt(seq), engine.log.typeAt(seq));
  return words !== undefined && words.isMinor !== true;
}

export function isPainted(engine: Engine, seq: number): boolean {
  return wordsFor(engine.log.serviceAt(seq), engine.log.typeAt(seq))?.mark !== undefined;
}
