/** A future that an act in the past has replaced: what has to be done again to have it back. */
import type { Engine } from '../engine.ts';
import type { CommandEntry } from '../protocol.ts';

interface Moment {
  nowMs: number;
  /** Wake-ups handled up to there. */
  step: number;
}

export interface Branch {
  commands: readonly CommandEntry[];
  /** How far it went, ms and wake-ups. */
  headMs: number;
  headStep: number;
  /** Where it and the other one part. */
  fork: Moment;
}

/** What an engine holds, as if it parted from another future now. */
export function branchOf(engine: Engine, headStep: number): Branch {
  return {
    commands: [...engine.commands],
    headMs: engine.headMs,
    headStep,
    fork: { nowMs: engine.nowMs, step: engine.stepCount },
  };
}

/**
 * Lets a branch grow again, to its last fact and no further, and goes to where it parted.
 * @param engine of the same scenario and seed, at its start
 */
export function growAgain(engine: Engine, { commands, headMs, headStep, fork }: Branch): void {
  // Commands that lie ahead of an engine are given again when their moment comes.
  engine.commands.push(...commands);
  goTo(engine, { nowMs: headMs, step: headStep });
  goTo(engine, fork);
}

/** By wake-ups first: several may be due at one instant, of which not all had been handled. */
export function goTo(engine: Engine, { nowMs, step }: Moment): void {
  engine.seekStep(step);
  if (engine.nowMs !== nowMs) engine.seek(nowMs);
}
