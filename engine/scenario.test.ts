import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createEngine } from './engine.ts';
import type { LinkEnd } from './kernel/service.ts';
import type { ScenarioLink } from './protocol.ts';
import {
  checkLink,
  checkScenario,
  emptyScenario,
  parseScenario,
  readScenario,
  ScenarioError,
  whyNotLink,
} from './scenario.ts';
import { serviceCards } from './services/cards.ts';
import { poisonStory } from './testing/scenarios.ts';
import { put, spoiled } from './testing/spoiledScenarios.ts';

// Thousands of documents are tried here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

/** What is said of the good story after something was done to it, "path: sentence" each. */
function saidOf(spoil: (story: ReturnType<typeof poisonStory>) => void): string[] {
  const story = poisonStory();
  spoil(story);
  return saidOfValue(story);
}

function saidOfValue(value: unknown): string[] {
  const reading = readScenario(value);
  return 'problems' in reading ? reading.problems.map(({ path, sentence }) => `${path}: ${sentence}`) : [];
}

function scenarioOf(value: unknown) {
  const reading = readScenario(value);
  if ('problems' in reading) throw new ScenarioError(reading.problems);
  return reading.scenario;
}

describe('a document that is sound', () => {
  test('comes back as it was written', () => {
    expect(scenarioOf(poisonStory())).toEqual(poisonStory());
  });

  test('is neither kept nor changed', () => {
    const story = poisonStory();
    const scenario = scenarioOf(story);
    (scenario.resources[0] as { id: string }).id = 'other';
    scenario.links.pop();
    expect(story).toEqual(poisonStory());
  });

  test('needs no more than its version and its resources', () => {
    expect(scenarioOf({ version: 1, resources: [] })).toEqual({
      version: 1,
      name: 'Untitled',
      seed: 1,
      account: '123456789012',
      region: 'us-east-1',
      latencyMs: 5,
      speed: 1,
      resources: [],
      links: [],
      script: [],
      layout: {},
      notes: [],
      moments: [],
    });
  });

  test('two empty ones share nothing', () => {
    const [one, other] = [emptyScenario(), emptyScenario()];
    one.links.push({ id: 'l', from: 'a', to: 'b', kind: 'send' });
    one.layout.a = { x: 0, y: 0 };
    expect(other).toEqual(scenarioOf({ version: 1, resources: [] }));
    expect(emptyScenario()).toEqual(other);
  });

  test('may name its schema for an editor, which is not kept', () => {
    const story = { $schema: './scenario.schema.json', ...poisonStory() };
    expect(scenarioOf(story)).toEqual(poisonStory());
  });

  test('may hold fields that are undefined, as objects of a program do', () => {
    const story = { ...poisonStory(), seed: undefined };
    expect(scenarioOf(story).seed).toBe(1);
  });

  test('may place on the canvas what is not there yet, or no longer', () => {
    expect(saidOf((story) => Object.assign(story.layout, { late: { x: 1, y: 2 } }))).toEqual([]);
  });

  test('is run by the engine', () => {
    const engine = createEngine({ scenario: scenarioOf(poisonStory()) });
    engine.advance(60_000);
    const types = new Set([...engine.log.facts()].map((fact) => fact.type));
    expect(types).toContain('MessageDeadLettered');
    expect(engine.resources.map(({ id }) => id)).toContain('late');
  });

  test('as text: read, written and read again it is the same', () => {
    const once = parseScenario(JSON.stringify(poisonStory()));
    const twice = parseScenario(JSON.stringify('scenario' in once && once.scenario));
    expect(twice).toEqual({ scenario: poisonStory() });
  });

  test('as text may begin with a byte order mark', () => {
    expect(parseScenario(`\uFEFF${JSON.stringify(poisonStory())}`)).toHaveProperty('scenario');
  });
});

describe('a document of an older version', () => {
  /** The good story as it was written before the first release. */
  function oldStory() {
    const { resources, links, ...others } = poisonStory();
    const nodes = resources.map(({ service, ...resource }) => ({ ...resource, type: service }));
    return { ...others, version: 0, nodes, edges: links };
  }

  test('had nodes, edges and types, and is read as if written today', () => {
    expect(scenarioOf(oldStory())).toEqual(poisonStory());
  });

  test('has the same checks behind it', () => {
    const story = oldStory();
    Object.assign(story.nodes[1] as object, { settings: { VisibilityTimeout: -1 } });
    expect(saidOfValue(story)).toEqual([
      'resources[1].settings.VisibilityTimeout: found -1, expected a whole number from 0 to 43200',
    ]);
  });

  test('with old and new names at once is not half-loaded', () => {
    const said = saidOfValue({ version: 0, resources: [], nodes: [{ id: 'a', type: 'sqs' }] });
    expect(said).toEqual([expect.stringMatching(/^nodes: found an unknown field/)]);
  });
});

