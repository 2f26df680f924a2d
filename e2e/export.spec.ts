import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { Inflight } from './inflight.ts';

/** Opens the export from the File menu, once the story has something to show. */
async function openExport(page: Page): Promise<Inflight> {
  const inflight = new Inflight(page);
  await inflight.open();
  await expect.poll(() => inflight.seconds()).toBeGreaterThan(3);
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Export/ }).click();
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible();
  return inflight;
}

/** Presses a button and reads the file that comes of it. */
async function saved(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test('the diagram is saved as PNG at twice its size, and as an SVG that a browser shows', async ({
  page,
}) => {
  await openExport(page);
  await page.getByRole('radio', { name: '1×' }).check();
  const once = await saved(page, 'Save picture');
  await page.getByRole('radio', { name: '2×' }).check();
  const twice = await saved(page, 'Save picture');
  expect(once.name).toBe('poison-message.png');
  for (const { bytes } of [once, twice]) expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(twice.bytes.readUInt32BE(16)).toBe(2 * once.bytes.readUInt32BE(16));
  expect(twice.bytes.readUInt32BE(20)).toBe(2 * once.bytes.readUInt32BE(20));

  await page.getByRole('radio', { name: /^SVG/ }).check();
  const drawing = await saved(page, 'Save picture');
  expect(drawing.name).toBe('poison-message.svg');
  const shown = await page.evaluate(async (text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await image.decode();
    return {
      problems: parsed.querySelectorAll('parsererror').length,
      names: [...parsed.querySelectorAll('.card-name')].map((name) => name.textContent?.trim()),
      width: image.naturalWidth,
    };
  }, drawing.bytes.toString());
  expect(shown.problems).toBe(0);
  expect(shown.names.sort()).toEqual(['billing', 'orders', 'orders-dlq', 'shop']);
  expect(shown.width).toBe(once.bytes.readUInt32BE(16));
});

test('a stretch is recorded as a GIF with its frames, and the run is where it was', async ({ page }) => {
  const inflight = await openExport(page);
  const clock = page.locator('[role=timer]');
  await page.getByRole('tab', { name: 'Clip' }).click();
  await page.getByRole('textbox', { name: 'To, s' }).fill('9999');
  await expect(page.getByText('The run has been as far as')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Record clip' })).toBeDisabled();
  await page.getByRole('textbox', { name: 'From, s' }).fill('0');
  await page.getByRole('textbox', { name: 'To, s' }).fill('1');
  await page.getByRole('textbox', { name: 'Speed' }).fill('1');
  await expect(page.getByText('11 frames')).toBeVisible();
  const before = await clock.textContent();
  const { name, bytes } = await saved(page, 'Record clip');
  expect(name).toBe('poison-message-0s-1s.gif');
  expect(bytes.subarray(0, 6).toString()).toBe('GIF89a');
  const label = Buffer.from([0x21, 0xf9, 4]);
  let frames = 0;
  for (let at = bytes.indexOf(label); at >= 0; at = bytes.indexOf(label, at + 1)) frames++;
  expect(frames).toBe(11);
  await expect(clock).toHaveText(before ?? '');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  const after = await inflight.seconds();
  await expect.poll(() => inflight.seconds()).toBeGreaterThan(after);
});

test('a clip that is cancelled saves nothing and leaves the run where it was', async ({ page }) => {
  await openExport(page);
  const clock = page.locator('[role=timer]');
  const before = await clock.textContent();
  await page.getByRole('tab', { name: 'Clip' }).click();
  await page.getByRole('textbox', { name: 'Frames a second' }).fill('30');
  await page.getByRole('button', { name: 'Record clip' }).click();
  await expect(page.getByText(/^Frame \d+ of/)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('The export was cancelled.').first()).toBeVisible();
  await expect(clock).toHaveText(before ?? '');
});

test('a clip can be a WebM file where the browser has an encoder', async ({ page }) => {
  await openExport(page);
  await page.getByRole('tab', { name: 'Clip' }).click();
  await page.getByRole('textbox', { name: 'From, s' }).fill('0');
  await page.getByRole('textbox', { name: 'To, s' }).fill('1');
  await page.getByRole('textbox', { name: 'Speed' }).fill('1');
  await page.getByRole('radio', { name: /^WebM/ }).check();
  const { name, bytes } = await saved(page, 'Record clip');
  expect(name).toBe('poison-message-0s-1s.webm');
  const length = await page.evaluate(async (file) => {
    const video = document.createElement('video');
    const data = Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0));
    video.src = URL.createObjectURL(new Blob([data], { type: 'video/webm' }));
    await new Promise((resolve, reject) => {
      video.onloadeddata = resolve;
      video.onerror = () => reject(video.error);
    });
    return video.duration;
  }, bytes.toString('base64'));
  expect(length).toBeCloseTo(1.1, 2);
});

test('the event log has one line for each fact, as CSV and as JSON lines', async ({ page }) => {
  await openExport(page);
  await page.getByRole('tab', { name: 'Event log' }).click();
  const said = await page.getByText(/^Every fact up to/).textContent();
  const facts = Number(/: ([\d,]+), one a line/.exec(said ?? '')?.[1]?.replaceAll(',', ''));
  expect(facts).toBeGreaterThan(10);
  const table = await saved(page, 'Save log');
  expect(table.name).toBe('poison-message-events.csv');
  expect(table.bytes.toString().trimEnd().split('\r\n')).toHaveLength(facts + 1);
  await page.getByRole('radio', { name: /^JSON lines/ }).check();
  const log = await saved(page, 'Save log');
  expect(log.name).toBe('poison-message-events.jsonl');
  const lines = log.bytes.toString().trimEnd().split('\n');
  expect(lines).toHaveLength(facts);
  expect(lines.map((line) => JSON.parse(line).seq)).toEqual(lines.map((_, index) => index));
});
