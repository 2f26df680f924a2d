import { beforeEach, describe, expect, test, vi } from 'vitest';
import { emptyScenario, readScenario, type Scenario, withGrant } from '../../engine/index.ts';

const run = vi.hoisted(() => ({ commands: [] as string[] }));

vi.mock('../simulation/client.ts', async () => {
  const { readScenario: read } = await import('../../engine/index.ts');
  return {
    simulation: {
      load: async () => [],
      act: async (command: { type: string }) => {
        run.commands.push(command.type);
        return { factsDropped: 0 };
      },
      read: async (document: unknown) => read(document),
      setSpeed: () => undefined,
    },
  };
});

import { mirror } from '../simulation/mirror.ts';
import { documents } from './document.ts';
import { connect, openScenario, reconnect, undo } from './edits.ts';
import { excerptOf } from './excerpt.ts';
import { pasted, pasteExcerpt, readExcerpt } from './excerptEdits.ts';
import { freeLike } from './idsForEdits.ts';
import { isInScript, renamed, renameResource } from './renameEdits.ts';
import { replaced, replacementsFor, replaceResource } from './replaceEdits.ts';

const subscription = { id: 'l2', from: 'news', to: 'orders', kind: 'subscribe' };

/** A topic that may send to a queue, the queue's workers and its dead-letter queue. */
function shopFloor(): Scenario {
  const scenario: Scenario = {
    ...emptyScenario(),
    resources: [
      { id: 'shop', service: 'producer' },
      { id: 'news', service: 'sns' },
      { id: 'orders', service: 'sqs', settings: { VisibilityTimeout: 45 } },
      { id: 'orders-dlq', service: 'sqs' },
      { id: 'billing', service: 'worker', settings: { workers: 2 } },
    ],
    links: [
      { id: 'l1', from: 'shop', to: 'news', kind: 'publish' },
      subscription,
      { id: 'l3', from: 'orders', to: 'billing', kind: 'poll' },
      { id: 'l4', from: 'orders', to: 'orders-dlq', kind: 'redrive', settings: { maxReceiveCount: 3 } },
      { id: 'l5', from: 'news', to: 'orders-dlq', kind: 'redrive', settings: { endpoints: ['orders'] } },
    ],
    layout: { orders: { x: 10, y: 20 }, billing: { x: 500, y: 20 } },
    script: [
      { atSeconds: 1, command: { type: 'setFault', on: 'billing', kind: 'crash' } },
      {
        atSeconds: 2,
        command: {
          type: 'call',
          to: 'orders-dlq',
          action: 'SendMessage',
          input: { MessageBody: 'from arn:aws:sqs:us-east-1:123456789012:orders-dlq' },
        },
      },
    ],
  };
  return [subscription, scenario.links[4]!].reduce(withGrant, scenario);
}

function isSound(scenario: Scenario): void {
  const reading = readScenario(scenario);
  expect('problems' in reading ? reading.problems : []).toEqual([]);
}

function settingsOf(scenario: Scenario, id: string): Record<string, unknown> {
  return scenario.resources.find((one) => one.id === id)?.settings ?? {};
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 40; turn++) await Promise.resolve();
}

beforeEach(async () => {
  mirror.setState({ nowMs: 1_000, headMs: 1_000, step: 5, status: 'ready' });
  await openScenario(shopFloor(), 'test', 'own');
  run.commands.length = 0;
});

