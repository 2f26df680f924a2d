import { beforeEach, expect, test, vi } from 'vitest';
import {
  type Command,
  createEngine,
  type Engine,
  emptyScenario,
  type Frame,
  type Move,
  markStride,
  type Scenario,
} from '../../engine/index.ts';

interface Future {
  engine: Engine;
  headMs: number;
}

/** A real engine behind the door, without a thread between, and told of time by seeks alone. */
class Stage {
  engine = createEngine({ scenario: emptyScenario() });
  private scenario = emptyScenario();
  private other: Future | undefined;
  private forkMs = 0;
  private generation = 0;

  async load(scenario: Scenario) {
    this.scenario = scenario;
    this.engine = createEngine({ scenario });
    this.other = undefined;
    return { problems: [] };
  }

  async act(command: Command) {
    const { headMs } = this.engine;
    const future = this.grown(headMs);
    const result = this.engine.apply(command);
    const atMs = this.engine.nowMs;
    if (result.factsDropped === 0) return { ...result, atMs };
    this.other = future;
    this.forkMs = atMs;
    return { ...result, atMs, fork: { atMs, toMs: headMs } };
  }

  async restoreFuture() {
    if (!this.other) return false;
    const live = this.grown(this.engine.headMs);
    this.engine = this.other.engine;
    this.other = live;
    this.engine.seek(this.forkMs);
    return true;
  }

  async frame(move: Move): Promise<Frame> {
    const { engine } = this;
    if (move.type === 'seek') engine.seek(move.toMs);
    const views = engine.resources.map(({ id }) => [id, engine.view(id) ?? {}]);
    return {
      nowMs: engine.nowMs,
      headMs: engine.headMs,
      nextMs: engine.nextMs,
      step: engine.stepCount,
      isPlaying: false,
      isInPast: engine.isInPast,
      isBehind: false,
      generation: ++this.generation,
      resources: [],
      groups: [],
      codes: [],
      views: Object.fromEntries(views) as Frame['views'],
      removed: [],
      transits: new Float64Array(0),
      transitsOmitted: 0,
      markShare: 1,
      story: [],
      marks: new Float64Array(engine.factCount * markStride),
      factCount: engine.factCount,
      canRestoreFuture: this.other !== undefined,
    };
  }

  hash(): string {
    return this.engine.log.hash(this.engine.factCount);
  }

  /** The same run again, from its commands. */
  private grown(headMs: number): Future {
    const engine = createEngine({ scenario: this.scenario });
    engine.commands.push(...this.engine.commands);
    engine.seek(headMs);
    return { engine, headMs };
  }
}

const host = new Stage();

vi.mock('../simulation/client.ts', async () => {
  const { createSimulation } = await import('../simulation/simulation.ts');
  const nextFrame = (paint: (wallMs: number) => void) => void setTimeout(paint, 0);
  return { simulation: createSimulation(host as never, { nextFrame }) };
});

const { simulation } = await import('../simulation/client.ts');
const { mirror } = await import('../simulation/mirror.ts');
const { documents } = await import('./document.ts');
const { addResource, openScenario, setSettings, undo } = await import('./edits.ts');
const { restoreFuture } = await import('./branches.ts');
const { addMoment } = await import('./momentEdits.ts');

const diagram: Scenario = {
  ...emptyScenario(),
  resources: [
    { id: 'shop', service: 'producer', settings: { pattern: { kind: 'constant', everySeconds: 1 } } },
    { id: 'orders', service: 'sqs', settings: { VisibilityTimeout: 30 } },
    { id: 'billing', service: 'worker' },
  ],
  links: [
    { id: 'send', from: 'shop', to: 'orders', kind: 'send' },
    { id: 'poll', from: 'orders', to: 'billing', kind: 'poll' },
  ],
};

const send = { type: 'call', to: 'orders', action: 'SendMessage', input: { MessageBody: 'x' } } as const;

async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
}

async function goTo(atMs: number): Promise<void> {
  simulation.seek(atMs);
  await settled();
  expect(mirror.getState().nowMs).toBe(atMs);
}

async function setTimeoutOf(seconds: number): Promise<void> {
  expect(await setSettings('orders', { VisibilityTimeout: seconds })).toBeUndefined();
  await settled();
}

