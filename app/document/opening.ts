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

export async function openNew(): Promise<void> {
  await storage.flush();
  const problem = await newDocument();
  if (problem !== undefined) toast(problem, { tone: 'bad' });
}

/** What the link in the address holds, else what was open before the page was left, else the story given. */
export async function openFirst(title: string, scenario: Scenario): Promise<void> {
  const unopened = isLink(location.hash) ? await openLinked() : '';
  if (unopened === undefined) return storage.refresh();
  const recovered = await storage.recover();
  if (recovered !== true) await openStory(title, scenario);
  if (isLink(location.hash)) tell(unopened);
  else if (typeof recovered === 'string') tell(recovered);
}

/** A link that is pasted into the address while the page is open. */
export function listenToLinks(): void {
  addEventListener('hashchange', async () => {
    if (!isLink(location.hash)) return;
    const problem = await openLinked();
    if (problem !== undefined) tell(problem);
  });
}

function isLink(hash: string): boolean {
  return hash.startsWith('#s=');
}

/** Most visits are by no link: what reads one comes with the first. */
async function openLinked(): Promise<string | undefined> {
  const { hash } = location;
  const { openLink } = await import('./linking.ts');
  return openLink(hash);
}

function tell(problem: string): void {
  toast(problem, { tone: 'bad', stays: true });
}

/** The same diagram from 0, with nothing behind it. */
export async function restartRun(): Promise<void> {
  const problem = await startRun(documents.getState().scenario);
  if (problem !== undefined) toast(problem, { tone: 'bad' });
}
