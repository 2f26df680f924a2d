import { expect, type Page, test } from '@playwright/test';
import { Inflight } from './inflight.ts';

async function openPaused(page: Page): Promise<Inflight> {
  const inflight = new Inflight(page);
  await inflight.open();
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.keyboard.press('0');
  await expect.poll(() => inflight.seconds()).toBe(0);
  return inflight;
}

async function chooseUntil(
  page: Page,
  sentence: RegExp,
  how: 'Play until then' | 'Jump there',
): Promise<void> {
  await page.getByRole('button', { name: /^Run/ }).click();
  const panel = page.getByRole('dialog', { name: 'Run until' });
  await panel.getByRole('checkbox', { name: sentence }).check();
  await panel.getByRole('button', { name: how }).click();
}

function played(page: Page) {
  return expect(page.getByRole('button', { name: 'Play', exact: true }));
}

test('run until the dead-letter queue receives one: there at once, and not a moment later', async ({
  page,
}) => {
  const inflight = await openPaused(page);
  await chooseUntil(page, /a dead-letter queue receives one/, 'Jump there');
  await played(page).toBeVisible();
  await expect(page.getByText(/^Stopped at .* s: m2 reached orders-dlq\.$/).first()).toBeVisible();
  await expect(inflight.card('orders-dlq')).toContainText('m2');
  const reached = await inflight.secondsAtRest();
  await expect(page.locator('.story-line[aria-current]')).toContainText('m2 arrives in orders-dlq');

  // One event earlier it had not arrived; played at any speed it stops there again.
  await page.keyboard.press('0');
  await expect(inflight.card('orders-dlq')).not.toContainText('m2');
  await page.getByRole('slider', { name: 'Playback speed' }).press('End');
  await chooseUntil(page, /a dead-letter queue receives one/, 'Play until then');
  await expect.poll(() => inflight.seconds()).toBe(reached);
  await played(page).toBeVisible();
});

test('what is waited for is shown, and can be dropped', async ({ page }) => {
  await openPaused(page);
  await chooseUntil(page, /a message is lost/, 'Play until then');
  await expect(page.getByRole('button', { name: /Runs until a message is lost/ })).toBeVisible();
  await page.getByRole('button', { name: 'Stop waiting' }).click();
  await expect(page.getByRole('button', { name: 'Run until…' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
});

test('a pause point on a card stops the run at each arrival', async ({ page }) => {
  const inflight = await openPaused(page);
  const card = inflight.card('billing');
  await card.getByRole('button', { name: 'Menu of billing' }).click();
  await page.getByRole('menuitemcheckbox', { name: /Pause when something arrives/ }).click();
  await page.keyboard.press('Escape');
  await expect(card.getByRole('img', { name: 'Pauses when something arrives' })).toBeVisible();
  const stops: number[] = [];
  for (let stop = 0; stop < 2; stop++) {
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await expect(page.getByText(/arrived at billing/).first()).toBeVisible();
    await played(page).toBeVisible();
    await expect.poll(() => inflight.seconds()).toBeGreaterThan(stops.at(-1) ?? -1);
    stops.push(await inflight.secondsAtRest());
  }
  expect(stops[1]).toBeGreaterThan(stops[0] ?? 0);
});

test('step from one event of a message to the next, and back', async ({ page }) => {
  const inflight = await openPaused(page);
  await page.keyboard.press(']');
  await expect(page.locator('.story-line')).not.toHaveCount(0);
  await page.locator('.story-line', { hasText: 'm1' }).first().click();
  await page.getByRole('button', { name: /What a step goes to/ }).click();
  await page.getByRole('menuitemradio', { name: 'Next event of m1' }).click();
  const moments: number[] = [];
  for (let step = 0; step < 3; step++) {
    await page.keyboard.press('.');
    await page.waitForTimeout(1_300);
    await expect(page.locator('.story-line').last()).toContainText('m1');
    moments.push(await inflight.secondsAtRest());
  }
  await page.keyboard.press(',');
  await expect.poll(() => inflight.seconds()).toBe(moments.at(-2));
  // Done and deleted: the run is not taken to the end of time to look for more.
  for (let step = 0; step < 4; step++) await page.keyboard.press('.');
  await expect(page.getByText(/Nothing more happens to m1/).first()).toBeVisible();
  expect(await inflight.seconds()).toBeLessThan(10);
});

test('a kept moment has a flag, a name, and is found again after a reload', async ({ page }) => {
  const inflight = await openPaused(page);
  await chooseUntil(page, /a message is delivered twice/, 'Jump there');
  // The clock follows the run to where it has stopped.
  await expect.poll(() => inflight.seconds()).toBeGreaterThan(9);
  await played(page).toBeVisible();
  const kept = await inflight.secondsAtRest();
  await page.keyboard.press('m');
  await page.getByRole('button', { name: 'Rename' }).click();
  const name = page.getByRole('textbox', { name: /^Name of/ });
  await name.fill('second delivery');
  await name.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('0');
  await expect.poll(() => inflight.seconds()).toBe(0);
  const flag = page
    .getByRole('list', { name: 'Kept moments' })
    .getByRole('button', { name: /second delivery/ });
  await flag.press('Enter');
  await expect.poll(() => inflight.seconds()).toBe(kept);

  await expect(page.getByText('saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(flag).toBeVisible();
  // The run is at its start: the moment is run to.
  await flag.press('Enter');
  await expect.poll(() => inflight.seconds()).toBe(kept);
});

test('act in the past, bring the old future back, and the other one again', async ({ page }) => {
  const inflight = await openPaused(page);
  await chooseUntil(page, /a dead-letter queue receives one/, 'Jump there');
  await played(page).toBeVisible();
  const head = await inflight.secondsAtRest();
  await page.keyboard.press('0');
  await expect.poll(() => inflight.seconds()).toBe(0);
  await inflight.openSettings('orders');
  const timeout = page.getByRole('textbox', { name: 'VisibilityTimeout' });
  const before = await timeout.inputValue();
  await timeout.fill('25');
  await timeout.press('Enter');
  await expect(
    page.getByText(/The recorded future after .* was replaced: .* events up to/).first(),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Go live' })).toHaveCount(0);

  await page.getByRole('button', { name: 'Bring the old future back' }).click();
  await expect(page.getByText(/The replaced future is back/).first()).toBeVisible();
  await expect(timeout).toHaveValue(before);
  await page.getByRole('button', { name: 'Go live' }).click();
  await expect.poll(() => inflight.seconds()).toBe(head);
  await expect(inflight.card('orders-dlq')).toContainText('m2');

  await page.getByRole('button', { name: /Bring the replaced future back/ }).click();
  await expect(timeout).toHaveValue('25');
});
