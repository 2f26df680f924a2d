/** The bench of the built page: what the first load weighs, how soon something moves, and whether it moves smoothly. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { Scenario } from '../../scenario.ts';
import { chromiumFlags } from './browser.ts';
import { fullStream } from './castWorkloads.ts';

export interface PageFigures {
  /** Script of the first load without the worker, gzip -9. */
  shellGzipKiB: number;
  workerGzipKiB: number;
  /** From navigation to the first change of the clock; the median of five. */
  firstMovementMs: number;
  tokens: number;
  nodes: number;
  /** As the page opens, scrubber and story in view. */
  framesPerSecond: number;
  frameMsP95: number;
  longTasks: number;
  /** The canvas alone: scrubber and story collapsed. */
  canvas: FrameFigures;
  /** Fifty full shards with two readers, played in real time: 1 means that the run keeps up with the clock. */
  fullStream: FrameFigures & { virtualSecondsPerSecond: number };
}

export interface FrameFigures {
  framesPerSecond: number;
  frameMsP95: number;
  longTasks: number;
}

const port = 4399;
export const address = `http://127.0.0.1:${port}/deep/er/`;
export const watchedMs = 6_000;

export async function measurePage(executablePath: string): Promise<PageFigures> {
  return withPage(executablePath, async (browser) => ({
    ...(await firstLoad(browser)),
    ...(await manyTokens(browser)),
    fullStream: await playFullStream(browser),
  }));
}

/** Serves the built page and starts a browser for as long as something is measured. */
export async function withPage<T>(
  executablePath: string,
  measure: (browser: Browser) => Promise<T>,
): Promise<T> {
  const server = spawn(process.execPath, [
    fileURLToPath(new URL('../../../e2e/serve.mjs', import.meta.url)),
    String(port),
  ]);
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  try {
    await untilServed(server);
    return await measure(browser);
  } finally {
    await browser.close();
    server.kill();
  }
}

async function untilServed(server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 100 && server.exitCode === null; tries++) {
    const isUp = await fetch(address).then(
      (response) => response.ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The page is not served.');
}

async function firstLoad(
  browser: Browser,
): Promise<Pick<PageFigures, 'shellGzipKiB' | 'workerGzipKiB' | 'firstMovementMs'>> {
  const times: number[] = [];
  let shell = 0;
  let worker = 0;
  for (let time = 0; time < 5; time++) {
    const page = await freshPage(browser);
    shell = 0;
    worker = 0;
    page.on('response', async (response) => {
      if (!response.url().endsWith('.js')) return;
      const bytes = gzipSync(await response.body(), { level: 9 }).length;
      if (response.url().includes('worker')) worker += bytes;
      else shell += bytes;
    });
    await page.goto(address);
    times.push(await page.evaluate(clockMoved));
    await page.waitForLoadState('networkidle');
    await page.context().close();
  }
  times.sort((a, b) => a - b);
  return {
    shellGzipKiB: Math.round(shell / 102.4) / 10,
    workerGzipKiB: Math.round(worker / 102.4) / 10,
    firstMovementMs: Math.round(times[2] ?? 0),
  };
}

export async function freshPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  // The runner that turns this file into JavaScript names its functions through a helper, which the page does not have.
  await context.addInitScript({ content: 'globalThis.__name = (named) => named;' });
  return context.newPage();
}

/** In the page: ms from navigation to the first change of the clock. */
export function clockMoved(): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      const text = document.querySelector('[role=timer]')?.textContent ?? '';
      if (/[1-9]/.test(text)) resolve(performance.now());
      else requestAnimationFrame(look);
    };
    look();
  });
}

async function manyTokens(
  browser: Browser,
): Promise<Pick<PageFigures, 'tokens' | 'nodes' | 'canvas' | keyof FrameFigures>> {
  const page = await freshPage(browser);
  await page.goto(address);
  await page.evaluate(clockMoved);
  await openOnDesk(page, fieldOfTokens(tokenCount));
  await page.getByRole('button', { name: 'Play' }).click();
  // Messages travel for a second each way: after three the air is full.
  await page.waitForTimeout(3_000);
  const figures = await page.evaluate(watchFrames, watchedMs);
  await page.getByRole('button', { name: 'Collapse scrubber and story' }).click();
  await page.waitForTimeout(500);
  const canvas = await page.evaluate(watchFrames, watchedMs);
  await page.context().close();
  return { tokens: tokenCount, nodes: 50, ...figures, canvas };
}

