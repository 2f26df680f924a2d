import { expect, test } from '@playwright/test';
import { backlog, manyShards } from './crowds.ts';
import { openDocument } from './opened.ts';

test('300,000 messages in one queue: the card says what one mark is, and one among them can be followed', async ({
  page,
}) => {
  const inflight = await openDocument(page, backlog(300_000));
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  const queue = inflight.card('orders');
  await expect(queue).toContainText('300,000', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(queue).toContainText('1 mark = 5,000');

  await page
    .getByRole('button', { name: /m299,?990/ })
    .first()
    .click();
  await expect(queue).toContainText('no. 299,990');
  await expect(queue.getByRole('button', { name: /^m299990/ })).toBeVisible();
});

test('500 shards: each has its bar, and a followed record is named with its shard', async ({ page }) => {
  const inflight = await openDocument(page, manyShards(500, 5_000));
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  const stream = inflight.card('clicks');
  await expect(stream).toContainText('of 500 shards drawn', { timeout: 60_000 });
  await expect(stream).toContainText('one bar = the busiest of 2');
  await expect.poll(() => inflight.seconds(), { timeout: 60_000 }).toBeGreaterThan(2);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();

  // Any of the first few that is in none of the drawn lanes.
  await stream.locator('.card-name').click();
  await page.getByRole('tab', { name: 'Contents' }).click();
  const rows = page.getByRole('table').getByRole('button');
  const followed = stream.getByText(/is in shard \d+: record/);
  for (let row = 0; row < 6 && !(await followed.isVisible()); row++) {
    await page.getByRole('tab', { name: 'Contents' }).click();
    await rows.nth(row).click();
    await page.waitForTimeout(1_500);
  }
  await expect(followed).toBeVisible();
});