describe('a document that is no scenario is refused with the place, what was found and what was expected', () => {
  const titled = spoiled.map((one) => [one.at, JSON.stringify(one.put)?.slice(0, 60), one] as const);

  test.each(titled)('%s: %s', (_at, _put, { at, put: value, path = at, says }) => {
    const said = saidOf((story) => put(story, at, value));
    const expected = `${path}: ${says}`;
    expect(said.map((line) => line.slice(0, expected.length))).toContain(expected);
    // Nothing follows but what hangs on it, and everything has its place and its sentence.
    expect(said.length).toBeLessThanOrEqual(4);
    expect(said.filter((line) => !/^[^ ]+: .{15,}/.test(line))).toEqual([]);
  });

  test('several faults are all told, in the order of the document', () => {
    const said = saidOf((story) => {
      put(story, 'script[1].command.on', 'nobody');
      put(story, 'resources[1].settings.DelaySeconds', -1);
      put(story, 'links[3].to', 'nowhere');
      put(story, 'seed', 'x');
    });
    expect(said.map((line) => line.split(':')[0])).toEqual([
      'seed',
      'resources[1].settings.DelaySeconds',
      'links[3].to',
      'script[1].command.on',
    ]);
  });
});

describe('values that are no document at all', () => {
  const circle: { self?: unknown } = {};
  circle.self = circle;
  let deep: unknown = 'bottom';
  for (let level = 0; level < 100_000; level++) deep = [deep];
  let doubled: unknown = ['x'];
  for (let level = 0; level < 38; level++) doubled = [doubled, doubled];
  const trap = Object.defineProperty({}, 'version', {
    enumerable: true,
    get() {
      throw new Error('boo');
    },
  });
  const values: readonly (readonly [string, unknown, string])[] = [
    ['nothing', undefined, ': found nothing, expected plain JSON data'],
    ['null', null, ': found null, expected an object: a scenario of Inflight'],
    ['a number', 12, ': found 12, expected an object'],
    ['NaN', Number.NaN, ': found NaN, expected plain JSON data'],
    ['a text', 'scenario', ': found "scenario", expected an object'],
    ['a list', [], ': found a list of 0 items, expected an object'],
    ['an empty object', {}, 'version: found nothing, expected a whole number from 0 to 1'],
    ['a function', () => 1, ': found a function, expected plain JSON data'],
    ['a symbol', Symbol('s'), ': found a symbol, expected plain JSON data'],
    ['a big integer', 1n, ': found a bigint, expected plain JSON data'],
    ['a date', new Date(0), ': found an object of a program, expected plain JSON data'],
    [
      'a map',
      { version: 1, resources: new Map() },
      'resources: found an object of a program, expected plain',
    ],
    ['a circle', { version: 1, resources: [circle] }, 'resources[0].self.self'],
    ['a deep well', { version: 1, resources: deep }, 'resources[0][0]'],
    [
      'an object that doubles at each step',
      { version: 1, layout: doubled },
      ': found more than 4194304 characters',
    ],
    [
      'a list with a hole in it',
      { version: 1, resources: new Array(2) },
      'resources[0]: found nothing, expected plain',
    ],
    [
      'a list of four thousand million holes',
      { version: 1, resources: new Array(4e9) },
      'resources[0]: found nothing',
    ],
    ['an endless text', { version: 1, name: 'x'.repeat(5e6) }, ': found more than 4194304 characters'],
    ['a trap', trap, ': found an object that cannot be read, expected plain JSON data'],
    [
      'a field __proto__',
      JSON.parse('{"version":1,"resources":[],"__proto__":{}}'),
      ': found a field "__proto__", expected none of that name',
    ],
    [
      'a deep __proto__',
      JSON.parse('{"version":1,"layout":{"a":{"__proto__":1}}}'),
      'layout.a: found a field "__proto__"',
    ],
  ];

  test.each(values)('%s', (_title, value, expected) => {
    expect(saidOfValue(value)).toEqual([expect.stringContaining(expected)]);
    expect(({} as { version?: unknown }).version).toBeUndefined();
  });

  test('of thousands of problems, the first hundred are told and the others counted', () => {
    const said = saidOf((story) => {
      for (let index = 0; index < 300; index++)
        story.links.push({ id: `x${index}`, from: 'shop', to: 'orders', kind: 'send' });
    });
    expect(said).toHaveLength(101);
    expect(said[100]).toBe(': has 200 more problems; these are the first 100');
  });

  test('the engine takes none of them either', () => {
    for (const [, value] of values) expect(() => checkScenario(value)).toThrow(ScenarioError);
    const story = poisonStory();
    story.seed = -1;
    expect(() => createEngine({ scenario: story as never })).toThrow(
      'seed: found -1, expected a whole number from 0 to 4294967295',
    );
  });
});

