import { type CDPSession, expect, type Page, test } from '@playwright/test';
import { Inflight } from './inflight.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

interface Finger {
  x: number;
  y: number;
}

/** Fingers that go from somewhere to somewhere, each on its way. */
async function swipe(client: CDPSession, from: readonly Finger[], to: readonly Finger[]): Promise<void> {
  const between = (share: number) =>
    from.map((start, index) => ({
      x: start.x + (to[index]!.x - start.x) * share,
      y: start.y + (to[index]!.y - start.y) * share,
    }));
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: between(0) });
  for (let step = 1; step <= 8; step++) {
    await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: between(step / 8) });
  }
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

const viewport = (page: Page) =>
  page.locator('.react-flow__viewport').evaluate((element) => {
    const { a, e, f } = new DOMMatrix(getComputedStyle(element).transform);
    return { zoom: a, x: Math.round(e), y: Math.round(f) };
  });

test('fingers pan, pinch, tap, press and hold', async ({ page }) => {
  const inflight = new Inflight(page);
  await inflight.open();
  await expect(inflight.card('orders')).toBeVisible();
  await page.getByRole('button', { name: 'Pause', exact: true }).tap();
  const client = await page.context().newCDPSession(page);
  await page.waitForTimeout(800);
  const start = await viewport(page);

  await swipe(client, [{ x: 200, y: 160 }], [{ x: 240, y: 220 }]);
  await expect.poll(async () => (await viewport(page)).y - start.y).toBe(60);

  await swipe(
    client,
    [
      { x: 180, y: 300 },
      { x: 220, y: 300 },
    ],
    [
      { x: 60, y: 300 },
      { x: 340, y: 300 },
    ],
  );
  await expect.poll(async () => (await viewport(page)).zoom / start.zoom).toBeGreaterThan(2);

  // A finger on a card's body pans; on its head it moves the card.
  const card = inflight.card('orders');
  await page.getByRole('button', { name: 'Show the whole diagram' }).tap();
  await page.waitForTimeout(600);
  const fitted = await viewport(page);
  const body = (await card.locator('.card-body').boundingBox())!;
  const middle = { x: body.x + body.width / 2, y: body.y + body.height / 2 };
  await swipe(client, [middle], [{ x: middle.x, y: middle.y + 40 }]);
  await expect.poll(async () => (await viewport(page)).y - fitted.y).toBe(40);
  const head = (await card.locator('.card-head').boundingBox())!;
  const held = { x: head.x + head.width / 2, y: head.y + head.height / 2 };
  await swipe(client, [held], [{ x: held.x, y: held.y + 40 }]);
  const moved = async () => (await card.locator('.card-head').boundingBox())!.y - head.y;
  await expect.poll(moved).toBeGreaterThan(15);
  expect((await viewport(page)).y - fitted.y).toBe(40);

  await card.tap();
  await expect(card).toHaveClass(/selected/);

  const place = (await card.boundingBox())!;
  const finger = { x: place.x + place.width / 2, y: place.y + place.height / 2 };
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [finger] });
  await expect(page.getByRole('menu')).toBeVisible();
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect(page.getByRole('menu')).toBeVisible();
  await page.getByRole('menuitem', { name: 'Connect to…' }).tap();
  await expect(page.getByRole('listbox')).toBeVisible();
});

test('a tap on a part adds it, and its sheet closes', async ({ page }) => {
  const inflight = new Inflight(page);
  await inflight.open();
  await expect(inflight.card('orders')).toBeVisible();
  const before = await inflight.cards.count();
  await page.getByRole('button', { name: 'Open gallery, parts and outline' }).tap();
  await page.getByRole('tab', { name: 'Parts' }).tap();
  await page.getByRole('button', { name: 'SQS queue', exact: true }).tap();
  await expect(inflight.cards).toHaveCount(before + 1);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
