import { expect, test } from '@playwright/test';
import { Inflight } from './inflight.ts';

test('from an empty canvas: producer, queue, workers and a dead-letter queue, wired, played to the dead letter', async ({
  page,
}) => {
  const inflight = new Inflight(page);
  await inflight.openEmpty();
  for (const part of ['Producer', 'SQS queue', 'Worker group', 'SQS queue']) await inflight.add(part);
  await page.getByRole('button', { name: 'Show the whole diagram' }).click();
  await inflight.connect('producer', 'queue');
  await inflight.connect('queue', 'workers');
  await inflight.connect('queue', 'queue-2');
  await expect(inflight.wires).toHaveCount(3);

  await inflight.openSettings('workers');
  await page.getByRole('textbox', { name: 'Fails by chance' }).fill('1');
  await page.keyboard.press('Enter');
  await inflight.openSettings('queue');
  await page.getByRole('textbox', { name: 'VisibilityTimeout' }).fill('5');
  await page.keyboard.press('Enter');

  await page.getByRole('button', { name: 'Play' }).click();
  const speed = page.getByRole('slider', { name: 'Playback speed' });
  await speed.focus();
  await page.keyboard.press('End');
  await expect(inflight.card('queue-2')).toContainText(/m\d|message/, { timeout: 15_000 });
});

test('the same without a pointer: parts by Enter, wires by C', async ({ page }) => {
  const inflight = new Inflight(page);
  await inflight.openEmpty();
  await inflight.add('Producer');
  await inflight.add('SQS FIFO queue');
  await inflight.card('producer').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('c');
  const list = page.getByRole('listbox');
  await expect(list).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(inflight.wires).toHaveCount(1);
});

test('a wire that cannot be is refused with the reason, and nothing is drawn', async ({ page }) => {
  const inflight = new Inflight(page);
  await inflight.openEmpty();
  await inflight.add('Producer');
  await inflight.add('Worker group');
  await page.getByRole('button', { name: 'Show the whole diagram' }).click();
  await inflight.drag('producer', 'workers');
  await expect(page.getByText(/put a queue between/i).first()).toBeVisible();
  await expect(inflight.wires).toHaveCount(0);
});

test('a standard queue cannot be the dead-letter queue of a FIFO queue', async ({ page }) => {
  const inflight = new Inflight(page);
  await inflight.openEmpty();
  await inflight.add('SQS FIFO queue');
  await inflight.add('SQS queue');
  await page.getByRole('button', { name: 'Show the whole diagram' }).click();
  await inflight.drag('queue.fifo', 'queue');
  await expect(
    page.getByText('The dead-letter queue of a FIFO queue must be a FIFO queue.').first(),
  ).toBeVisible();
  await expect(inflight.wires).toHaveCount(0);
});

test('undo and redo reach everything in the document', async ({ page }) => {
  const inflight = new Inflight(page);
  await inflight.openEmpty();
  await inflight.add('Producer');
  await inflight.add('SQS queue');
  await page.getByRole('button', { name: 'Show the whole diagram' }).click();
  await inflight.connect('producer', 'queue');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(inflight.wires).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(inflight.cards).toHaveCount(1);
  await page.getByRole('button', { name: 'Redo' }).click();
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(inflight.wires).toHaveCount(1);
});