describe('another name', () => {
  test('is followed by wires, place, policies and the names of subscribers', () => {
    const after = renamed(shopFloor(), 'orders', 'sales');
    isSound(after);
    expect(after.links.map(({ from, to }) => `${from} → ${to}`)).toContain('news → sales');
    expect(after.links[4]!.settings).toEqual({ endpoints: ['sales'] });
    expect(after.layout.sales).toEqual({ x: 10, y: 20 });
    expect(settingsOf(after, 'sales').Policy).toContain('us-east-1:123456789012:sales"');
    expect(JSON.stringify(after)).not.toContain(':orders"');
  });

  test('leaves alone a longer name that begins with it', () => {
    const after = renamed(shopFloor(), 'orders', 'sales');
    expect(settingsOf(after, 'orders-dlq').Policy).toContain(':orders-dlq');
    expect(after.script).toEqual(shopFloor().script);
  });

  test('is followed by the script, and by the statement that the page wrote for the sender', () => {
    const floor = shopFloor();
    expect(renamed(floor, 'billing', 'invoices').script[0]!.command).toMatchObject({ on: 'invoices' });
    const moved = renamed(floor, 'orders-dlq', 'dead').script[1]!.command;
    expect(moved).toMatchObject({ to: 'dead', input: { MessageBody: expect.stringMatching(/:dead$/) } });
    const { Policy } = settingsOf(renamed(floor, 'news', 'events'), 'orders');
    expect(Policy).toContain('"allow-events"');
    expect(Policy).toContain(':sns:us-east-1:123456789012:events"');
  });

  test('knows whether the script speaks of a resource', () => {
    expect(isInScript(shopFloor(), 'billing')).toBe(true);
    expect(isInScript(shopFloor(), 'orders')).toBe(false);
  });

  test('that the service does not allow, or that is taken, is refused and nothing changes', async () => {
    const before = documents.getState().scenario;
    expect(await renameResource('orders', 'two words')).toMatch(/alphanumeric/);
    expect(await renameResource('orders', 'billing')).toMatch(/is the name of something else/);
    expect(await renameResource('orders', '')).toMatch(/needs a name/);
    expect(documents.getState().scenario).toBe(before);
  });

  test('is one step back', async () => {
    const before = documents.getState().scenario;
    expect(await renameResource('orders', 'sales')).toBeUndefined();
    expect(documents.getState().scenario.resources.map(({ id }) => id)).toContain('sales');
    undo();
    expect(documents.getState().scenario).toBe(before);
  });
});

describe('a copy', () => {
  test('has free names: the number goes before .fifo, and counts on', () => {
    expect(freeLike('orders', new Set())).toBe('orders');
    expect(freeLike('orders', new Set(['orders']))).toBe('orders-2');
    expect(freeLike('orders-2', new Set(['orders', 'orders-2']))).toBe('orders-3');
    expect(freeLike('orders.fifo', new Set(['orders.fifo']))).toBe('orders-2.fifo');
  });

  test('points to the copies, in wires, settings and policies', () => {
    const floor = shopFloor();
    const result = pasted(floor, excerptOf(floor, ['news', 'orders', 'orders-dlq']), { x: 100, y: 50 });
    if ('problem' in result) throw new Error(result.problem);
    isSound(result.scenario);
    expect(result.resources).toEqual(['news-2', 'orders-2', 'orders-dlq-2']);
    const copies = result.scenario.links.slice(floor.links.length);
    expect(copies.map(({ from, to, kind }) => `${from} ${kind} ${to}`)).toEqual([
      'news-2 subscribe orders-2',
      'orders-2 redrive orders-dlq-2',
      'news-2 redrive orders-dlq-2',
    ]);
    expect(copies[2]!.settings).toEqual({ endpoints: ['orders-2'] });
    const { Policy } = settingsOf(result.scenario, 'orders-2');
    expect(Policy).toContain(':orders-2"');
    expect(Policy).toContain(':news-2"');
    expect(Policy).toContain('"allow-news-2"');
    expect(result.scenario.layout['orders-2']).toEqual({ x: 110, y: 70 });
  });

  test('keeps pointing to what was not copied, and the originals stay as they were', () => {
    const floor = shopFloor();
    const result = pasted(floor, excerptOf(floor, ['orders']), { x: 0, y: 0 });
    if ('problem' in result) throw new Error(result.problem);
    expect(settingsOf(result.scenario, 'orders-2').Policy).toContain(':news"');
    expect(settingsOf(result.scenario, 'orders-2').VisibilityTimeout).toBe(45);
    expect(result.scenario.resources.slice(0, 5)).toEqual(floor.resources);
  });

  test('lives where the other document does', () => {
    const floor = shopFloor();
    const elsewhere = { ...emptyScenario(), account: '999999999999', region: 'eu-west-1' };
    const result = pasted(elsewhere, excerptOf(floor, ['news', 'orders']), { x: 0, y: 0 });
    if ('problem' in result) throw new Error(result.problem);
    expect(settingsOf(result.scenario, 'orders').Policy).toContain('arn:aws:sns:eu-west-1:999999999999:news');
  });

  test('is one step back', () => {
    const before = documents.getState().scenario;
    pasteExcerpt(excerptOf(before, ['orders', 'billing']), { x: 0, y: 0 });
    expect(documents.getState().scenario.resources).toHaveLength(7);
    undo();
    expect(documents.getState().scenario).toBe(before);
  });

  test('goes through the reader: foreign text and broken documents are refused with a sentence', async () => {
    expect(await readExcerpt('Dear all,')).toEqual({
      problem: expect.stringMatching(/clipboard does not hold/),
    });
    expect(await readExcerpt('{"a":1}')).toEqual({
      problem: expect.stringMatching(/clipboard does not hold/),
    });
    const broken = { version: 1, resources: [{ id: 'x', service: 'teapot' }] };
    expect(await readExcerpt(JSON.stringify(broken))).toEqual({
      problem: expect.stringMatching(/resources\[0\]\.service/),
    });
    const sound = JSON.stringify(excerptOf(shopFloor(), ['orders']));
    expect(await readExcerpt(sound)).toMatchObject({ excerpt: { resources: [{ id: 'orders' }] } });
  });
});

