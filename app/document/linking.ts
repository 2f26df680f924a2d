/** Opens a shared diagram: as it was at its moment, beside what is the learner's own. */
import { toast } from '../session.ts';
import { simulation } from '../simulation/client.ts';
import { clock } from '../ui/time.ts';
import { openScenario } from './edits.ts';
import { sentenceOf } from './problems.ts';
import { runTo } from './runTo.ts';
import { readFragment, type Shared, type Unshared } from './share.ts';
import { shareWords } from './shareWords.ts';
import { storage } from './storage.ts';

/** Opens what a fragment holds, paused at its moment. The reason as a sentence when it cannot; then nothing changed. */
export async function openLink(fragment: string): Promise<string | undefined> {
  const read = readFragment(fragment);
  if ('problem' in read) return shareWords.cannotOpen(sayWhy(read));
  const reading = await simulation.readText(read.shared.scenarioText);
  if ('problems' in reading) {
    return shareWords.cannotOpen(shareWords.notADiagram(sentenceOf(reading.problems)));
  }
  await storage.flush();
  const problem = await openScenario(reading.scenario, reading.scenario.name, 'link');
  if (problem !== undefined) return shareWords.cannotOpen(shareWords.notADiagram(problem));
  // Opened once: after a reload what was made of it shall be there, not the link again.
  history.replaceState(null, '', location.pathname + location.search);
  void goTo(read.shared);
  return undefined;
}

async function goTo({ atMs, isPaused }: Shared): Promise<void> {
  const reachedMs = await runTo(atMs);
  if (reachedMs === undefined) return;
  if (reachedMs < atMs) toast(shareWords.cutShort(clock(reachedMs), clock(atMs)), { stays: true });
  else if (!isPaused) simulation.play();
}

function sayWhy(read: Exclude<Unshared, { shared: Shared }>): string {
  if (read.problem === 'newer') return shareWords.newer(read.version);
  return shareWords[read.problem];
}
