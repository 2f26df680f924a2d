/** The bench of the page in use: a crowded canvas that is moved about, a long session, a visit without a network, exports. */
import type { Browser, Page } from '@playwright/test';
import {
  address,
  clockMoved,
  type FrameFigures,
  fieldOfTokens,
  freshPage,
  openOnDesk,
  watchedMs,
  watchFrames,
  withPage,
} from './page.ts';

export interface UseFigures {
  /** Five thousand tokens between fifty cards; panned: while the diagram is dragged to and fro. */
  crowd: { tokens: number; nodes: number; still: FrameFigures; panned: FrameFigures };
  offline: { secondVisitWorks: boolean };
  /** The hot shard, played in real time. */
  session: {
    minutes: number;
    /** Tasks of 100 ms and more. */
    longTasks: number;
    /** In use after a collection, MiB. */
    pageHeapAtStart: number;
    pageHeapAtEnd: number;
    workerHeapAtStart: number;
    workerHeapAtEnd: number;
  };
  /** Ms from the press of the button to the file; the clip is five seconds at ten frames a second. */
  exportMs: { png: number; svg: number; gif: number; log: number };
}

const crowdSize = 5_000;

/** @param minutes how long the session is */
export function measureUse(executablePath: string, minutes: number): Promise<UseFigures> {
  return withPage(executablePath, async (browser) => ({
    crowd: await crowd(browser),
    offline: { secondVisitWorks: await visitOffline(browser) },
    session: await session(browser, minutes),
    exportMs: await exportTimes(browser),
  }));
}

async function crowd(browser: Browser): Promise<UseFigures['crowd']> {
  const page = await freshPage(browser);
  await page.goto(address);
  await page.evaluate(clockMoved);
  await openOnDesk(page, fieldOfTokens(crowdSize));
  await play(page);
  // Messages travel for a second each way: after three the air is full.
  await page.waitForTimeout(3_000);
  const still = await page.evaluate(watchFrames, watchedMs);
  const watched = page.evaluate(watchFrames, watchedMs);
  await pan(page, watchedMs);
  const panned = await watched;
  await page.context().close();
  return { tokens: crowdSize, nodes: 50, still, panned };
}

/** Drags the empty canvas in circles. */
async function pan(page: Page, forMs: number): Promise<void> {
  const box = await page.locator('.react-flow__pane').boundingBox();
  if (!box) throw new Error('There is no canvas.');
  const start = { x: box.x + 12, y: box.y + 12 };
  const end = performance.now() + forMs;
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  for (let step = 0; performance.now() < end; step++) {
    const turn = step / 12;
    await page.mouse.move(start.x + 60 * (1 - Math.cos(turn)), start.y + 60 * Math.abs(Math.sin(turn)));
  }
  await page.mouse.up();
}

async function visitOffline(browser: Browser): Promise<boolean> {
  const page = await freshPage(browser);
  await page.goto(address);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.context().setOffline(true);
  const works = await page
    .reload()
    .then(() => play(page))
    .then(() => page.evaluate(clockMoved))
    .then(
      () => true,
      () => false,
    );
  await page.context().close();
  return works;
}

async function session(browser: Browser, minutes: number): Promise<UseFigures['session']> {
  const page = await freshPage(browser);
  await page.goto(address);
  await page.getByRole('tab', { name: 'Gallery' }).click();
  await page.getByRole('button', { name: /^Hot shard/ }).click();
  // Both heaps are compared with a run that has got going.
  await page.waitForTimeout(5_000);
  const heaps = await heapsOf(page);
  const before = await heaps();
  const longTasks = await page.evaluate(countLongTasks, minutes * 60_000);
  const after = await heaps();
  await page.context().close();
  return {
    minutes,
    longTasks,
    pageHeapAtStart: before.page,
    pageHeapAtEnd: after.page,
    workerHeapAtStart: before.worker,
    workerHeapAtEnd: after.worker,
  };
}

/** MiB in use after a collection. */
interface Heaps {
  page: number;
  worker: number;
}

async function heapsOf(page: Page): Promise<() => Promise<Heaps>> {
  const own = await page.context().newCDPSession(page);
  const attached = new Promise<string>((resolve) => {
    own.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') resolve(sessionId);
    });
  });
  await own.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const sessionId = await attached;
  let lastId = 0;
  const ask = (method: string) =>
    new Promise<{ usedSize?: number }>((resolve) => {
      const id = ++lastId;
      own.on('Target.receivedMessageFromTarget', (answer) => {
        const message = JSON.parse(answer.message);
        if (answer.sessionId === sessionId && message.id === id) resolve(message.result);
      });
      void own.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
    });
  return async () => {
    await own.send('HeapProfiler.collectGarbage');
    await ask('HeapProfiler.collectGarbage');
    const { usedSize } = await own.send('Runtime.getHeapUsage');
    return { page: mebibytes(usedSize), worker: mebibytes((await ask('Runtime.getHeapUsage')).usedSize) };
  };
}

function mebibytes(bytes = Number.NaN): number {
  return Math.round(bytes / 104_857.6) / 10;
}

/** In the page: tasks of 100 ms and more in so much time. */
function countLongTasks(forMs: number): Promise<number> {
  return new Promise((resolve) => {
    let count = 0;
    new PerformanceObserver((list) => {
      count += list.getEntries().filter(({ duration }) => duration >= 100).length;
    }).observe({ type: 'longtask' });
    setTimeout(() => resolve(count), forMs);
  });
}

async function exportTimes(browser: Browser): Promise<UseFigures['exportMs']> {
  const page = await freshPage(browser);
  await page.goto(address);
  await page.evaluate(clockMoved);
  await page.waitForTimeout(3_000);
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Export/ }).click();
  const png = await timeOf(page, 'Save picture');
  await page.getByRole('radio', { name: /^SVG/ }).check();
  const svg = await timeOf(page, 'Save picture');
  await page.getByRole('tab', { name: 'Clip' }).click();
  await page.getByRole('textbox', { name: 'From, s' }).fill('0');
  await page.getByRole('textbox', { name: 'To, s' }).fill('5');
  await page.getByRole('textbox', { name: 'Speed' }).fill('1');
  const gif = await timeOf(page, 'Record clip');
  await page.getByRole('tab', { name: 'Event log' }).click();
  const log = await timeOf(page, 'Save log');
  await page.context().close();
  return { png, svg, gif, log };
}

async function timeOf(page: Page, button: string): Promise<number> {
  const start = performance.now();
  await Promise.all([
    page.waitForEvent('download', { timeout: 120_000 }),
    page.getByRole('button', { name: button }).click(),
  ]);
  return Math.round(performance.now() - start);
}

async function play(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Play' }).click();
}