describe('another thing in its place', () => {
  const small: Scenario = {
    ...emptyScenario(),
    resources: [
      { id: 'shop', service: 'producer' },
      { id: 'orders', service: 'sqs', settings: { VisibilityTimeout: 45 } },
      { id: 'billing', service: 'worker' },
    ],
    links: [
      { id: 'l1', from: 'shop', to: 'orders', kind: 'send' },
      { id: 'l2', from: 'orders', to: 'billing', kind: 'poll' },
    ],
  };

  test('a FIFO queue for a standard one: settings and wires stay, the name ends in .fifo', () => {
    const result = replaced(small, 'orders', 'sqs', 'fifo');
    if ('problem' in result) throw new Error(result.problem);
    isSound(result.scenario);
    expect(result.id).toBe('orders.fifo');
    expect(settingsOf(result.scenario, 'orders.fifo')).toMatchObject({
      VisibilityTimeout: 45,
      FifoQueue: true,
    });
    expect(result.scenario.links.map(({ id, from, to }) => `${id}: ${from} → ${to}`)).toEqual([
      'l1: shop → orders.fifo',
      'l2: orders.fifo → billing',
    ]);
  });

  test('and back: what made it FIFO is gone', () => {
    const there = replaced(small, 'orders', 'sqs', 'fifo');
    if ('problem' in there) throw new Error(there.problem);
    const back = replaced(there.scenario, 'orders.fifo', 'sqs', 'standard');
    expect(back).toEqual({ id: 'orders', scenario: small });
  });

  test('a function for a worker: the wire becomes an event source mapping', () => {
    const result = replaced(small, 'billing', 'lambda', 'function');
    if ('problem' in result) throw new Error(result.problem);
    isSound(result.scenario);
    expect(result.scenario.links[1]).toMatchObject({ id: 'l2', kind: 'eventSource', to: 'billing' });
  });

  test('what a wire forbids is listed with the reason', () => {
    const options = replacementsFor(small, 'orders');
    expect(options.find(({ service }) => service === 'sns')).toMatchObject({
      problem: 'A topic pushes, a worker polls. Subscribe a queue and let the worker poll that.',
    });
    expect(options.filter(({ problem }) => problem === undefined).map(({ title }) => title)).toEqual([
      'SQS FIFO queue',
    ]);
  });

  test('is one step back, and a name that the service refuses changes nothing', async () => {
    const before = documents.getState().scenario;
    expect(await replaceResource('billing', 'lambda', 'function')).toEqual({ id: 'billing' });
    undo();
    expect(documents.getState().scenario).toBe(before);
    expect(await replaceResource('orders', 'sqs', 'fifo')).toEqual({ problem: expect.any(String) });
    expect(documents.getState().scenario).toBe(before);
  });
});

describe('a wire led elsewhere', () => {
  test('keeps its id and its settings; the policies follow', async () => {
    expect(reconnect('l4', 'to', 'billing')).toEqual({ problem: expect.any(String) });
    expect(reconnect('l2', 'to', 'orders-dlq')).toEqual({ kind: 'subscribe' });
    await settled();
    const { scenario } = documents.getState();
    isSound(scenario);
    expect(scenario.links.find(({ id }) => id === 'l2')).toMatchObject({ from: 'news', to: 'orders-dlq' });
    expect(settingsOf(scenario, 'orders').Policy).toBeUndefined();
    expect(settingsOf(scenario, 'orders-dlq').Policy).toContain(':news"');
  });

  test('to where it is already changes nothing', () => {
    expect(reconnect('l1', 'to', 'news')).toEqual({ kind: 'publish' });
    expect(documents.getState().canUndo).toBe(false);
  });

  test('cannot become the second of its kind between the same two, and neither can a new one', () => {
    expect(connect('shop', 'news')).toEqual({
      problem: 'There is already such a wire from "shop" to "news".',
    });
    expect(reconnect('l4', 'from', 'news')).toEqual({
      problem: 'There is already such a wire from "news" to "orders-dlq".',
    });
  });
});
