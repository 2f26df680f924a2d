/** Pictures of the ten main states, to be looked at: `test-results/states/`. What a machine can tell of them is tested. */
import { expect, type Page, test } from '@playwright/test';
import { Inflight } from './inflight.ts';

interface State {
  name: string;
  theme?: 'light' | 'dark';
  width?: number;
  height?: number;
  reach: (inflight: Inflight, page: Page) => Promise<void>;
}

async function story(page: Page, title: string): Promise<void> {
  await page.getByRole('tab', { name: 'Gallery' }).click();
  await page.getByRole('button', { name: title }).click();
}

async function until(inflight: Inflight, seconds: number): Promise<void> {
  await expect.poll(() => inflight.seconds(), { timeout: 30_000 }).toBeGreaterThan(seconds);
  await inflight.page.getByRole('button', { name: 'Pause' }).click();
}

const states: readonly State[] = [
  { name: '1 first story, paper', reach: (inflight) => until(inflight, 26) },
  { name: '2 first story, night', theme: 'dark', reach: (inflight) => until(inflight, 26) },
  {
    name: '3 fan-out with filters',
    async reach(inflight, page) {
      await story(page, 'Fan-out with filters');
      await until(inflight, 14);
    },
  },
  {
    name: '4 hot shard, night',
    theme: 'dark',
    async reach(inflight, page) {
      await story(page, 'Hot shard');
      await until(inflight, 9);
    },
  },
  {
    name: '5 metrics',
    async reach(inflight, page) {
      await until(inflight, 26);
      await page.getByRole('tab', { name: 'Metrics' }).click();
      await expect(page.getByRole('tabpanel', { name: 'Metrics' })).toContainText('NumberOfMessages');
    },
  },
  {
    name: '6 ledger and journey',
    async reach(inflight, page) {
      await story(page, 'Visibility timeout too short');
      await until(inflight, 106);
      await page.getByRole('tab', { name: 'Ledger' }).click();
      await expect(page.getByRole('tabpanel', { name: 'Ledger' })).toContainText('renderers');
    },
  },
  {
    name: '7 lint and settings',
    async reach(inflight, page) {
      await story(page, 'One bad record in a batch');
      await until(inflight, 5);
      await page.getByRole('tab', { name: /^Lint/ }).click();
      await inflight.openSettings('orders');
    },
  },
  { name: '8 empty diagram', reach: (inflight) => inflight.openEmpty() },
  {
    name: '9 help',
    async reach(inflight, page) {
      await until(inflight, 10);
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: '10 phone, night',
    theme: 'dark',
    width: 390,
    height: 844,
    reach: (inflight) => until(inflight, 26),
  },
];

for (const { name, theme = 'light', width = 1440, height = 900, reach } of states) {
  test(`picture of ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: theme });
    const inflight = new Inflight(page);
    await inflight.open();
    await reach(inflight, page);
    await page.waitForTimeout(700);
    await page.screenshot({ path: `test-results/states/${name}.png` });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
