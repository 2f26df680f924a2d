/** Opens the page with a document of a test's own. */
import { expect, type Page } from '@playwright/test';
import type { Scenario } from '../engine/index.ts';
import { Inflight } from './inflight.ts';

type Document = Pick<Scenario, 'version' | 'name' | 'resources' | 'links'> & Partial<Scenario>;

/** It is left where the page finds it, from another page of the same site: the page would write its own over it. */
export async function openDocument(page: Page, scenario: Document): Promise<Inflight> {
  const inflight = new Inflight(page);
  await inflight.open();
  await page.goto('./scenario.schema.json');
  await page.evaluate(putOnDesk, scenario as object);
  await page.goto('./');
  await expect(inflight.cards).toHaveCount(scenario.resources.length);
  return inflight;
}

/** In the page. */
function putOnDesk(scenario: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('inflight');
    request.onerror = () => reject(new Error('no database'));
    request.onsuccess = () => {
      const transaction = request.result.transaction('desk', 'readwrite');
      const document = { id: 'test', name: 'test', source: 'own', savedAtMs: 0, scenario };
      transaction.objectStore('desk').put(document, 'open');
      transaction.oncomplete = () => {
        request.result.close();
        resolve();
      };
    };
  });
}
