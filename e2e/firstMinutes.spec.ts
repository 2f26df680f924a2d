import { expect, test } from '@playwright/test';
import { Inflight } from './inflight.ts';

test('the first story invites to an act, leads there, and is quiet after the first edit', async ({
  page,
}) => {
  const inflight = new Inflight(page);
  await inflight.open();
  await expect(page.getByText('Your turn:')).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Change billing' }).click();
  await expect(page.getByRole('heading', { name: 'billing', level: 2 })).toBeVisible();
  await page.getByRole('button', { name: 'Pause' }).click();
  const workers = page.getByRole('textbox', { name: 'Workers', exact: true });
  await workers.fill('3');
  await workers.press('Enter');
  await expect(page.getByText('Your turn:')).toHaveCount(0);
});

test('help is one page: legend, keys, ten questions, and where notes differ from today', async ({ page }) => {
  const inflight = new Inflight(page);
  await inflight.open();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog');
  await expect(help.locator('details')).toHaveCount(10);
  await help.getByText('Is this AWS?').click();
  await expect(help.getByText('It is a simulation that runs in this tab')).toBeVisible();
  await expect(help.getByRole('row', { name: /SQS message size/ })).toContainText('1 MiB');
  await expect(help.getByRole('heading', { name: 'Keys', exact: true })).toBeVisible();
});