describe('a text that is not JSON is refused with line and column', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['', 'line 1, column 1: found the end of the text, expected a value'],
    ['  \n ', 'line 2, column 2: found the end of the text, expected a value'],
    ['{', 'line 1, column 2: found the end of the text, expected a field name in double quotes'],
    [
      '{"version": 1,\n  "seed": 1,\n}',
      'line 3, column 1: found "}", expected a field name in double quotes',
    ],
    ['{"version": 1\n "seed": 2}', 'line 2, column 2: found "\\"", expected "," or "}"'],
    ['{"version" 1}', 'line 1, column 12: found "1", expected ":"'],
    ["{'version': 1}", 'line 1, column 2: found "\'", expected a field name in double quotes'],
    ['{"seed": 01}', 'line 1, column 11: found "1", expected "," or "}"'],
    ['{"seed": +1}', 'line 1, column 10: found "+", expected a value'],
    ['{"seed": NaN}', 'line 1, column 10: found "N", expected a value'],
    ['[1, 2,]', 'line 1, column 7: found "]", expected a value'],
    ['[1, 2', 'line 1, column 6: found the end of the text, expected "," or "]"'],
    ['[1}', 'line 1, column 3: found "}", expected "," or "]"'],
    ['"abc', 'line 1, column 5: found the end of the text, expected a closing double quote'],
    ['"a\nb"', 'line 1, column 3: found "\\n", expected a closing double quote'],
    ['"a\\x"', 'line 1, column 3: found "\\\\", expected an escape'],
    ['{} {}', 'line 1, column 4: found "{", expected the end of the text'],
    ['{"a": [[], {}, {"b": tru}]}', 'line 1, column 22: found "t", expected a value'],
    ['🐇', 'line 1, column 1: found "🐇", expected a value'],
    ['['.repeat(200_000), 'line 1, column 200001: found the end of the text, expected a value'],
  ];

  test.each(texts)('%j', (text, expected) => {
    const reading = parseScenario(text);
    expect(reading).toEqual({
      problems: [{ path: '', sentence: expect.stringContaining(`is not JSON: ${expected}`) }],
    });
  });

  test('whatever the text, it is JSON for us exactly when it is for the machine', () => {
    const text = JSON.stringify(poisonStory(), null, 1).slice(0, 400);
    const spoilt = fc.tuple(
      fc.nat(text.length),
      fc.nat(3),
      fc.constantFrom('', '"', ',', '}', ']', '1', '\\', ' ', '{'),
    );
    fc.assert(
      fc.property(spoilt, ([at, length, by]) => {
        const reading = parseScenario(text.slice(0, at) + by + text.slice(at + length));
        const sentence = 'problems' in reading ? reading.problems[0]?.sentence : '';
        expect(sentence).not.toContain('cannot be read here');
      }),
      { numRuns: 2_000 },
    );
  });

  test('too long a text is not even looked at', () => {
    expect(parseScenario(' '.repeat(4_194_305))).toEqual({
      problems: [{ path: '', sentence: 'found 4194305 characters, expected at most 4194304 (4 MiB)' }],
    });
  });
});

