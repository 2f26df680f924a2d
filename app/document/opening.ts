/** Changing what is on the desk. The present work is saved first; what is opened is shown running or at its start. */
import type { Scenario } from '../../engine/index.ts';
import { toast } from '../session.ts';
import { simulation } from '../simulation/client.ts';
import { words } from '../words.ts';
import { documents } from './document.ts';
import { newDocument, openScenario } from './edits.ts';
import { startRun } from './running.ts';
import { storage } from './storage.ts';

/** A story begins to play: it is watched before it is touched. */
export async function openStory(title: string, scenario: Scenario): Promise<void> {
  await storage.flush();
  const problem = await openScenario(scenario, title, 'story');
  if (problem === undefined) simulation.play();
  else toast(words.gallery.cannotOpen(title, problem), { tone: 'bad' });
}

export async function openOwn(id: string): Promise<void> {
  const problem = await storage.open(id);
  if (problem !== undefined) toast(problem, { tone: 'bad' });
}

export async function openNew(): Promise<void> {
  await storage.flush();
  const problem = await newDocument();
  if (problem !== undefined) toast(problem, { tone: 'bad' });
}

export async function deleteOwn(id: string): Promise<void> {
  const removed = await storage.remove(id);
  if (!removed) return;
  toast(words.gallery.deleted(removed.name), {
    action: { verb: words.gallery.restore, run: () => void storage.restore(removed) },
  });
}

/** What was open before the page was left, else the story given. */
export async function openFirst(title: string, scenario: Scenario): Promise<void> {
  const recovered = await storage.recover();
  if (recovered === true) return;
  await openStory(title, scenario);
  if (typeof recovered === 'string') toast(recovered, { tone: 'bad' });
}

/** The same diagram from 0, with nothing behind it. */
export async function restartRun(): Promise<void> {
  const problem = await startRun(documents.getState().scenario);
  if (problem !== undefined) toast(problem, { tone: 'bad' });
}
