import { beforeEach, describe, expect, test } from 'vitest';
import { type ActResult, type EngineDoor, emptyScenario, type Frame, type Move } from '../../engine/index.ts';
import { mirror } from './mirror.ts';
import { createSimulation, type Simulation } from './simulation.ts';

const still: Frame = {
  nowMs: 0,
  headMs: 0,
  nextMs: 1,
  step: 0,
  isPlaying: false,
  isInPast: false,
  isBehind: false,
  generation: 1,
  resources: [],
  groups: [],
  codes: [],
  views: {},
  removed: [],
  transits: new Float64Array(0),
  transitsOmitted: 0,
  markShare: 1,
  story: [],
  marks: new Float64Array(0),
  factCount: 0,
  canRestoreFuture: false,
};

const noCounts = {
  expected: 0,
  done: 0,
  lost: 0,
  pending: 0,
  deadLettered: 0,
  duplicated: 0,
  outOfOrder: 0,
  late: 0,
};

/** An engine that answers when it is told to, and frames of the screen that come when they are told to. */
class Stage {
  moves: Move[] = [];
  waiting: ((frame: Frame) => void)[] = [];
  painters: ((wallMs: number) => void)[] = [];
  acted: ActResult = { factsDropped: 0, atMs: 0 };
  door: EngineDoor = {
    load: async () => ({ problems: [] }),
    frame: (move) => {
      this.moves.push(move);
      return new Promise((resolve) => this.waiting.push(resolve));
    },
    act: async () => this.acted,
    read: async () => ({ problems: [] }),
    readText: async () => ({ problems: [] }),
    actions: async () => [],
    contents: async () => undefined,
    message: async () => undefined,
    why: async () => [],
    open: async () => undefined,
    restoreFuture: async () => false,
    metrics: async () => [],
    ledger: async () => ({ sinceMs: 0, unreadFacts: 0, total: noCounts, consumers: [], troubled: [] }),
    meter: async () => ({ pricesAsOf: '', creditIs: '', lines: [], totalCredits: 0 }),
    lint: async () => [],
    exchange: async () => undefined,
    facts: async () => [],
    lines: async () => [],
    hash: async () => '',
  };
  simulation: Simulation = createSimulation(this.door, { nextFrame: (paint) => this.painters.push(paint) });

  paint(wallMs: number): void {
    for (const painter of this.painters.splice(0)) painter(wallMs);
  }

  async answer(frame: Partial<Frame> = {}): Promise<void> {
    this.waiting.shift()?.({ ...still, ...frame });
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  }

  types(): string[] {
    return this.moves.map(({ type }) => type);
  }
}

let stage: Stage;

beforeEach(async () => {
  stage = new Stage();
  mirror.setState({ isPlaying: false, speed: 1, status: 'loading', nowMs: 0, replaced: undefined });
  await stage.simulation.load(emptyScenario());
  stage.paint(0);
  await stage.answer();
  stage.moves.length = 0;
});

