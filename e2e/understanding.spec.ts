import { expect, test } from '@playwright/test';
import { Inflight } from './inflight.ts';

test('the ledger shows the dead-lettered one; its journey, its causes and its calls on the wire are a click away', async ({
  page,
}) => {
  const inflight = new Inflight(page);
  await inflight.open();
  await page.getByRole('tab', { name: 'Ledger' }).click();
  await expect(inflight.card('orders-dlq')).toContainText('m2', { timeout: 30_000 });
  await page.getByRole('button', { name: 'Pause' }).click();

  // Expected against actual.
  await expect(page.locator('.ledger-figures > div', { hasText: 'dead-lettered' })).toContainText('1');
  await expect(page.getByRole('row', { name: /^billing/ })).toBeVisible();
  await page.getByRole('button', { name: /^m2 dead-lettered at orders-dlq/ }).click();
  await expect(page.getByRole('tab', { name: 'Why' })).toHaveAttribute('data-state', 'active');
  const head = page.locator('.why-head');
  await expect(head).toContainText('m2 arrives in orders-dlq');

  // Back along the causes, to the beginning.
  await page.locator('.causes').getByRole('button').last().click();
  await expect(page.getByText('Nothing led to it')).toBeVisible();

  // The message's own story, and the request that brought it here.
  await page.getByRole('tab', { name: 'Journey' }).click();
  await page.getByRole('button', { name: 'Go live' }).click();
  await expect(page.getByRole('heading', { name: /m2/ }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Show the request: orders takes in m2' }).click();
  const call = page.getByRole('region', { name: 'Call on the wire' });
  await expect(call).toContainText('X-Amz-Target: AmazonSQS.SendMessage');
  await expect(call).toContainText('https://sqs.us-east-1.amazonaws.com/123456789012/orders');
  await expect(call).toContainText('HTTP/1.1 200 OK');
  await expect(call).toContainText('"MD5OfMessageBody"');

  // One like it, in the learner's own name: why leads back to that act.
  await call.getByRole('button', { name: 'Compose one like it' }).click();
  await page.getByRole('button', { name: 'Call SendMessage' }).click();
  await expect(page.getByRole('heading', { name: 'Answer' })).toBeVisible();
  await page.getByRole('tab', { name: 'Story' }).click();
  await page
    .getByRole('button', { name: /^orders takes in m\d+,/ })
    .last()
    .click();
  await expect(page.locator('.causes')).toContainText('you call SendMessage on orders');
  await page.getByRole('button', { name: 'Show the request', exact: true }).click();
  await expect(call).toContainText('You made this call yourself');
});

test('a message that was fanned out has numbered copies, and each says where it is', async ({ page }) => {
  const inflight = new Inflight(page);
  await inflight.open();
  await page.getByRole('tab', { name: 'Gallery' }).click();
  await page
    .getByRole('button', { name: /Fan-out/ })
    .first()
    .click();
  await expect(inflight.card('archive')).toContainText('m3', { timeout: 30_000 });
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('tab', { name: 'Story' }).click();
  // Only the lines in view are in the page.
  await page.locator('.story-scroll').evaluate((box) => box.scrollTo(0, 0));
  await page.getByRole('button', { name: /^m1 published/ }).click();
  await page.getByRole('tab', { name: 'Journey' }).click();
  await page.getByRole('button', { name: 'Go live' }).click();
  const copies = page.getByRole('list', { name: 'Its copies now' });
  await expect(copies.getByRole('button', { name: /^m1·1/ })).toBeVisible();
  await expect(copies.getByRole('button', { name: /^m1·2/ })).toBeVisible();
  await expect(page.locator('.step-copy', { hasText: '·2' }).first()).toBeVisible();
});
