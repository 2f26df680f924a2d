import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { Engine } from '../engine.ts';
import { poisonStory } from '../testing/scenarios.ts';
import { parseDuration } from './arguments.ts';
import { simulate } from './simulation.ts';

// Programs are started here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const poison = JSON.stringify(poisonStory());

/** Runs a scenario given as text, in this process. */
async function run(args: string, text = poison) {
  let out = '';
  let complaints = '';
  const code = await simulate(args.split(' ').filter(Boolean), {
    read: async (file) => {
      if (file === 'missing.json') throw new Error('missing.json: cannot be read: there is no such file');
      return text;
    },
    write: async (piece) => {
      out += piece;
    },
    complain: (piece) => {
      complaints += piece;
    },
  });
  const lines = out.trimEnd().split('\n');
  return { code, out, lines, complaints };
}

/** The last line of a run that went well. */
async function summaryOf(args: string, scenario: object = poisonStory()) {
  const { code, lines } = await run(args, JSON.stringify(scenario));
  expect(code).toBe(0);
  return JSON.parse(lines.at(-1) ?? '');
}

/** A shop sends so many messages, and one worker group does what its settings say. */
function shop(count: number, worker: object, queue: object = {}) {
  return {
    version: 1,
    resources: [
      {
        id: 'shop',
        service: 'producer',
        settings: { pattern: { kind: 'constant', everySeconds: 1 }, count },
      },
      { id: 'orders', service: 'sqs', settings: queue },
      { id: 'billing', service: 'worker', settings: { work: { kind: 'fixed', seconds: 0.5 }, ...worker } },
    ],
    links: [
      { id: 'l1', from: 'shop', to: 'orders', kind: 'send' },
      { id: 'l2', from: 'orders', to: 'billing', kind: 'poll' },
    ],
  };
}

describe('a scenario is run', () => {
  test('and its last line sums up', async () => {
    const summary = await summaryOf('poison.json --for 60s', { ...poisonStory(), script: [] });
    expect(summary).toMatchObject({
      nowMs: 60_000,
      hash: expect.stringMatching(/^[0-9a-f]{16}$/),
      resources: {
        shop: { producedTotal: 5 },
        orders: { deadLetteredTotal: 1 },
        'orders-dlq': { visibleCount: 1 },
      },
    });
    expect(summary.steps).toBeGreaterThan(50);
  });

  test('to the same last line, every time', async () => {
    expect((await run('poison.json')).out).toBe((await run('poison.json')).out);
  });

  test('to another hash with another seed', async () => {
    const hashes = ['', '--seed 7', '--seed 8', '--seed 0'].map(
      async (seed) => (await summaryOf(`f ${seed}`)).hash,
    );
    const [own, same, other, zero] = await Promise.all(hashes);
    expect(same).toBe(own);
    expect(new Set([own, other, zero]).size).toBe(3);
  });

  test('for as long as is asked, however little happens', async () => {
    const empty = { version: 1, resources: [] };
    expect(await summaryOf('f --for 1.5h', empty)).toMatchObject({
      nowMs: 5_400_000,
      steps: 0,
      resources: {},
    });
    expect(await summaryOf('f --for 250ms', shop(9, {}))).toMatchObject({ nowMs: 250 });
  });

  test('until nothing is left to happen, unless it goes on for more than a minute', async () => {
    const once = shop(1, {});
    const lonely = { ...once, resources: once.resources.slice(0, 1), links: [] };
    expect(await summaryOf('f', lonely)).toMatchObject({ nowMs: 0 });
    expect(await summaryOf('f', once)).toMatchObject({ nowMs: 60_000 });
  });

  test('with every fact on a line of its own, in order', async () => {
    const { lines } = await run('f --events --for 60s');
    const facts = lines.slice(0, -1).map((line) => JSON.parse(line));
    expect(Object.keys(facts[0])).toEqual(['seq', 'atMs', 'resource', 'type', 'causeSeq', 'detail']);
    expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, index) => index));
    expect(facts.every(({ causeSeq, seq }) => causeSeq < seq)).toBe(true);
    expect(facts.map(({ type }) => type)).toContain('MessageDeadLettered');
    const { facts: count, hash } = JSON.parse(lines.at(-1) ?? '');
    expect(count).toBe(facts.length);
    expect(hash).toBe((await summaryOf('f --for 60s')).hash);
  });
});

