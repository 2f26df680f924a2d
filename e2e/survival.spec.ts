/** What can happen to a page, a browser and a link; and nothing of the learner's is lost. */
import { deflateRawSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';
import { fragmentOf } from '../app/document/share.ts';
import { Inflight } from './inflight.ts';

const saved = (page: Page) => page.getByText('saved', { exact: true });
/** The page's newest sentence about what happened; the one before may still be fading. */
const told = (page: Page) => page.locator('.toast').last();

/** Work of the learner's own: an empty diagram with one queue. */
async function withOneQueue(page: Page): Promise<Inflight> {
  const inflight = new Inflight(page);
  await inflight.openEmpty();
  await inflight.add('SQS queue');
  return inflight;
}

async function rename(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Diagram name' }).fill(name);
  await page.keyboard.press('Enter');
}

/** A link that holds any text at all. */
const linkOf = (scenarioText: string) => `./${fragmentOf({ scenarioText, atMs: 0, isPaused: true })}`;

/** The page is there with what it had, and works. */
async function expectFirstStory(page: Page): Promise<void> {
  const inflight = new Inflight(page);
  await expect(inflight.card('orders-dlq')).toBeVisible();
  await expect.poll(() => inflight.seconds()).toBeGreaterThan(0);
}

test('1. a reload', async ({ page }) => {
  const inflight = await withOneQueue(page);
  await rename(page, 'Kept');
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await expect(inflight.card('queue')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Diagram name' })).toHaveValue('Kept');
});

test('2. a mistake of ours in the picture', async ({ page }) => {
  const inflight = await withOneQueue(page);
  await page.evaluate(() => {
    String.prototype.trim = () => {
      throw new Error('broken on purpose');
    };
    // Whatever is drawn next falls over it: here the gallery, which opens with the focus.
    document.querySelector<HTMLElement>('[role=tab]')?.focus();
  });
  await expect(page.getByText('A mistake of ours broke the picture. Your diagram is safe')).toBeVisible();
  await expect(page.getByText('broken on purpose').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save as file' })).toBeVisible();
  await page.getByRole('button', { name: 'Reload the page' }).click();
  await expect(inflight.card('queue')).toBeVisible();
});

test('3. a full disk', async ({ page }) => {
  await page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...args) {
      if (sessionStorage.getItem('full')) throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, args);
    };
  });
  const inflight = await withOneQueue(page);
  await expect(saved(page)).toBeVisible();
  await page.evaluate(() => sessionStorage.setItem('full', 'yes'));
  await rename(page, 'Too much');
  await expect(told(page)).toContainText(/storage for this page is full.*until this tab is closed/);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as file' }).click();
  expect((await download).suggestedFilename()).toBe('Too much.inflight.json');
  // Something else may be opened: the unsaved work waits in the tab.
  await page.getByRole('tab', { name: 'Gallery' }).click();
  await page.getByRole('button', { name: 'Deduplication window' }).click();
  await expect(inflight.card('queue')).toHaveCount(0);
  await expect(page.getByRole('listitem').filter({ hasText: 'Too much' })).toContainText('not saved');
  await page.getByRole('button', { name: 'Open Too much' }).click();
  await expect(inflight.card('queue')).toBeVisible();
  await page.getByRole('button', { name: 'Why it is not saved' }).click();
  await page.evaluate(() => sessionStorage.removeItem('full'));
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Diagram name' })).toHaveValue('Too much');
});

const closedStores = {
  'that refuses': () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('not here', 'SecurityError');
    };
  },
  'that has none': () => {
    Object.defineProperty(window, 'indexedDB', { value: undefined });
  },
};

for (const [title, close] of Object.entries(closedStores)) {
  test(`4. a private window: a store ${title}`, async ({ page }) => {
    await page.addInitScript(close);
    const inflight = new Inflight(page);
    await inflight.open();
    await expectFirstStory(page);
    await expect(page.getByText('not saved')).toHaveCount(0);
    await withOneQueue(page);
    await expect(told(page)).toContainText(
      /this browser keeps nothing for this page.*Save a file to keep them/,
    );
    await inflight.add('Producer');
    await expect(inflight.cards).toHaveCount(2);
  });
}

test('5. two tabs on one diagram: the second one’s edits become a copy', async ({ page, context }) => {
  const first = await withOneQueue(page);
  await rename(page, 'Shared');
  await expect(saved(page)).toBeVisible();
  const other = await context.newPage();
  const second = new Inflight(other);
  await second.open();
  await expect(told(other)).toContainText('“Shared” is open in another tab as well');
  await expect(other.getByText('open in another tab', { exact: true })).toBeVisible();
  await second.add('Producer');
  await expect(other.getByRole('textbox', { name: 'Diagram name' })).toHaveValue('Shared (copy)');
  await first.add('Worker group');
  await expect(saved(page)).toBeVisible();
  await expect(saved(other)).toBeVisible();
  await page.reload();
  await expect(first.card('workers')).toBeVisible();
  await expect(first.card('producer')).toHaveCount(0);
  await other.reload();
  await expect(second.card('producer')).toBeVisible();
  await expect(second.card('workers')).toHaveCount(0);
});