describe('the client', () => {
  test('asks for nothing while nothing moves', () => {
    stage.paint(16);
    stage.paint(32);
    expect(stage.moves).toEqual([]);
    expect(stage.painters).toEqual([]);
  });

  test('plays one frame at a time, with the time between them', async () => {
    stage.simulation.play();
    stage.paint(100);
    expect(stage.moves).toEqual([{ type: 'play', elapsedMs: 0, speed: 1 }]);
    stage.paint(116);
    expect(stage.moves).toHaveLength(1);
    await stage.answer({ nowMs: 0 });
    stage.paint(120);
    expect(stage.moves.at(-1)).toEqual({ type: 'play', elapsedMs: 20, speed: 1 });
  });

  test('a tab that slept does not jump', async () => {
    stage.simulation.play();
    stage.paint(0);
    await stage.answer();
    stage.paint(90_000);
    expect(stage.moves.at(-1)).toMatchObject({ elapsedMs: 500 });
  });

  test('a pause that comes while a frame is under way holds', async () => {
    stage.simulation.play();
    stage.paint(0);
    stage.simulation.pause();
    await stage.answer({ isPlaying: true });
    stage.paint(16);
    await stage.answer();
    expect(stage.types()).toEqual(['play', 'pause']);
    expect(mirror.getState().isPlaying).toBe(false);
    expect(stage.painters).toEqual([]);
  });

  test('steps wait for each other, seeks replace each other', async () => {
    stage.simulation.step();
    stage.simulation.step();
    stage.simulation.seek(5);
    stage.simulation.seek(7);
    for (const wallMs of [0, 16, 32, 48]) {
      stage.paint(wallMs);
      await stage.answer();
    }
    expect(stage.moves).toEqual([{ type: 'step' }, { type: 'step' }, { type: 'seek', toMs: 7 }]);
  });

  test('a frame of the run before is not shown', async () => {
    stage.simulation.play();
    stage.paint(0);
    await stage.simulation.load(emptyScenario());
    await stage.answer({ nowMs: 777 });
    expect(mirror.getState().nowMs).toBe(0);
  });

  test('a run that is being replaced is not played on', async () => {
    stage.simulation.play();
    stage.paint(0);
    await stage.answer();
    const loading = stage.simulation.load(emptyScenario());
    stage.paint(16);
    await loading;
    stage.paint(32);
    expect(stage.types()).toEqual(['play', 'pause']);
  });

  test('an act shows itself, and says which future it has replaced', async () => {
    stage.acted = { factsDropped: 3, atMs: 42_000, fork: { atMs: 42_000, toMs: 60_000 } };
    await stage.simulation.act({ type: 'remove', id: 'x' });
    expect(mirror.getState().replaced).toEqual({ atMs: 42_000, toMs: 60_000, factsDropped: 3 });
    stage.paint(0);
    expect(stage.types()).toEqual(['pause']);
  });

  test('a run that waits stops where the frame says so, and says why', async () => {
    stage.simulation.runUntil([{ kind: 'lost' }], true);
    stage.paint(0);
    expect(stage.moves.at(-1)).toMatchObject({ type: 'play', until: [{ kind: 'lost' }], isJump: true });
    const reached = { until: { kind: 'lost' }, seq: 4, atMs: 9 } as const;
    await stage.answer({ nowMs: 9, reached });
    expect(mirror.getState()).toMatchObject({ isPlaying: false, ended: { atMs: 9, reached } });
    expect(mirror.getState().waiting).toBeUndefined();
    expect(stage.painters).toEqual([]);
  });

  test('what can come no more is not waited for; a time comes in any case', async () => {
    stage.simulation.runUntil([{ kind: 'lost' }]);
    stage.paint(0);
    await stage.answer({ nextMs: Number.POSITIVE_INFINITY });
    expect(mirror.getState()).toMatchObject({ isPlaying: false, ended: { waited: [{ kind: 'lost' }] } });
    stage.simulation.runUntil([{ kind: 'time', atMs: 5_000 }]);
    stage.paint(16);
    await stage.answer({ nextMs: Number.POSITIVE_INFINITY });
    expect(mirror.getState().isPlaying).toBe(true);
  });

  test('a pause ends a jump and keeps what is waited for; dropping it plays on', () => {
    stage.simulation.runUntil([{ kind: 'lost' }], true);
    stage.simulation.pause();
    expect(mirror.getState().waiting).toEqual({ until: [{ kind: 'lost' }], isJump: false });
    stage.simulation.play();
    stage.simulation.dropUntil();
    expect(mirror.getState()).toMatchObject({ waiting: undefined, isPlaying: true });
  });

  test('a worker that fails stops the run and says why', async () => {
    stage.door.frame = () => Promise.reject(new Error('gone'));
    stage.simulation.step();
    stage.paint(0);
    await stage.answer();
    expect(mirror.getState()).toMatchObject({ status: 'stopped', failure: expect.stringContaining('gone') });
    mirror.setState({ failure: undefined });
  });

  test('speeds stay between a hundredth and ten thousand', () => {
    stage.simulation.setSpeed(1e9);
    expect(mirror.getState().speed).toBe(10_000);
    stage.simulation.setSpeed(0);
    expect(mirror.getState().speed).toBe(0.01);
  });
});
