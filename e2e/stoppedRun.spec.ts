import { expect, test } from '@playwright/test';
import { Inflight } from './inflight.ts';

test('a mistake of ours stops the run, leaves a report to copy, and the diagram is safe', async ({
  page,
}) => {
  // The mistake: a queue that asks for an answer nobody handles, at the moment of the first dead letter.
  await page.route(/worker-.*\.js$/, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/tag:([`"'])deadLetterAccepted\1/, 'tag:$1nobody$1');
    await route.fulfill({ response, body });
  });
  const inflight = new Inflight(page);
  await inflight.open();
  await expect(page.getByText('A mistake of ours stopped the run. Your diagram is safe.')).toBeVisible({
    timeout: 20_000,
  });
  await expect(page.getByText(/has no reply nobody/).first()).toBeVisible();
  await expect(inflight.cards).toHaveCount(4);
  await expect(page.getByRole('button', { name: 'Copy the report' })).toBeVisible();
});
