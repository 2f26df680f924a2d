/** Keeps the run in step with the document. Changes go one after the other, in the order in which they were made. */
import type { Command, Scenario } from '../../engine/index.ts';
import { simulation } from '../simulation/client.ts';
import { mirror } from '../simulation/mirror.ts';
import { commandsBetween, needsReload } from './sync.ts';
import { lastTold, type Told, toldBy } from './told.ts';

let line: Promise<unknown> = Promise.resolve();
/** What this run has been told, and what the one that an act in the past replaced had been told. */
let told: Told | undefined;
let toldOther: Told | undefined;
/** True while an edit is being told: it looks after a fork itself. */
let isTelling = false;

function inLine<T>(work: () => Promise<T>): Promise<T> {
  const result = line.then(work);
  line = result.catch(() => undefined);
  return result;
}

/** Runs the scenario from 0. The first problem as a sentence; then the run is what it was. */
export function startRun(scenario: Scenario): Promise<string | undefined> {
  return inLine(() => load(scenario));
}

/** Tells the run what changed. A sentence when it was refused; then the run is what it was before the change. */
export function changeRun(previous: Scenario, next: Scenario): Promise<string | undefined> {
  return inLine(async () => {
    const commands = commandsBetween(previous, next);
    if (needsReload(previous, next)) return load(next);
    if (commands.length === 0 || isToldAlready(next)) return undefined;
    if (isUntouched()) return load(next);
    isTelling = true;
    try {
      return await tell(previous, next, commands);
    } finally {
      isTelling = false;
    }
  });
}

/**
 * Brings back the future that the last act in the past replaced, with what it had been told.
 * @returns the diagram that runs in it; undefined when there is nothing to bring back
 */
export function restoreRun(): Promise<Scenario | undefined> {
  return inLine(async () => {
    if (!toldOther || !(await simulation.restoreFuture())) return undefined;
    [told, toldOther] = [toldOther, told];
    return told && lastTold(told);
  });
}

async function load(scenario: Scenario): Promise<string | undefined> {
  const [problem] = await simulation.load(scenario);
  if (problem) return problem.path ? `${problem.path}: ${problem.sentence}` : problem.sentence;
  told = [{ atMs: 0, scenario }];
  toldOther = undefined;
  return undefined;
}

async function tell(previous: Scenario, next: Scenario, commands: Command[]): Promise<string | undefined> {
  const { isInPast, nowMs } = mirror.getState();
  // What was edited later than now is in the document, and goes with the future that is about to be replaced.
  if (told && isInPast) await catchUp(lastTold(toldBy(told, nowMs)), previous);
  let atMs = nowMs;
  for (const command of commands) {
    const result = await simulation.act(command);
    const sentence = result.refusal?.sentence ?? result.problem;
    atMs = result.atMs;
    if (sentence === undefined) continue;
    await takeBack(next, previous, commands.indexOf(command));
    return sentence;
  }
  remember(atMs, next);
  return undefined;
}

/** The diagram is the learner's, whatever time it is: what the run has not been told by now, it is told now. */
async function catchUp(before: Scenario, now: Scenario): Promise<void> {
  for (const command of commandsBetween(before, now)) remember((await simulation.act(command)).atMs, now);
}

function remember(atMs: number, scenario: Scenario): void {
  if (told) told = [...told, { atMs, scenario }];
}

/** The run was brought back with this very diagram: telling it again would be doing it twice. */
function isToldAlready(next: Scenario): boolean {
  return told !== undefined && commandsBetween(lastTold(told), next).length === 0;
}

/** At time 0 with nothing behind it a run is cheaper to start anew than to change, and its story stays clean. */
function isUntouched(): boolean {
  const { nowMs, headMs, step, isPlaying } = mirror.getState();
  return nowMs === 0 && headMs === 0 && step === 0 && !isPlaying;
}

/** Of several commands the first few were obeyed before one was refused: the way back undoes those. */
async function takeBack(next: Scenario, previous: Scenario, obeyed: number): Promise<void> {
  if (obeyed === 0) return;
  for (const command of commandsBetween(next, previous)) await simulation.act(command);
}

/** An act in the past: what the run was told later went with the future, and is still in the document. */
function noteFork(atMs: number): void {
  if (!told) return;
  const document = lastTold(told);
  toldOther = told;
  told = toldBy(told, atMs);
  const here = lastTold(told);
  if (!isTelling && here !== document) void inLine(() => catchUp(here, document));
}

mirror.subscribe(({ replaced }, before) => {
  if (replaced && replaced !== before.replaced) noteFork(replaced.atMs);
});
