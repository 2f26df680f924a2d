import { expect, type Page, test } from '@playwright/test';
import { Inflight } from './inflight.ts';

/** A sender, a queue and its workers, wired, all of it in the picture. */
async function smallShop(page: Page): Promise<Inflight> {
  const inflight = new Inflight(page);
  await inflight.openEmpty();
  for (const part of ['Producer', 'SQS queue', 'Worker group']) await inflight.add(part);
  await page.getByRole('button', { name: 'Show the whole diagram' }).click();
  await inflight.connect('producer', 'queue');
  await inflight.connect('queue', 'workers');
  await page.locator('.react-flow__pane').click({ position: { x: 300, y: 20 } });
  return inflight;
}

async function leftOf(inflight: Inflight, id: string): Promise<number> {
  const box = await inflight.card(id).boundingBox();
  return Math.round(box?.x ?? Number.NaN);
}

const bar = (page: Page) => page.getByRole('toolbar', { name: /selected things/ });

test('a box selects; aligning and duplicating are one step back each', async ({ page }) => {
  const inflight = await smallShop(page);
  const pane = await page.locator('.react-flow__pane').boundingBox();
  if (!pane) throw new Error('no pane');
  await page.keyboard.down('Shift');
  await page.mouse.move(pane.x + 8, pane.y + 8);
  await page.mouse.down();
  await page.mouse.move(pane.x + pane.width - 3, pane.y + pane.height - 40, { steps: 10 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(3);

  const before = await leftOf(inflight, 'workers');
  await bar(page).getByRole('button', { name: 'Align left edges' }).click();
  await expect.poll(() => leftOf(inflight, 'workers')).toBe(await leftOf(inflight, 'producer'));
  await page.keyboard.press('Control+z');
  await expect.poll(() => leftOf(inflight, 'workers')).toBe(before);

  await page.keyboard.press('Control+d');
  await expect(inflight.cards).toHaveCount(6);
  await expect(inflight.wires).toHaveCount(4);
  await expect(inflight.card('queue-2')).toHaveClass(/selected/);
  await expect(inflight.card('queue')).not.toHaveClass(/selected/);
  await page.keyboard.press('Control+z');
  await expect(inflight.cards).toHaveCount(3);
});

test('the bar stands on no card and not on the caption, and is walked by arrows', async ({ page }) => {
  const inflight = await smallShop(page);
  await page.keyboard.press('Control+a');
  await expect(bar(page)).toBeVisible();
  await expect
    .poll(() =>
      page.evaluate(() => {
        const box = document.querySelector('.selection-bar')!.getBoundingClientRect();
        return [...document.querySelectorAll('.react-flow__node, .caption')].some((element) => {
          const other = element.getBoundingClientRect();
          return (
            box.left < other.right &&
            other.left < box.right &&
            box.top < other.bottom &&
            other.top < box.bottom
          );
        });
      }),
    )
    .toBe(false);
  await bar(page).getByRole('button', { name: 'Align left edges' }).focus();
  await page.keyboard.press('End');
  await expect(bar(page).getByRole('button', { name: 'Delete' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(inflight.cards).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(inflight.cards).toHaveCount(3);
});

test('without a pointer: X selects one after the other', async ({ page }) => {
  const inflight = await smallShop(page);
  await inflight.card('producer').focus();
  await page.keyboard.press('x');
  await inflight.card('queue').focus();
  await page.keyboard.press('x');
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(2);
  await page.keyboard.press('x');
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(1);
});

test('what is copied is pasted into another diagram, with its wires; foreign text is refused', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const inflight = await smallShop(page);
  await page.keyboard.press('Control+a');
  await expect(bar(page)).toBeVisible();
  await page.keyboard.press('Control+c');
  await expect(page.getByText('Copied 3 things.').first()).toBeVisible();
  await page.getByRole('tab', { name: 'Gallery' }).click();
  await page.getByRole('button', { name: 'New diagram' }).click();
  await expect(inflight.cards).toHaveCount(0);
  await page.keyboard.press('Control+v');
  await expect(inflight.cards).toHaveCount(3);
  await expect(inflight.wires).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(inflight.cards).toHaveCount(0);

  await page.evaluate(() => navigator.clipboard.writeText('Dear all,'));
  await page.keyboard.press('Control+v');
  await expect(page.getByText(/clipboard does not hold a part of a diagram/).first()).toBeVisible();
  await expect(inflight.cards).toHaveCount(0);
});

test('a name is changed where it stands; one the service does not allow is refused beside the field', async ({
  page,
}) => {
  const inflight = await smallShop(page);
  await inflight.card('queue').locator('.card-name').dblclick();
  const field = page.getByRole('textbox', { name: 'New name of queue' });
  await expect(field).toBeFocused();
  await field.fill('two words');
  await field.press('Enter');
  await expect(page.getByText(/alphanumeric characters/).first()).toBeVisible();
  await field.fill('orders');
  await field.press('Enter');
  await expect(inflight.card('orders')).toBeVisible();
  await expect(inflight.card('orders')).toBeFocused();
  await expect(inflight.wires).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(inflight.card('queue')).toBeVisible();
  await expect(inflight.wires).toHaveCount(2);
});

test('a worker is replaced by a function, a queue by a FIFO queue, and the wires stay', async ({ page }) => {
  const inflight = await smallShop(page);
  await inflight.card('workers').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Replace by…' }).click();
  await expect(page.getByRole('option', { name: /SNS topic/ })).toBeDisabled();
  await page.getByRole('option', { name: /Lambda function/ }).click();
  await expect(page.getByLabel('eventSource, from queue to workers')).toBeAttached();
  await expect(inflight.wires).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(inflight.card('workers')).toContainText('worker');

  await inflight.card('queue').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Replace by…' }).click();
  await page.getByRole('option', { name: /SQS FIFO queue/ }).click();
  await expect(inflight.card('queue.fifo')).toBeVisible();
  await expect(inflight.wires).toHaveCount(2);
});

test('arranged from left to right, one step back', async ({ page }) => {
  const inflight = await smallShop(page);
  await page.keyboard.press('Control+a');
  await bar(page).getByRole('button', { name: 'Align left edges' }).click();
  await page.locator('.react-flow__pane').click({ position: { x: 300, y: 8 } });
  const stacked = await leftOf(inflight, 'workers');
  await page.keyboard.press('a');
  await expect
    .poll(async () => {
      const lefts = await Promise.all(['producer', 'queue', 'workers'].map((id) => leftOf(inflight, id)));
      return lefts[0]! < lefts[1]! && lefts[1]! < lefts[2]!;
    })
    .toBe(true);
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: 'Show the whole diagram' }).click();
  await expect
    .poll(async () => (await leftOf(inflight, 'workers')) - (await leftOf(inflight, 'queue')))
    .toBe(0);
  expect(stacked).not.toBeNaN();
});

test('one end of a wire is dragged to another card, and what may not be is said', async ({ page }) => {
  const inflight = await smallShop(page);
  await inflight.add('SQS queue');
  await page.getByRole('button', { name: 'Show the whole diagram' }).click();
  await page.getByRole('tab', { name: 'Outline' }).click();
  await page
    .getByRole('button', { name: /send → queue/ })
    .first()
    .click();
  const dragEnd = async (to: string) => {
    const grip = await page.locator('.wire-grip[data-end="to"]').boundingBox();
    const card = await inflight.card(to).boundingBox();
    if (!grip || !card) throw new Error('nothing to drag');
    await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
    await page.mouse.down();
    await page.mouse.move(card.x + card.width / 2, card.y + card.height / 2, { steps: 8 });
    await page.mouse.up();
  };
  await dragEnd('workers');
  await expect(page.getByText(/put a queue between/i).first()).toBeVisible();
  await dragEnd('queue-2');
  await expect(page.getByRole('button', { name: 'send → queue-2' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: /send → queue$/ })).toBeVisible();
});

test('parts are found under other names, and what is not here says so', async ({ page }) => {
  const inflight = new Inflight(page);
  await inflight.openEmpty();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('kafka');
  await expect(page.getByText(/Apache Kafka: not here yet/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(inflight.cards).toHaveCount(0);
  await page.getByRole('searchbox').fill('pub/sub');
  await page.keyboard.press('Enter');
  await expect(inflight.card('topic')).toBeVisible();
  await page.getByRole('searchbox').fill('dlq');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(inflight.card('queue')).toBeVisible();
});