async function playFullStream(browser: Browser): Promise<PageFigures['fullStream']> {
  const page = await freshPage(browser);
  await page.goto(address);
  await page.evaluate(clockMoved);
  const layout = {
    devices: { x: 178, y: 0 },
    clicks: { x: 0, y: 220 },
    dash: { x: 700, y: 120 },
    fraud: { x: 700, y: 460 },
  };
  await openOnDesk(page, { ...fullStream(50), layout });
  await page.getByRole('button', { name: 'Play' }).click();
  await page.waitForTimeout(3_000);
  const before = await page.evaluate(clockNow);
  const start = performance.now();
  const figures = await page.evaluate(watchFrames, watchedMs);
  const seconds = (performance.now() - start) / 1000;
  const passed = (await page.evaluate(clockNow)) - before;
  await page.context().close();
  return { ...figures, virtualSecondsPerSecond: Math.round((passed / seconds) * 100) / 100 };
}

/** In the page: virtual time as the clock shows it, seconds. */
export function clockNow(): number {
  const parts = (document.querySelector('[role=timer]')?.textContent ?? '').split(':').map(Number);
  return parts.reduce((sum, part) => sum * 60 + part, 0);
}

const tokenCount = 2_000;

/** Twenty-five producers and queues; what they send travels for a second there and a second back. */
export function fieldOfTokens(tokens: number): Scenario {
  const pairs = Array.from({ length: 25 }, (_, index) => index);
  const place = (index: number, column: number) => ({
    x: (index % 5) * 760 + column * 330,
    y: Math.floor(index / 5) * 420,
  });
  return {
    version: 1,
    name: `${tokens} tokens`,
    seed: 1,
    account: '123456789012',
    region: 'us-east-1',
    latencyMs: 1_000,
    speed: 1,
    resources: pairs.flatMap((index) => [
      {
        id: `producer-${index}`,
        service: 'producer',
        settings: { pattern: { kind: 'constant', everySeconds: (2 * pairs.length) / tokens } },
      },
      { id: `queue-${index}`, service: 'sqs' },
    ]),
    links: pairs.map((index) => ({
      id: `wire-${index}`,
      from: `producer-${index}`,
      to: `queue-${index}`,
      kind: 'send',
    })),
    script: [],
    notes: [],
    moments: [],
    layout: Object.fromEntries(
      pairs.flatMap((index) => [
        [`producer-${index}`, place(index, 0)],
        [`queue-${index}`, place(index, 1)],
      ]),
    ),
  };
}

/**
 * Opens the page with a document of the bench's. It is left where the page finds it from another page of the same site:
 * the page itself would write its own over it when it is left.
 */
export async function openOnDesk(page: Page, scenario: Scenario): Promise<void> {
  await page.goto(`${address}scenario.schema.json`);
  await page.evaluate(putOnDesk, scenario);
  await page.goto(address);
  const { length } = scenario.resources;
  await page.waitForFunction(
    (count) => document.querySelectorAll('.react-flow__node').length === count,
    length,
  );
}

/** In the page: leaves a document where the page finds it at its next start. */
function putOnDesk(scenario: unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('inflight');
    request.onerror = () => reject(new Error('no database'));
    request.onsuccess = () => {
      const transaction = request.result.transaction('desk', 'readwrite');
      const document = { id: 'bench', name: 'bench', source: 'own', savedAtMs: 0, scenario };
      transaction.objectStore('desk').put(document, 'open');
      transaction.oncomplete = () => {
        request.result.close();
        resolve();
      };
    };
  });
}

/** In the page: what the frames of the next few seconds were like. */
export function watchFrames(forMs: number): Promise<FrameFigures> {
  return new Promise((resolve) => {
    let longTasks = 0;
    new PerformanceObserver((list) => {
      longTasks += list.getEntries().length;
    }).observe({ type: 'longtask' });
    const gaps: number[] = [];
    let last = performance.now();
    const end = last + forMs;
    const frame = (now: number) => {
      gaps.push(now - last);
      last = now;
      if (now < end) return requestAnimationFrame(frame);
      gaps.sort((a, b) => a - b);
      const sum = gaps.reduce((total, gap) => total + gap, 0);
      resolve({
        framesPerSecond: Math.round((gaps.length / sum) * 10_000) / 10,
        frameMsP95: Math.round((gaps[Math.floor(gaps.length * 0.95)] ?? 0) * 10) / 10,
        longTasks,
      });
    };
    requestAnimationFrame(frame);
  });
}