test('5. two tabs that know nothing of each other: neither writes over the other', async ({
  page,
  context,
}) => {
  await context.addInitScript(() => {
    Object.defineProperty(navigator, 'locks', { value: undefined });
  });
  const first = await withOneQueue(page);
  await rename(page, 'Shared');
  await expect(saved(page)).toBeVisible();
  const other = await context.newPage();
  const second = new Inflight(other);
  await second.open();
  await expect(second.card('queue')).toBeVisible();
  await first.add('Worker group');
  await expect(saved(page)).toBeVisible();
  await second.add('Producer');
  await expect(other.getByRole('textbox', { name: 'Diagram name' })).toHaveValue('Shared (copy)');
  await expect(saved(other)).toBeVisible();
  await page.reload();
  await expect(first.card('workers')).toBeVisible();
  await expect(first.card('producer')).toHaveCount(0);
});

test('6. a link of a later version, and a diagram of one', async ({ page }) => {
  await page.goto('./#s=99.abc');
  await expect(told(page)).toContainText('It is from a newer Inflight (link format 99)');
  await expectFirstStory(page);
  await page.goto(linkOf('{"version":2,"resources":[]}'));
  await expect(told(page)).toContainText('It is from a newer Inflight (format 2)');
  await expect(new Inflight(page).card('orders-dlq')).toBeVisible();
});

const deep = `{"version":1,"resources":[],"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
const crowd = Array.from({ length: 10_000 }, (_, at) => ({ id: `q${at}`, service: 'sqs' }));
const bomb = deflateRawSync(Buffer.alloc(300 * 1024 * 1024), { level: 9 });

const hostile: readonly (readonly [string, string, RegExp])[] = [
  ['unpacks to far too much', `./#s=1.${bomb.toString('base64url')}`, /holds more than a diagram can have/],
  ['is nested without end', linkOf(deep), /not a diagram that can run here.*nested/],
  [
    'brings a field that is everybody’s',
    linkOf('{"version":1,"resources":[],"__proto__":{"x":1}}'),
    /not a diagram that can run here.*__proto__/,
  ],
  [
    'has a name of megabytes',
    linkOf(JSON.stringify({ version: 1, name: 'x'.repeat(2_000_000), resources: [] })),
    /name: found.*at most 200 characters/,
  ],
  [
    'has ten thousand resources',
    linkOf(JSON.stringify({ version: 1, resources: crowd })),
    /resources: found.*at most 500/,
  ],
];

for (const [title, link, sentence] of hostile) {
  test(`7. a hostile link that ${title}`, async ({ page }) => {
    await page.goto(link);
    await expect(told(page)).toContainText(sentence);
    await expectFirstStory(page);
  });
}

test('7. a hostile link with scripts in its names: they are shown as they are', async ({ page }) => {
  const name = '<img src=x onerror="window.harmed=1"><script>window.harmed=1</script>';
  const id = '<b onclick=alert(1)>q</b>';
  await page.goto(linkOf(JSON.stringify({ version: 1, name, resources: [{ id, service: 'worker' }] })));
  await expect(page.getByText('from a link')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Diagram name' })).toHaveValue(name);
  await expect(page.getByText(id, { exact: true }).first()).toBeVisible();
  expect(await page.evaluate(() => 'harmed' in window)).toBe(false);
});

test('7. a link to a moment that would take for ever', async ({ page }) => {
  const scenarioText = JSON.stringify({
    version: 1,
    name: 'Busy',
    resources: [
      { id: 'shop', service: 'producer' },
      { id: 'orders', service: 'sqs' },
      { id: 'billing', service: 'worker' },
    ],
    links: [
      { id: 'a', from: 'shop', to: 'orders', kind: 'send' },
      { id: 'b', from: 'orders', to: 'billing', kind: 'poll' },
    ],
  });
  await page.goto(`./${fragmentOf({ scenarioText, atMs: 1e15, isPaused: true })}`);
  await expect(told(page)).toContainText(/The run is long: it was simulated up to/, { timeout: 40_000 });
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
});

test('8. a link that lost its end, and files that are none', async ({ page }) => {
  const inflight = await withOneQueue(page);
  const whole = fragmentOf({ scenarioText: '{"version":1,"resources":[]}', atMs: 0, isPaused: true });
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    whole.slice(0, -9),
  );
  await expect(told(page)).toContainText('The link was not opened. It is damaged or incomplete');
  const open = async (name: string, text: string) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'File', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Open a file…' }).click();
    await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  };
  await open('half.json', '{"version":1,"resources":[');
  await expect(told(page)).toContainText(/half\.json was not opened.*is not JSON: line 1, column 27/);
  await open(
    'wrong.json',
    '{"version":1,"resources":[{"id":"q","service":"sqs","settings":{"DelaySeconds":901}}]}',
  );
  await expect(told(page)).toContainText(
    /resources\[0\]\.settings\.DelaySeconds: found 901, expected a whole number from 0 to 900/,
  );
  await expect(inflight.card('queue')).toBeVisible();
  await expect(saved(page)).toBeVisible();
});
