import { expect, test } from '@playwright/test';
import { Inflight } from './inflight.ts';

test('step, step back and scrub show the same moments again', async ({ page }) => {
  const inflight = new Inflight(page);
  await inflight.open();
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.keyboard.press('0');
  await expect.poll(() => inflight.seconds()).toBe(0);

  const moments: number[] = [];
  for (let step = 0; step < 6; step++) {
    await page.getByRole('button', { name: 'Step', exact: true }).click();
    await page.waitForTimeout(1_300);
    moments.push(await inflight.seconds());
  }
  expect(moments).toEqual([...moments].sort((a, b) => a - b));
  expect(moments.at(-1)).toBeGreaterThan(0.9);

  await page.getByRole('button', { name: 'Step back' }).click();
  await expect.poll(() => inflight.seconds()).toBe(moments.at(-2));

  const scrubber = page.getByRole('slider', { name: 'Time in the run' });
  const box = await scrubber.boundingBox();
  if (!box) throw new Error('no scrubber');
  await expect(scrubber).toHaveAttribute('aria-valuetext', /of/);
});

test('acting in the past replaces the future, and says so', async ({ page }) => {
  const inflight = new Inflight(page);
  await inflight.open();
  await expect(inflight.card('orders-dlq')).toContainText('m2', { timeout: 15_000 });
  await page.getByRole('button', { name: 'Pause' }).click();
  const scrubber = page.getByRole('slider', { name: 'Time in the run' });
  await scrubber.focus();
  await page.keyboard.press('Home');
  await expect.poll(() => inflight.seconds()).toBeLessThan(1);
  await expect(inflight.card('orders-dlq')).not.toContainText('m2');
  await expect(page.getByRole('button', { name: 'Go live' })).toBeVisible();

  await inflight.openSettings('orders');
  await page.getByRole('textbox', { name: 'VisibilityTimeout' }).fill('20');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/The recorded future after .* was replaced/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Go live' })).toHaveCount(0);
});

test('a setting changed while paused holds from then on; a wrong one is refused beside its control', async ({
  page,
}) => {
  const inflight = new Inflight(page);
  await inflight.open();
  await page.getByRole('button', { name: 'Pause' }).click();
  await inflight.openSettings('orders');
  const timeout = page.getByRole('textbox', { name: 'VisibilityTimeout' });
  await timeout.fill('99999');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/from 0 to 43,?200/).first()).toBeVisible();
  await timeout.fill('12');
  await page.keyboard.press('Enter');
  await expect(inflight.card('orders')).toContainText('12 s');
});

test('a job can be crashed by hand, and its message comes back', async ({ page }) => {
  const inflight = new Inflight(page);
  await inflight.open();
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.keyboard.press('0');
  await expect.poll(() => inflight.seconds()).toBe(0);
  // To the next interesting event, three times: made, stored, work begun.
  for (let mark = 0; mark < 3; mark++) {
    await page.keyboard.press(']');
    await page.waitForTimeout(1_200);
  }
  await inflight.card('billing').getByRole('button', { name: /m1/ }).click();
  await page.getByRole('menuitem', { name: /Crash/ }).click();
  await expect(inflight.card('billing')).toContainText(/crashed/);
});
