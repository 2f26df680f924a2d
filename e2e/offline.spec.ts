import { expect, test } from '@playwright/test';
import { Inflight } from './inflight.ts';

/** In the page: done once everything that a visit without a network needs is kept. */
async function isKept(): Promise<void> {
  await navigator.serviceWorker.ready;
}

test('from the second visit on the page works without a network, whatever is opened in it', async ({
  page,
  context,
}) => {
  const inflight = new Inflight(page);
  await inflight.open();
  await page.evaluate(isKept);
  await context.setOffline(true);
  await page.reload();
  await expect(inflight.card('orders')).toBeVisible();
  // What was open before the page was left waits at its start.
  await page.getByRole('button', { name: 'Play' }).click();
  await expect.poll(() => inflight.seconds()).toBeGreaterThan(1);

  await page.getByRole('tab', { name: 'Gallery' }).click();
  await page.getByRole('button', { name: /^Hot shard/ }).click();
  await expect(inflight.card('clicks')).toBeVisible();
  await inflight.openSettings('clicks');
  await expect(page.getByText('ShardCount').first()).toBeVisible();
  await page.getByRole('button', { name: 'Show keys and legend' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a link with a query is the same page, without a network too', async ({ page, context }) => {
  const inflight = new Inflight(page);
  await inflight.open();
  await page.evaluate(isKept);
  await context.setOffline(true);
  await page.goto('./?from=somewhere');
  await expect(inflight.card('orders')).toBeVisible();
});

test('the page can be installed: a manifest beside it, whose addresses follow its path', async ({ page }) => {
  await page.goto('./');
  const manifest = await page.evaluate(async () => {
    const address = document.querySelector<HTMLLinkElement>('link[rel=manifest]')?.href ?? '';
    const read = await (await fetch(address)).json();
    const at = (relative: string) => new URL(relative, address).pathname;
    const icons = read.icons as { src: string }[];
    const answers = await Promise.all(icons.map(async ({ src }) => (await fetch(at(src))).status));
    return { start: at(read.start_url), scope: at(read.scope), answers };
  });
  expect(manifest).toEqual({ start: '/deep/er/', scope: '/deep/er/', answers: [200, 200, 200, 200] });
});

test('a new version is told of, and waits until it is asked for', async ({ page }) => {
  const inflight = new Inflight(page);
  await inflight.open();
  await page.evaluate(isKept);
  await page.reload();
  await expect(inflight.card('orders')).toBeVisible();
  await page.evaluate(() => {
    document.body.dataset.visit = 'this one';
  });

  // The next version: the same files, kept by a worker of another address.
  await page.evaluate(() => navigator.serviceWorker.register('sw.js?next'));
  await expect(page.getByRole('button', { name: 'Reload to update' })).toBeVisible();
  expect(await page.evaluate(() => document.body.dataset.visit)).toBe('this one');

  await page.getByRole('button', { name: 'Reload to update' }).click();
  // Asked in the middle of the reload, the page that is left cannot answer.
  const visit = () => page.evaluate(() => document.body.dataset.visit).catch(() => 'leaving');
  await expect.poll(visit).toBeUndefined();
  await expect(inflight.card('orders')).toBeVisible();
});