describe('may these two be wired?', () => {
  const story = () => scenarioOf(poisonStory());

  test('what can join them is named, best first', () => {
    expect(whyNotLink(story(), 'shop', 'archive')).toEqual({ kinds: ['send'] });
    const { resources } = story();
    expect(whyNotLink({ resources, links: [] }, 'archive', 'billing')).toEqual({ kinds: ['poll'] });
    expect(whyNotLink(story(), 'archive', 'orders-dlq')).toEqual({ kinds: ['redrive'] });
    expect(whyNotLink(story(), 'archive', 'orders-dlq', 'redrive')).toEqual({ kinds: ['redrive'] });
  });

  const refused: readonly (readonly [string, string, string | undefined, string])[] = [
    [
      'shop',
      'billing',
      undefined,
      'A producer sends to a queue; a worker polls one. Put a queue between them.',
    ],
    ['shop', 'shop', undefined, 'Nothing arrives at a producer: it only sends. Wire it to a queue.'],
    [
      'billing',
      'billing',
      undefined,
      'Workers do not hand work to each other. Let one send to a queue that the other polls.',
    ],
    [
      'billing',
      'shop',
      undefined,
      'Nothing arrives at a producer: it only sends. A worker can send onward to a queue.',
    ],
    [
      'orders',
      'shop',
      undefined,
      'Nothing arrives at a producer: it only sends. Draw the wire from the producer to the queue.',
    ],
    ['archive', 'billing', undefined, 'A wire "receive" leads to "billing" already; there can be only one.'],
    ['billing', 'orders', 'redrive', 'A worker group does not send dead letters.'],
    ['shop', 'orders', 'poll', 'A producer is not polled.'],
    ['shop', 'orders', undefined, 'There is already such a wire from "shop" to "orders".'],
    ['orders', 'archive', undefined, '"orders" already has its wire "dead letters"; there can be only one.'],
    ['archive', 'archive', undefined, 'A queue cannot be its own dead-letter queue.'],
    ['shop', 'nobody', undefined, 'There is no resource "nobody".'],
    ['nobody', 'shop', undefined, 'There is no resource "nobody".'],
  ];

  test.each(refused)('%s → %s (%s): no', (from, to, kind, sentence) => {
    expect(whyNotLink(story(), from, to, kind)).toEqual({ problem: sentence });
  });

  test('a FIFO queue and a standard queue do not share dead letters', () => {
    const scenario = story();
    scenario.resources.push({ id: 'exact.fifo', service: 'sqs', settings: { FifoQueue: true } });
    expect(whyNotLink(scenario, 'exact.fifo', 'archive')).toEqual({
      problem: 'The dead-letter queue of a FIFO queue must be a FIFO queue.',
    });
  });

  test('every two services can be wired, or have a sentence of their own that says what to do instead', () => {
    const services = serviceCards.map(({ id }) => id);
    for (const from of services) {
      for (const to of services) {
        const resources = [
          { id: 'begin', service: from },
          { id: 'end', service: to },
        ];
        const answer = whyNotLink({ resources, links: [] }, 'begin', 'end');
        const words = 'problem' in answer ? answer.problem : '';
        expect(`${from} → ${to}: ${words}`).not.toContain('It can have these wires');
      }
    }
  });

  test('the page, the document and the running engine agree', () => {
    const scenario = story();
    const engine = createEngine({ scenario });
    for (const { id: from } of scenario.resources) {
      for (const { id: to } of scenario.resources) {
        for (const kind of ['send', 'poll', 'redrive', 'subscribe', 'teleport']) {
          const link = { id: 'new', from, to, kind };
          const isAllowed = 'kinds' in whyNotLink(scenario, from, to, kind);
          const isSound = 'scenario' in readScenario({ ...scenario, links: [...scenario.links, link] });
          const hasRun = engine.apply({ type: 'connect', link }).problem === undefined;
          if (hasRun) engine.apply({ type: 'disconnect', id: 'new' });
          expect({ link, isSound, hasRun }).toEqual({ link, isSound: isAllowed, hasRun: isAllowed });
        }
      }
    }
  });
});

