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

test('with reduced motion the same is told without anything moving', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const inflight = new Inflight(page);
  await inflight.open();
  await expect(inflight.card('orders-dlq')).toContainText('m2', { timeout: 15_000 });
});