describe('effects tell what became of the messages', () => {
  const effectsOf = async (scenario: object, args = 'f --for 60s') =>
    (await summaryOf(args, scenario)).effects;

  test('all done', async () => {
    expect(await effectsOf(shop(5, {}))).toEqual({
      expected: 5,
      done: 5,
      lost: 0,
      pending: 0,
      duplicated: 0,
    });
  });

  test('some still to do', async () => {
    const effects = await effectsOf(shop(5, {}), 'f --for 3s');
    expect(effects).toMatchObject({ lost: 0, duplicated: 0 });
    expect(effects.done + effects.pending).toBe(effects.expected);
    expect(effects.pending).toBeGreaterThan(0);
  });

  test('done twice, when the visibility timeout is shorter than the work', async () => {
    const slow = { workers: 2, work: { kind: 'fixed', seconds: 4 }, deleteAfterWork: false };
    expect(await effectsOf(shop(1, slow, { VisibilityTimeout: 2 }))).toMatchObject({
      done: 1,
      duplicated: 1,
    });
  });

  const maker = {
    id: 'shop',
    service: 'producer',
    settings: {
      count: 4,
      groups: [],
      attributes: [{ name: 'type', type: 'String', values: ['order', 'refund'] }],
    },
  };

  test('lost, when it was published and nobody had subscribed', async () => {
    const story = {
      version: 1,
      resources: [maker, { id: 'events', service: 'sns' }],
      links: [{ id: 'p', from: 'shop', to: 'events', kind: 'publish' }],
    };
    expect(await effectsOf(story)).toMatchObject({ expected: 4, done: 0, lost: 4, pending: 0 });
  });

  test('not expected, when every filter policy turned it away; done, when an endpoint did its work', async () => {
    const story = {
      version: 1,
      resources: [maker, { id: 'events', service: 'sns' }, { id: 'audit', service: 'http' }],
      links: [
        { id: 'p', from: 'shop', to: 'events', kind: 'publish' },
        {
          id: 's',
          from: 'events',
          to: 'audit',
          kind: 'subscribe',
          settings: { FilterPolicy: '{"type": ["order"]}' },
        },
      ],
    };
    expect(await effectsOf(story)).toMatchObject({ expected: 2, done: 2, lost: 0, pending: 0 });
  });

  test('kept in a stream is pending until a reader has done its work', async () => {
    const unread = {
      version: 1,
      resources: [maker, { id: 'clicks', service: 'kinesis' }, { id: 'dash', service: 'reader' }],
      links: [{ id: 'p', from: 'shop', to: 'clicks', kind: 'put' }],
    };
    expect(await effectsOf(unread)).toMatchObject({ expected: 4, done: 0, lost: 0, pending: 4 });
    const links = [...unread.links, { id: 'r', from: 'clicks', to: 'dash', kind: 'poll' }];
    expect(await effectsOf({ ...unread, links })).toMatchObject({ expected: 4, done: 4, pending: 0 });
  });

  test('lost, when a failed message is deleted all the same', async () => {
    const careless = { failMessages: ['m2'], whenFailed: 'delete' };
    expect(await effectsOf(shop(5, careless))).toMatchObject({ expected: 5, done: 4, lost: 1, pending: 0 });
  });

  test('lost, when the retention ends before anybody has come', async () => {
    const story = shop(3, {}, { MessageRetentionPeriod: 60 });
    const nobody = { ...story, links: story.links.slice(0, 1) };
    expect(await effectsOf(nobody, 'f --for 5m')).toMatchObject({
      expected: 3,
      done: 0,
      lost: 3,
      pending: 0,
    });
  });

  test('lost, when the queue is deleted with them in it', async () => {
    const story = shop(3, {});
    const command = { type: 'remove', id: 'orders' };
    const nobody = { ...story, links: story.links.slice(0, 1), script: [{ atSeconds: 30, command }] };
    expect(await effectsOf(nobody)).toMatchObject({ expected: 3, lost: 3, pending: 0 });
  });

  test('pending, and not lost, in a dead-letter queue', async () => {
    const effects = await effectsOf({ ...poisonStory(), script: [] });
    expect(effects).toEqual({ expected: 5, done: 4, lost: 0, pending: 1, duplicated: 0 });
  });

  test('a duplicate that the queue has swallowed is no message of its own', async () => {
    const story = shop(4, {});
    Object.assign(story.resources[0]?.settings ?? {}, { body: 'always the same', groups: ['A'] });
    Object.assign(story.resources[1] ?? {}, {
      id: 'orders.fifo',
      settings: { FifoQueue: true, ContentBasedDeduplication: true },
    });
    for (const link of story.links)
      Object.assign(link, JSON.parse(JSON.stringify(link).replace('"orders"', '"orders.fifo"')));
    expect(await effectsOf(story)).toEqual({ expected: 1, done: 1, lost: 0, pending: 0, duplicated: 0 });
  });
});

