/** Keeps the run in step with the document. Changes go one after the other, in the order in which they were made. */
import type { Scenario } from '../../engine/index.ts';
import { simulation } from '../simulation/client.ts';
import { mirror } from '../simulation/mirror.ts';
import { commandsBetween, needsReload } from './sync.ts';

let line: Promise<unknown> = Promise.resolve();

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
    if (needsReload(previous, next) || (commands.length > 0 && isUntouched())) return load(next);
    for (const command of commands) {
      const { refusal, problem } = await simulation.act(command);
      const sentence = refusal?.sentence ?? problem;
      if (sentence === undefined) continue;
      await takeBack(next, previous, commands.indexOf(command));
      return sentence;
    }
    return undefined;
  });
}

async function load(scenario: Scenario): Promise<string | undefined> {
  const [problem] = await simulation.load(scenario);
  return problem && (problem.path ? `${problem.path}: ${problem.sentence}` : problem.sentence);
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