describe('a link that is added to a run', () => {
  const ends: Record<string, LinkEnd> = {
    orders: { id: 'orders', service: 'sqs', settings: { FifoQueue: false } },
    dlq: { id: 'dlq', service: 'sqs', settings: { FifoQueue: false } },
  };
  const redrive: ScenarioLink = { id: 'l', from: 'orders', to: 'dlq', kind: 'redrive' };
  const checked = (link: unknown, others: ScenarioLink[] = []) =>
    checkLink(link as ScenarioLink, (id) => ends[id], others);

  test('may be, when nothing speaks against it', () => {
    expect(checked(redrive)).toBeUndefined();
    expect(checked({ ...redrive, settings: { maxReceiveCount: 3 } })).toBeUndefined();
  });

  test('is refused with the first reason, its path from the link', () => {
    const said = [
      checked(null),
      checked({ ...redrive, id: 7 }),
      checked({ ...redrive, weight: 1 }),
      checked({ ...redrive, id: 'orders' }),
      checked(redrive, [{ ...redrive, from: 'dlq', to: 'orders' }]),
      checked({ ...redrive, from: 'gone' }),
      checked({ ...redrive, to: 'gone' }),
      checked({ ...redrive, settings: { maxReceiveCount: 2000 } }),
      checked({ ...redrive, id: 'l2' }, [redrive]),
    ];
    expect(said.map((problem) => problem?.path)).toEqual([
      '',
      'id',
      'weight',
      'id',
      'id',
      'from',
      'to',
      'settings.maxReceiveCount',
      'to',
    ]);
    expect(said.every((problem) => (problem?.sentence.length ?? 0) > 10)).toBe(true);
  });
});

describe('whatever is done to a good document', () => {
  type Path = readonly string[];
  /** Data, so that a failure can be read: puts a value, takes one away, or puts there what stands elsewhere. */
  type Change = { at: Path; put: unknown } | { at: Path; drop: true } | { at: Path; copyOf: Path };

  /** Ways to every value in it but itself. */
  function placesIn(value: unknown, path: Path = []): Path[] {
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, item]) => [
      [...path, key],
      ...placesIn(item, [...path, key]),
    ]);
  }

  function valueAt(story: unknown, path: Path): unknown {
    return path.reduce(
      (part: unknown, key) => (part as Record<string, unknown> | undefined | null)?.[key],
      story,
    );
  }

  function make(story: unknown, change: Change): void {
    const owner = valueAt(story, change.at.slice(0, -1));
    const key = change.at.at(-1) as string;
    // An earlier change may have taken the place away.
    if (typeof owner !== 'object' || owner === null) return;
    if ('drop' in change) delete (owner as Record<string, unknown>)[key];
    else
      Object.assign(owner, {
        [key]: 'put' in change ? change.put : structuredClone(valueAt(story, change.copyOf)),
      });
  }

  const places = placesIn(poisonStory());
  const oddValues: readonly unknown[] = [
    ...[undefined, null, true, 0, -0, -1, 1, 0.5, 1e9, 1e308, Number.NaN],
    ...['', 'x', 'orders', 'shop', 'l1', 'constructor', 'toString', '__proto__', 'hasOwnProperty'],
    ...[[], [[]], ['orders'], {}, { kind: 'constructor' }, { type: 'toString', a: 1 }, { length: 1 }],
    { kind: 'script', messages: [{ atSeconds: 0, body: '', repeatOf: 5 }] },
    { kind: 'poisson', perSecond: 100_000 },
  ];
  const place = fc.constantFrom(...places);
  const extraKey = fc.constantFrom('extra', 'constructor', 'toString', '0', 'id', 'settings');
  const extraPlace = fc.tuple(place, extraKey).map(([path, key]) => [...path, key]);
  const change: fc.Arbitrary<Change> = fc.oneof(
    fc.record({ at: place, put: fc.oneof(fc.constantFrom(...oddValues), fc.jsonValue()) }),
    fc.record({ at: place, drop: fc.constant(true as const) }),
    fc.record({ at: place, copyOf: place }),
    fc.record({ at: extraPlace, put: fc.constantFrom(...oddValues) }),
  );

  test('it is refused with reasons, or the engine takes it and runs', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const story = poisonStory();
        for (const one of changes) make(story, one);
        const reading = readScenario(story);
        if ('problems' in reading) {
          expect(reading.problems.length).toBeGreaterThan(0);
          return;
        }
        accepted++;
        createEngine({ scenario: reading.scenario }).advance(30_000, 300);
        // What came out can be saved and read again.
        expect(readScenario(JSON.parse(JSON.stringify(reading.scenario)))).toEqual(reading);
      }),
      { numRuns: 4_000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  test('any value at all is refused or is a scenario, and nothing is thrown', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
        (value) => {
          expect(readScenario(value)).toHaveProperty('problems');
          expect(readScenario({ version: 1, resources: [], script: value, layout: value })).toBeDefined();
          expect(readScenario({ version: 0, nodes: value, edges: value })).toBeDefined();
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
