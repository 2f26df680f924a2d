import { expect, test } from '@playwright/test';
import { Inflight } from './inflight.ts';

test('a frame takes along what stands inside, a note says what to look at, and the run never hears of it', async ({
  page,
}) => {
  const inflight = new Inflight(page);
  await inflight.openEmpty();
  await inflight.add('Producer');
  await inflight.add('SQS queue');
  await page.getByRole('button', { name: 'Show the whole diagram' }).click();
  await inflight.connect('producer', 'queue');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(inflight.card('queue')).toContainText('m1');
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  const seconds = await inflight.secondsAtRest();

  await page.getByRole('tab', { name: 'Parts' }).click();
  await inflight.card('producer').locator('.card-name').click();
  await page.getByRole('button', { name: 'Frame', exact: true }).click();
  await page.getByRole('textbox', { name: 'Title of the frame' }).fill('The shop');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Note', exact: true }).click();
  await page.getByRole('textbox', { name: 'Words of the note' }).fill('Nobody works here.\nWhy?');
  await page.keyboard.press('Escape');
  await expect(page.locator('.note-text')).toHaveText('Nobody works here.\nWhy?');

  const title = page.locator('.frame-title');
  const card = inflight.card('producer');
  await expect(title).toHaveText('The shop');
  const before = (await card.boundingBox())!;
  const grip = (await title.boundingBox())!;
  await page.mouse.move(grip.x + 30, grip.y + grip.height / 2);
  await page.mouse.down();
  await page.mouse.move(grip.x + 90, grip.y + grip.height / 2 + 50, { steps: 8 });
  await page.mouse.up();
  const shift = async (of: typeof card, from: { y: number }) => (await of.boundingBox())!.y - from.y;
  await expect.poll(() => shift(card, before)).toBeGreaterThan(25);
  expect(Math.abs((await shift(card, before)) - (await shift(title, grip)))).toBeLessThan(2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => shift(card, before)).toBeLessThan(5);
  expect(await shift(title, grip)).toBeLessThan(5);
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect.poll(() => shift(card, before)).toBeGreaterThan(25);

  // The card inside can be used: the frame is behind it.
  await card.locator('.card-name').click();
  await expect(card).toHaveClass(/selected/);

  await page.locator('.react-flow__node-note').focus();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'Words of the note' }).fill('Draw a worker.');
  await page.keyboard.press('Escape');
  expect(await inflight.seconds()).toBe(seconds);

  await page.getByRole('tab', { name: 'Outline' }).click();
  const words = page.getByRole('list', { name: 'Words on the diagram' });
  await expect(words).toContainText('Draw a worker.');
  await expect(words).toContainText('around producer');

  await expect(page.getByText('saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.locator('.note-text')).toHaveText('Draw a worker.');
  await page.locator('.react-flow__node-note').click();
  await page.keyboard.press('Delete');
  await expect(page.locator('.react-flow__node-note')).toHaveCount(0);
});
