import { expect, test } from '@playwright/test';
import { Inflight } from './inflight.ts';

test('a reload keeps the work', async ({ page }) => {
  const inflight = new Inflight(page);
  await inflight.openEmpty();
  await inflight.add('Producer');
  await inflight.add('SQS queue');
  await page.getByRole('button', { name: 'Show the whole diagram' }).click();
  await inflight.connect('producer', 'queue');
  await expect(page.getByText('saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(inflight.cards).toHaveCount(2);
  await expect(inflight.wires).toHaveCount(1);
});

test('a story that was changed is still there after a reload, and the story itself is still in the gallery', async ({
  page,
}) => {
  const inflight = new Inflight(page);
  await inflight.open();
  await page.getByRole('button', { name: 'Pause' }).click();
  await inflight.openSettings('orders');
  await page.getByRole('textbox', { name: 'VisibilityTimeout' }).fill('17');
  await page.keyboard.press('Enter');
  await expect(page.getByText('saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(inflight.card('orders')).toContainText('17 s');
});
