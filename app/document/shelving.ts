/** What can be done with the learner's own documents besides editing the open one. */
import type { Scenario } from '../../engine/index.ts';
import { announce, toast } from '../session.ts';
import { words as pageWords } from '../words.ts';
import { kept } from './autosave.ts';
import { documents, newId } from './document.ts';
import { documentWords as words } from './documentWords.ts';
import { openScenario, renameDocument } from './edits.ts';
import { copyName, freeName } from './names.ts';
import type { StoredDocument } from './shelf.ts';
import { storage, tabs } from './storage.ts';

export async function openOwn(id: string): Promise<void> {
  const problem = await storage.open(id);
  if (problem !== undefined) toast(problem, { tone: 'bad', stays: true });
}

/** A copy beside it; what is open stays open. */
export async function duplicateOwn(document: StoredDocument): Promise<void> {
  await storage.flush();
  const name = freeCopyName(document.name);
  await storage.put({ ...document, ...renamed(document, name), id: newId(), revision: 0 });
  announce(words.shelf.duplicated(name));
}

/** A copy of what is open, opened in its place. */
export async function duplicateOpen(): Promise<void> {
  await storage.flush();
  const { scenario } = documents.getState();
  const name = freeCopyName(documents.getState().name);
  const problem = await openScenario({ ...scenario, name }, name, 'own');
  if (problem === undefined) toast(words.shelf.duplicated(name));
  else toast(problem, { tone: 'bad' });
}

export async function renameOwn(document: StoredDocument, name: string): Promise<void> {
  if (name === '' || name === document.name) return;
  if (document.id === documents.getState().id) return renameDocument(name);
  if (await isBusy(document, words.renamed)) return;
  const latest = kept.getState().own.find(({ id }) => id === document.id) ?? document;
  // Written by another tab at this very moment: its version stays, under the name it has there.
  await storage.put({ ...latest, ...renamed(latest, name) }).catch(() => {
    toast(words.heldElsewhere(latest.name, words.renamed), { tone: 'bad' });
  });
}

export async function deleteOwn(document: StoredDocument): Promise<void> {
  if (await isBusy(document, words.deleted)) return;
  const removed = await storage.remove(document.id);
  if (!removed) return;
  toast(pageWords.gallery.deleted(removed.name), {
    action: { verb: pageWords.gallery.restore, run: () => void storage.put(removed) },
  });
}

async function isBusy({ id, name }: StoredDocument, what: string): Promise<boolean> {
  const isHeld = await tabs.isHeldElsewhere(id);
  if (isHeld) toast(words.heldElsewhere(name, what), { tone: 'bad' });
  return isHeld;
}

function renamed({ scenario }: StoredDocument, name: string): Pick<StoredDocument, 'name' | 'scenario'> {
  // One of another version is not understood here, but its name stands where it always did.
  const isObject = typeof scenario === 'object' && scenario !== null;
  return { name, scenario: isObject ? { ...(scenario as Scenario), name } : scenario };
}

function freeCopyName(name: string): string {
  return freeName(
    copyName(name),
    kept.getState().own.map((document) => document.name),
  );
}
