import { expect, test } from '@playwright/test';
import { Inflight } from './inflight.ts';

test('the first visit opens on a running story: within ten seconds a message fails, comes back and is dead-lettered', async ({
  page,
}) => {
  const inflight = new Inflight(page);
  const started = Date.now();
  await inflight.open();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(inflight.card('orders-dlq')).toContainText('m2', { timeout: 12_000 });
  expect(Date.now() - started).toBeLessThan(12_000);
  expect(await inflight.seconds()).toBeGreaterThanOrEqual(21);
  await expect(inflight.card('orders-dlq')).toContainText('received 3 times');
  await expect(page.getByText('m2 moves to orders-dlq').first()).toBeVisible();
});

test('nothing is asked of anybody but the page’s own server', async ({ page }) => {
  const strangers: string[] = [];
  const problems: string[] = [];
  page.on('request', (request) => {
    if (
      !request.url().includes('/deep/er/') &&
      !request.url().startsWith('data:') &&
      !request.url().startsWith('blob:')
    ) {
      strangers.push(request.url());
    }
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await new Inflight(page).open();
  await page.waitForTimeout(1_500);
  expect(strangers).toEqual([]);
  expect(problems).toEqual([]);
});

test('on a phone the diagram and the transport remain, and the rest is one tap away', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const inflight = new Inflight(page);
  await inflight.open();
  await expect(inflight.card('orders')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Step', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Open gallery, parts and outline' }).click();
  await expect(page.getByRole('tab', { name: 'Gallery' })).toBeVisible();
  await page.keyboard.press('Escape');
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});
