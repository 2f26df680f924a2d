/**
 * The page without a network, from the second visit on. A new version is told of, and taken when the learner says so:
 * until then the page goes on with the files it began with.
 */
import { documents } from '../document/document.ts';
import { storage } from '../document/storage.ts';
import { toast } from '../session.ts';
import { words } from './offlineWords.ts';

/** Keeps the page's files for visits without a network. For the built page: a server of developers changes them all the time. */
export async function keepOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  try {
    // Beside the page, under whatever path that is.
    const registration = await serviceWorker.register(new URL('sw.js', document.baseURI));
    followVersions(registration);
  } catch {
    // Private windows and some hosts refuse. The page works as before, with a network.
  }
}

function followVersions(registration: ServiceWorkerRegistration): void {
  const { serviceWorker } = navigator;
  const isUpdate = () => serviceWorker.controller !== null;
  if (registration.waiting && isUpdate()) offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed' && isUpdate()) offer(installing);
    });
  });
  // Another tab has taken the new version: the files of this one are gone, but nobody is torn out of their work.
  serviceWorker.addEventListener('controllerchange', () => {
    if (!isAsked) announceVersion(words.changed, () => void reload());
  });
}

let isAsked = false;

function offer(waiting: ServiceWorker): void {
  announceVersion(words.ready, () => {
    isAsked = true;
    navigator.serviceWorker.addEventListener('controllerchange', () => void reload(), { once: true });
    waiting.postMessage({ type: 'SKIP_WAITING' });
  });
}

function announceVersion(sentence: string, run: () => void): void {
  toast(sentence, { action: { verb: words.reload, run }, stays: true });
}

/** What is on the desk is saved first; what cannot be saved is not left. */
async function reload(): Promise<void> {
  await storage.flush();
  const { saveState, saveProblem = '' } = documents.getState();
  if (saveState === 'failed') toast(words.notSaved(saveProblem), { tone: 'bad' });
  else location.reload();
}
