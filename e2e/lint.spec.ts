import { expect, test } from '@playwright/test';
import { Inflight } from './inflight.ts';

test('lint counts its doubts, shows what they are about, and its fix can be taken back', async ({ page }) => {
  const inflight = new Inflight(page);
  await inflight.open();
  await page.getByRole('tab', { name: 'Gallery' }).click();
  await page.getByRole('button', { name: 'One bad record in a batch' }).click();
  await page.getByRole('tab', { name: /^Lint/ }).click();
  const doubts = page.getByRole('list', { name: 'doubts about this diagram' });
  const batch = doubts.getByRole('listitem').filter({ hasText: 'cannot name the one that failed' });
  await expect(batch).toContainText('LAM-12');
  const before = await doubts.getByRole('listitem').count();

  await batch.getByRole('button', { name: 'Show' }).click();
  await expect(page.locator('.react-flow__edge.selected')).toHaveCount(1);

  await batch.getByRole('button', { name: 'Switch ReportBatchItemFailures on' }).click();
  await expect(doubts.getByRole('listitem')).toHaveCount(before - 1);
  await expect(page.getByRole('tab', { name: new RegExp(`^Lint\\s*${before - 1}$`) })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(doubts.getByRole('listitem')).toHaveCount(before);
});

test('settings say what older notes have differently, and what is not modelled', async ({ page }) => {
  const inflight = new Inflight(page);
  await inflight.open();
  await inflight.openSettings('orders');
  const settings = page.getByRole('tabpanel', { name: 'Settings' });
  await expect(settings).toContainText('in your notes 256 KB');
  await expect(settings).toContainText('today 1 MiB');
  await expect(settings.getByRole('heading', { name: 'Not modelled here' })).toBeVisible();
});