/** What the document says, and what is in force in the run. */
function timeouts(): [unknown, number] {
  const orders = documents.getState().scenario.resources.find(({ id }) => id === 'orders');
  const view = mirror.getState().views.orders as { visibilityTimeoutSeconds: number };
  return [orders?.settings?.VisibilityTimeout, view.visibilityTimeoutSeconds];
}

beforeEach(async () => {
  await openScenario(diagram, 'test', 'own');
  await settled();
});

test('an edit in the past can be taken back with the future it replaced, and brought again', async () => {
  await goTo(40_000);
  const before = host.hash();
  await goTo(12_000);
  await setTimeoutOf(60);
  expect(mirror.getState().replaced).toMatchObject({ atMs: 12_000, toMs: 40_000 });
  await goTo(20_000);
  const young = host.hash();
  expect(timeouts()).toEqual([60, 60]);

  expect(await restoreFuture()).toBe(true);
  await settled();
  expect(mirror.getState()).toMatchObject({ nowMs: 12_000, headMs: 40_000, isInPast: true });
  expect(timeouts()).toEqual([30, 30]);
  await goTo(40_000);
  expect(host.hash()).toBe(before);

  expect(await restoreFuture()).toBe(true);
  await settled();
  await goTo(20_000);
  expect(timeouts()).toEqual([60, 60]);
  expect(host.hash()).toBe(young);
});

test('the diagram that came back is an edit that can be undone: that is one more act in the past', async () => {
  await goTo(40_000);
  await goTo(12_000);
  await setTimeoutOf(60);
  await restoreFuture();
  await settled();
  undo();
  await settled();
  expect(timeouts()).toEqual([60, 60]);
  expect(mirror.getState()).toMatchObject({ isInPast: false, headMs: 12_000, canRestoreFuture: true });
});

test('what was edited later than the fork is still in the diagram, so the run is told of it', async () => {
  await goTo(20_000);
  const added = addResource('sqs', 'standard', { x: 0, y: 0 });
  await settled();
  await goTo(40_000);
  await goTo(12_000);
  expect(mirror.getState().views[added]).toBeUndefined();
  await simulation.act(send);
  await settled();
  expect(mirror.getState().views[added]).toBeDefined();

  // And it comes when it came, in the future that is brought back.
  await restoreFuture();
  await settled();
  expect(mirror.getState().views[added]).toBeUndefined();
  await goTo(25_000);
  expect(mirror.getState().views[added]).toBeDefined();
});

test('an edit in the past, of something that was drawn later, is not refused', async () => {
  await goTo(20_000);
  const added = addResource('sqs', 'standard', { x: 0, y: 0 });
  await settled();
  await goTo(5_000);
  expect(await setSettings(added, { DelaySeconds: 7 })).toBeUndefined();
  await settled();
  expect(mirror.getState().views[added]).toBeDefined();
});

test('an act that is no edit changes the diagram of neither branch', async () => {
  await goTo(40_000);
  await goTo(12_000);
  await simulation.act(send);
  await settled();
  const { scenario } = documents.getState();
  await restoreFuture();
  expect(documents.getState().scenario).toBe(scenario);
});

test('moments kept meanwhile stay, whichever future is live; keeping one touches no run', async () => {
  await goTo(40_000);
  await goTo(12_000);
  const before = host.hash();
  expect(addMoment({ name: 'here', atMs: 12_000 })).toBe(0);
  await settled();
  expect(host.hash()).toBe(before);
  expect(mirror.getState().isInPast).toBe(true);
  await setTimeoutOf(60);
  addMoment({ name: 'later', atMs: 13_000 });
  await restoreFuture();
  await settled();
  expect(documents.getState().scenario.moments.map(({ name }) => name)).toEqual(['here', 'later']);
});

test('nothing was replaced, nothing comes back', async () => {
  await goTo(5_000);
  expect(await restoreFuture()).toBe(false);
});

test('the scrubber shows the marks of the future that lies ahead', async () => {
  await goTo(40_000);
  const marks = mirror.getState().marks.length;
  await goTo(12_000);
  await simulation.act(send);
  await settled();
  expect(mirror.getState().recorded).toBeUndefined();
  await restoreFuture();
  await settled();
  expect(mirror.getState().recorded?.marks.length).toBe(marks);
});
