import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { Inflight } from './inflight.ts';

test('a link shows the same diagram at the same moment, and what was open is not lost', async ({
  page,
  browser,
}) => {
  const inflight = new Inflight(page);
  await inflight.open();
  await expect(inflight.card('orders-dlq')).toContainText('m2', { timeout: 20_000 });
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const shownAt = await inflight.secondsAtRest();

  const visitor = await browser.newPage();
  const guest = new Inflight(visitor);
  await visitor.goto(link.replace(/#.*/, ''));
  await guest.openEmpty();
  await guest.add('SQS queue');
  await visitor.getByRole('textbox', { name: 'Diagram name' }).fill('Mine');
  await visitor.keyboard.press('Enter');
  // Pasted into the address of a page that is open.
  await visitor.evaluate(
    (hash) => {
      location.hash = hash;
    },
    link.slice(link.indexOf('#')),
  );
  await expect(visitor.getByText('from a link')).toBeVisible();
  await expect.poll(() => guest.seconds()).toBe(shownAt);
  await expect(guest.card('orders-dlq')).toContainText('m2');
  await expect(visitor.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  expect(visitor.url()).not.toContain('#');

  await visitor.getByRole('tab', { name: 'Gallery' }).click();
  await expect(visitor.getByRole('button', { name: 'Open Mine' })).toBeVisible();
  // Looked at, not yet the visitor's own.
  await expect(visitor.getByRole('button', { name: 'Open Poison message' })).toHaveCount(0);
  await visitor.getByRole('textbox', { name: 'Diagram name' }).fill('Made of a link');
  await visitor.keyboard.press('Enter');
  await expect(visitor.getByRole('button', { name: 'Open Made of a link' })).toBeVisible();
  await expect(visitor.getByText('saved', { exact: true })).toBeVisible();
  await visitor.close();
});

test('a file that was saved is opened as a diagram of its own, dropped or chosen', async ({ page }) => {
  const inflight = new Inflight(page);
  await inflight.openEmpty();
  await inflight.add('SQS queue');
  await page.getByRole('textbox', { name: 'Diagram name' }).fill('Orders');
  await page.keyboard.press('Enter');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Save as file' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('Orders.inflight.json');
  const text = await readFile(await file.path(), 'utf8');
  expect(JSON.parse(text).$schema).toMatch(/\/deep\/er\/scenario\.schema\.json$/);

  const data = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], 'Orders.inflight.json', { type: 'application/json' }));
    return transfer;
  }, text);
  await page.dispatchEvent('main', 'dragover', { dataTransfer: data });
  await expect(page.getByText('Drop the file to open it as a diagram of your own.')).toBeVisible();
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
  await expect(page.getByRole('textbox', { name: 'Diagram name' })).toHaveValue('Orders 2');
  await expect(inflight.card('queue')).toBeVisible();
  await page.getByRole('tab', { name: 'Gallery' }).click();
  await expect(page.getByRole('button', { name: 'Open Orders', exact: true })).toBeVisible();
});

test('yours are renamed, duplicated, deleted, and brought back', async ({ page }) => {
  const inflight = new Inflight(page);
  await inflight.openEmpty();
  await inflight.add('SQS queue');
  await page.getByRole('tab', { name: 'Gallery' }).click();
  const more = async (name: string, item: string) => {
    await page.getByRole('button', { name: `More for ${name}`, exact: true }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await more('Untitled diagram', 'Rename');
  await page.getByRole('textbox', { name: 'New name for Untitled diagram' }).fill('Orders');
  await page.keyboard.press('Enter');
  await more('Orders', 'Duplicate');
  await expect(page.getByRole('button', { name: 'Open Orders (copy)' })).toBeVisible();
  await more('Orders (copy)', 'Rename');
  await page.getByRole('textbox', { name: 'New name for Orders (copy)' }).fill('Payments');
  await page.keyboard.press('Enter');
  await more('Payments', 'Delete');
  await expect(page.getByRole('button', { name: 'Open Payments' })).toHaveCount(0);
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Open Payments' }).click();
  await expect(page.getByRole('textbox', { name: 'Diagram name' })).toHaveValue('Payments');
  await expect(inflight.card('queue')).toBeVisible();
});
