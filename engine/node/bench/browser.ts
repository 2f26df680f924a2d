/** The bench in Chromium: bundles the worker, serves it on loopback, and waits for its figures. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import type { EngineFigures } from './measure.ts';

export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Figures of the engine in a worker, or why there are none. */
export async function measureInChromium(executablePath: string): Promise<EngineFigures> {
  const server = await serve(await bundleWorker());
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return await page.evaluate(
      () =>
        new Promise<EngineFigures>((resolve, reject) => {
          const worker = new Worker('worker.js', { type: 'module' });
          worker.onmessage = (event) => resolve(event.data as EngineFigures);
          worker.onerror = (event) => reject(new Error(event.message));
        }),
    );
  } finally {
    await browser.close();
    server.close();
  }
}

async function bundleWorker(): Promise<string> {
  const entry = fileURLToPath(new URL('./worker.ts', import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'es2022', lib: { entry, formats: ['es'], fileName: 'worker' } },
  });
  const output = (Array.isArray(result) ? result[0] : result) as {
    output: { type: string; code?: string }[];
  };
  return output.output.find(({ type }) => type === 'chunk')?.code ?? '';
}

async function serve(worker: string): Promise<Server> {
  const server = createServer((request, response) => {
    const isWorker = request.url === '/worker.js';
    response.setHeader('content-type', isWorker ? 'text/javascript' : 'text/html');
    response.end(isWorker ? worker : '<!doctype html><title>bench</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
