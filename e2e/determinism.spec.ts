/** The same story in Node and in a worker of the browser: the same hash of the log. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createEngine } from '../engine/engine.ts';
import type { EngineDoor } from '../engine/frames.ts';
import type { Command } from '../engine/protocol.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'app/gallery/stories');
const stories = readdirSync(folder).map((name) => ({
  name,
  scenario: JSON.parse(readFileSync(join(folder, name), 'utf8')) as never,
}));

const acts: Record<string, Command[]> = {
  'poison.json': [
    { type: 'setFault', on: 'billing', kind: 'crash', forSeconds: 20 },
    { type: 'call', to: 'orders', action: 'SendMessage', input: { MessageBody: 'by hand' } },
    { type: 'setFault', on: 'shop-orders', kind: 'loss', rate: 0.5 },
  ],
};

const comlink = join(root, 'node_modules/comlink/dist/umd/comlink.js');

test('every story gives the same hash in Node and in the page’s own worker', async ({ page }) => {
  await page.goto('./');
  await page.addScriptTag({ content: readFileSync(comlink, 'utf8') });
  for (const { name, scenario } of stories) {
    const commands = acts[name] ?? [];
    const engine = createEngine({ scenario });
    engine.seek(20_000);
    for (const command of commands) engine.apply(command);
    engine.seek(200_000);
    const inWorker = await page.evaluate(runInWorker, { scenario, commands });
    expect(inWorker, name).toBe(engine.log.hash(engine.factCount));
  }
});

test('playing in frames of any length tells the same story as one leap', async ({ page }) => {
  await page.goto('./');
  await page.addScriptTag({ content: readFileSync(comlink, 'utf8') });
  const poison = stories.find(({ name }) => name === 'poison.json');
  const hashes = await page.evaluate(playedAndLeapt, poison?.scenario as never);
  expect(hashes.played).toBe(hashes.leapt);
});

interface Comlink {
  wrap(worker: Worker): EngineDoor;
}

function runInWorker({ scenario, commands }: { scenario: unknown; commands: Command[] }): Promise<string> {
  const { wrap } = (globalThis as unknown as { Comlink: Comlink }).Comlink;
  const url =
    performance.getEntriesByType('resource').find(({ name }) => /worker-.*\.js/.test(name))?.name ?? '';
  const door = wrap(new Worker(url, { type: 'module' }));
  return (async () => {
    await door.load(scenario);
    await door.frame({ type: 'seek', toMs: 20_000 });
    for (const command of commands) await door.act(command);
    await door.frame({ type: 'seek', toMs: 200_000 });
    return door.hash();
  })();
}

function playedAndLeapt(scenario: unknown): Promise<{ played: string; leapt: string }> {
  const { wrap } = (globalThis as unknown as { Comlink: Comlink }).Comlink;
  const url =
    performance.getEntriesByType('resource').find(({ name }) => /worker-.*\.js/.test(name))?.name ?? '';
  const door = wrap(new Worker(url, { type: 'module' }));
  return (async () => {
    await door.load(scenario);
    let nowMs = 0;
    for (let frame = 0; nowMs < 60_000; frame++) {
      const elapsedMs = 1 + ((frame * 7) % 40);
      const room = (60_000 - nowMs) / 10;
      nowMs = (await door.frame({ type: 'play', elapsedMs: Math.min(elapsedMs, room), speed: 10 })).nowMs;
      if (room < 0.0001) break;
    }
    const played = await door.hash();
    await door.load(scenario);
    await door.frame({ type: 'seek', toMs: nowMs });
    return { played, leapt: await door.hash() };
  })();
}