describe('what is wrong is said on standard error, with exit code 2 and nothing else', () => {
  const wrong: readonly (readonly [string, string, string])[] = [
    ['', poison, 'found no FILE, expected a scenario, or - for standard input\n'],
    ['a.json b.json', poison, 'found 2 files, expected one\n'],
    ['a.json --loud', poison, "Unknown option '--loud'\n"],
    ['a.json --for', poison, "Option '--for <value>' argument missing\n"],
    ['a.json --for soon', poison, '--for: found "soon", expected a time such as 500ms, 60s, 5m, 2h or 1d\n'],
    ['a.json --for -5s', poison, "Option '--for' argument is ambiguous.\n"],
    ['a.json --for 60', poison, '--for: found "60", expected a time'],
    ['a.json --seed x', poison, '--seed: found "x", expected a whole number from 0 to 4294967295\n'],
    ['a.json --seed 4294967296', poison, '--seed: found "4294967296", expected'],
    ['missing.json', poison, 'missing.json: cannot be read: there is no such file\n'],
    [
      'a.json',
      '',
      'the document: is not JSON: line 1, column 1: found the end of the text, expected a value\n',
    ],
    [
      'a.json',
      '{\n "version": 1,,',
      'the document: is not JSON: line 2, column 15: found ",", expected a field name',
    ],
    [
      'a.json',
      '{"version": 2}',
      'version: was written by a newer Inflight (version 2); this one reads up to 1\n',
    ],
  ];

  test.each(wrong)('simulate %s', async (args, text, expected) => {
    const { code, out, complaints } = await run(args, text);
    expect(complaints).toContain(expected);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  test('a malformed document: one line per problem', async () => {
    const story = { ...poisonStory(), seed: -1 };
    Object.assign(story.resources[1]?.settings ?? {}, { VisibilityTimeout: 99999 });
    const { code, out, complaints } = await run('a.json --events', JSON.stringify(story));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(complaints).toBe(
      'seed: found -1, expected a whole number from 0 to 4294967295\n' +
        'resources[1].settings.VisibilityTimeout: found 99999, expected a whole number from 0 to 43200\n',
    );
  });

  test('times are read with their units', () => {
    const times = ['500ms', '60s', '5m', '2h', '1d', '0s', '1.5s', '1e3s', '5 s', 's', '', '9999999999d'];
    expect(times.map(parseDuration)).toEqual([
      500,
      60_000,
      300_000,
      7_200_000,
      86_400_000,
      0,
      1_500,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('a mistake of ours', () => {
  test('ends the run with exit code 1, and says how to see it again', async () => {
    const step = vi.spyOn(Engine.prototype, 'step').mockImplementation(() => {
      throw new Error('the cat sat on the heap');
    });
    const { code, out, complaints } = await run('poison.json --seed 12');
    step.mockRestore();
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(complaints).toContain('a mistake of ours stopped the run: the cat sat on the heap\n');
    expect(complaints).toContain('npm run simulate -- poison.json --seed 12');
    expect(complaints).toContain('last event: {"seq":');
  });
});

describe('the program itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'inflight-simulate-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');

  /** Starts the program; stops reading after `linesMax` lines when given. */
  function start(args: readonly string[], input?: string | Buffer, linesMax = Number.POSITIVE_INFINITY) {
    return new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
      const child = spawn(process.execPath, [tsx, join(root, 'engine/node/simulate.ts'), ...args], {
        cwd: folder,
      });
      let [out, err] = ['', ''];
      child.stdout.on('data', (chunk) => {
        out += chunk;
        if (out.split('\n').length > linesMax) child.stdout.destroy();
      });
      child.stderr.on('data', (chunk) => {
        err += chunk;
      });
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, out, err }));
      // It may be gone before it has read everything.
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
    });
  }

  test('reads a file, and standard input just the same', async () => {
    writeFileSync(join(folder, 'poison.json'), poison);
    const [fromFile, fromInput] = await Promise.all([start(['poison.json']), start(['-'], poison)]);
    expect(fromFile).toEqual({ code: 0, out: (await run('f')).out, err: '' });
    expect(fromInput).toEqual(fromFile);
  });

  test('says what is wrong with a file it cannot read', async () => {
    const [missing, isFolder, noText] = await Promise.all([
      start(['no.json']),
      start(['.']),
      start(['-'], Buffer.from([0xff, 0xfe])),
    ]);
    expect(missing).toEqual({ code: 2, out: '', err: 'no.json: cannot be read: there is no such file\n' });
    expect(isFolder).toEqual({ code: 2, out: '', err: '.: cannot be read: it is a folder\n' });
    expect(noText.err).toBe('standard input: found bytes that are no text, expected JSON in UTF-8\n');
  });

  test('does not read for ever', async () => {
    const { code, err } = await start(['-'], Buffer.alloc(17 * 1024 * 1024, ' '));
    expect({ code, err }).toEqual({
      code: 2,
      err: 'standard input: found more than 16777216 bytes, expected a scenario of 4 MiB at most\n',
    });
  });

  test('explains itself', async () => {
    const { code, out } = await start(['--help']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Runs a scenario .*--events/s);
  });

  test('ends quietly when nobody reads any more', async () => {
    const busy = shop(0, {});
    Object.assign(busy.resources[0]?.settings ?? {}, { pattern: { kind: 'poisson', perSecond: 100 } });
    const { code, err } = await start(['-', '--events', '--for', '10h'], JSON.stringify(busy), 5);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});
