import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { Inflight } from './inflight.ts';

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the ${theme} theme, whatever is open`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    const inflight = new Inflight(page);
    await inflight.open();
    await expect(inflight.card('orders-dlq')).toContainText('m2', { timeout: 15_000 });
    await page.getByRole('button', { name: 'Pause' }).click();
    const findings = async () =>
      (await new AxeBuilder({ page }).analyze()).violations.map(
        ({ id, nodes }) => `${id}: ${nodes[0]?.html}`,
      );
    expect(await findings()).toEqual([]);
    await page.getByRole('tab', { name: 'Gallery' }).click();
    await inflight.openSettings('orders');
    expect(await findings()).toEqual([]);
    await page.getByRole('tab', { name: 'Outline' }).click();
    await page.getByRole('tab', { name: 'Contents' }).click();
    expect(await findings()).toEqual([]);
    await page.getByRole('button', { name: 'Menu of orders' }).first().click();
    await expect(page.getByRole('menu')).toBeVisible();
    expect(await findings()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Show keys and legend' }).click();
    expect(await findings()).toEqual([]);
  });
}

const castStories = [
  'Tight against loose coupling',
  'Fan-out with filters',
  'A split, with order kept and broken',
  'A transform that drops and fails',
  'A poison record blocks its shard',
];

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the portraits of the whole cast, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    const inflight = new Inflight(page);
    await inflight.open();
    for (const title of castStories) {
      await page.getByRole('tab', { name: 'Gallery' }).click();
      await page.getByRole('button', { name: title }).click();
      await expect.poll(() => inflight.seconds(), { timeout: 20_000 }).toBeGreaterThan(14);
      await page.getByRole('button', { name: 'Pause' }).click();
      const { violations } = await new AxeBuilder({ page }).include('.canvas').analyze();
      expect(
        violations.map(({ id, nodes }) => `${title}: ${id}: ${nodes[0]?.html}`),
        title,
      ).toEqual([]);
    }
  });
}

test('with reduced motion the same is told without anything moving', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const inflight = new Inflight(page);
  await inflight.open();
  await expect(inflight.card('orders-dlq')).toContainText('m2', { timeout: 15_000 });
});

test('at 200 % zoom nothing has to be scrolled sideways, and the transport is in reach', async ({ page }) => {
  // A page of 1,440 by 900 at twice its size has so much room.
  await page.setViewportSize({ width: 720, height: 450 });
  const inflight = new Inflight(page);
  await inflight.open();
  const beyond = () =>
    page.evaluate(() => [
      document.documentElement.scrollWidth - innerWidth,
      document.documentElement.scrollHeight - innerHeight,
    ]);
  expect(await beyond()).toEqual([0, 0]);
  await expect(page.getByRole('button', { name: 'Pause' })).toBeInViewport({ ratio: 1 });
  await page.getByRole('button', { name: 'Open the inspector' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await beyond()).toEqual([0, 0]);
});
