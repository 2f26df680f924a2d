import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { Inflight } from './inflight.ts';

/** The plot of a metric of the queue, and its present value. */
const plotOf = (page: Page, metric: string) =>
  page.getByRole('slider', { name: new RegExp(`^${metric} of orders:`) });

async function presentValue(page: Page, metric: string): Promise<number> {
  const text = await plotOf(page, metric).getAttribute('aria-valuetext');
  return Number(/^[\d,]+/.exec(text ?? '')?.[0].replaceAll(',', '') ?? Number.NaN);
}

const selectOrders = (inflight: Inflight) =>
  inflight.card('orders').getByText('orders', { exact: true }).first().click();

test('metrics follow the scrubber, a kept moment stands against now, and the meter counts requests', async ({
  page,
}) => {
  const inflight = new Inflight(page);
  await inflight.open();
  await page.getByRole('tab', { name: 'Metrics' }).click();
  await expect(page.getByText('The most telling metric of each resource.')).toBeVisible();
  await expect(page.getByRole('slider', { name: /of orders-dlq:/ })).toHaveCount(1);

  await selectOrders(inflight);
  await expect(page.getByText('All metrics of orders.')).toBeVisible();
  await expect.poll(() => presentValue(page, 'NumberOfMessagesSent')).toBeGreaterThan(3);
  await page.getByRole('button', { name: 'Pause' }).click();
  const late = await presentValue(page, 'NumberOfMessagesSent');

  // Read off by keyboard: a plot is a slider over its points.
  const plot = plotOf(page, 'NumberOfMessagesSent');
  await plot.focus();
  await page.keyboard.press('Home');
  await expect(plot).toHaveAttribute('aria-valuetext', '1, 0–1 s');
  await page.keyboard.press('ArrowRight');
  await expect(plot).toHaveAttribute('aria-valuetext', '0, 1–2 s');

  const scrubber = page.getByRole('slider', { name: 'Time in the run' });
  await scrubber.focus();
  await page.keyboard.press('Home');
  await expect.poll(() => inflight.seconds()).toBeLessThan(1);
  await expect.poll(() => presentValue(page, 'NumberOfMessagesSent')).toBeLessThan(late);
  const early = await presentValue(page, 'NumberOfMessagesSent');

  await page.getByRole('button', { name: 'Keep this moment' }).click();
  const row = page.getByRole('row', { name: /^NumberOfMessagesSent / });
  await expect(row).toContainText('the same');
  await scrubber.focus();
  await page.keyboard.press('End');
  await expect(row).toContainText(`${late - early} more`);

  // It outlives the run it came from.
  await page.reload();
  await expect(inflight.clock).toBeVisible();
  await page.getByRole('button', { name: 'Was / now' }).click();
  await expect(page.getByRole('columnheader', { name: /^Then 00:00/ })).toBeVisible();
  await page.getByRole('button', { name: 'Forget what was kept' }).click();
  await expect(page.getByText(/^Keep a moment:/)).toBeVisible();

  // A page that is opened again stands at the start: nothing is billed for yet.
  await page.getByRole('tab', { name: 'Meter' }).click();
  await expect(page.getByText(/^Run the diagram:/)).toBeVisible();
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(page.getByRole('row', { name: /^orders requests [1-9]/ })).toBeVisible();
  await expect(page.getByText(/One credit is the price of one million/)).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in metrics and meter, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    const inflight = new Inflight(page);
    await inflight.open();
    await page.getByRole('tab', { name: 'Metrics' }).click();
    await selectOrders(inflight);
    await expect.poll(() => inflight.seconds()).toBeGreaterThan(5);
    await page.getByRole('button', { name: 'Pause' }).click();
    const findings = async () =>
      (await new AxeBuilder({ page }).include('.dock').analyze()).violations.map(
        ({ id, nodes }) => `${id}: ${nodes[0]?.html}`,
      );
    expect(await findings()).toEqual([]);
    await page.getByRole('button', { name: 'Keep this moment' }).click();
    await expect(page.getByRole('table')).toBeVisible();
    expect(await findings()).toEqual([]);
    await page.getByRole('tab', { name: 'Meter' }).click();
    await expect(page.getByRole('table')).toBeVisible();
    expect(await findings()).toEqual([]);
  });
}
