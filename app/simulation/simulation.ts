/**
 * The page's hand on the run. Moves are asked for one at a time, at most one an animation frame, and only while the run
 * plays or somebody moves it: a page that shows a paused run asks for nothing.
 */
import type {
  Command,
  CommandResult,
  ContentsPage,
  EngineDoor,
  Frame,
  MessageDetail,
  Move,
  OpenedItem,
  Problem,
  Scenario,
  StoryLine,
} from '../../engine/index.ts';
import { mirror, receive } from './mirror.ts';
import { type Motion, viewClock } from './viewClock.ts';

/** What the client needs of the world besides the engine. A test hands in its own. */
export interface Surroundings {
  /** Calls back before the next paint, with the wall clock in ms; never while the page is hidden. */
  nextFrame(callback: (wallMs: number) => void): void;
}

export interface Simulation {
  /** Starts a scenario at 0, paused. The problems when it is none; then nothing has changed. */
  load(scenario: Scenario): Promise<readonly Problem[]>;
  play(): void;
  pause(): void;
  toggle(): void;
  step(): void;
  stepBack(): void;
  nextMark(): void;
  previousMark(): void;
  skip(): void;
  seek(toMs: number): void;
  seekSeq(seq: number): void;
  toStart(): void;
  live(): void;
  setSpeed(speed: number): void;
  act(command: Command): Promise<CommandResult>;
  /** Checks a document of any version and fills it in; nothing is loaded. */
  read(document: unknown): ReturnType<EngineDoor['read']>;
  /** What may be asked of a resource of this service. */
  actions(service: string): Promise<ActionSummaries>;
  contents(resource: string, from: number, count: number): Promise<ContentsPage | undefined>;
  /** What is under a key of a resource. */
  open(resource: string, key: string): Promise<OpenedItem | undefined>;
  message(origin: number): Promise<MessageDetail | undefined>;
  why(seq: number): Promise<readonly StoryLine[]>;
  metrics(resource: string): ReturnType<EngineDoor['metrics']>;
  ledger(): ReturnType<EngineDoor['ledger']>;
  meter(): ReturnType<EngineDoor['meter']>;
  lint(scenario: Scenario): ReturnType<EngineDoor['lint']>;
  exchange(seq: number): ReturnType<EngineDoor['exchange']>;
  facts(fromSeq: number, count: number): ReturnType<EngineDoor['facts']>;
}

export type ActionSummaries = Awaited<ReturnType<EngineDoor['actions']>>;

const speedMin = 0.01;
const speedMax = 10_000;

/** A longer pause between two frames is not caught up with: the tab slept. */
const elapsedMsMax = 500;

export function createSimulation(door: EngineDoor, { nextFrame }: Surroundings): Simulation {
  let waiting: Move[] = [];
  let isAsking = false;
  let isScheduled = false;
  let isLoading = false;
  let lastPlayWallMs: number | undefined;
  /** Grows with each load: frames asked for before belong to another run. */
  let run = 0;

  function schedule(): void {
    if (isScheduled || isAsking || isLoading) return;
    isScheduled = true;
    nextFrame((wallMs) => {
      isScheduled = false;
      // A frame now would already move the run that is about to begin.
      if (isLoading) return;
      const move = waiting.shift() ?? playMove(wallMs);
      if (move) void ask(move);
    });
  }

  function playMove(wallMs: number): Move | undefined {
    const { isPlaying, status, speed } = mirror.getState();
    if (!isPlaying || status !== 'ready') return undefined;
    const elapsedMs = lastPlayWallMs === undefined ? 0 : Math.min(elapsedMsMax, wallMs - lastPlayWallMs);
    lastPlayWallMs = wallMs;
    return { type: 'play', elapsedMs, speed };
  }

  async function ask(move: Move): Promise<void> {
    isAsking = true;
    const asked = run;
    try {
      const frame = await door.frame(move);
      if (asked === run) take(frame, move);
    } catch (error) {
      stop(error);
    } finally {
      isAsking = false;
    }
    const { isPlaying, status } = mirror.getState();
    if (waiting.length > 0 || (isPlaying && status === 'ready')) schedule();
  }

  function take(frame: Frame, move: Move): void {
    const wasPlaying = mirror.getState().isPlaying;
    viewClock.follow(frame, motionOf[move.type]);
    receive(frame);
    // Whether the run plays is decided here: the frame tells what was true when it was asked for.
    if (!frame.bug) mirror.setState({ isPlaying: wasPlaying });
  }

  function stop(error: unknown): void {
    mirror.setState({ status: 'stopped', isPlaying: false, failure: String(error) });
  }

  function begin(): void {
    run++;
    waiting = [{ type: 'pause' }];
    lastPlayWallMs = undefined;
    mirror.setState({ isPlaying: false, replaced: undefined });
  }

  function move(next: Move): void {
    mirror.setState({ isPlaying: false });
    lastPlayWallMs = undefined;
    const last = waiting.at(-1);
    if (next.type === 'seek' && last?.type === 'seek') waiting.pop();
    waiting.push(next);
    schedule();
  }

  return {
    async load(scenario) {
      isLoading = true;
      const { problems } = await door.load(scenario).finally(() => {
        isLoading = false;
      });
      if (problems.length === 0) begin();
      schedule();
      return problems;
    },
    play() {
      lastPlayWallMs = undefined;
      mirror.setState({ isPlaying: true });
      schedule();
    },
    pause: () => move({ type: 'pause' }),
    toggle() {
      if (mirror.getState().isPlaying) this.pause();
      else this.play();
    },
    step: () => move({ type: 'step' }),
    stepBack: () => move({ type: 'stepBack' }),
    nextMark: () => move({ type: 'nextMark' }),
    previousMark: () => move({ type: 'previousMark' }),
    skip: () => move({ type: 'skip' }),
    seek: (toMs) => move({ type: 'seek', toMs: Math.max(0, toMs) }),
    seekSeq: (seq) => move({ type: 'seekSeq', seq }),
    // Before the first thing that happens, which may happen at time 0.
    toStart: () => move({ type: 'seekSeq', seq: 0 }),
    live: () => move({ type: 'live' }),
    setSpeed: (speed) => mirror.setState({ speed: Math.min(speedMax, Math.max(speedMin, speed)) }),
    async act(command) {
      const atMs = mirror.getState().nowMs;
      const result = await door.act(command);
      if (result.factsDropped > 0) {
        mirror.setState({ replaced: { atMs, factsDropped: result.factsDropped } });
      }
      // A run that plays shows the act with its next frame anyway.
      if (!mirror.getState().isPlaying) waiting.push({ type: 'pause' });
      schedule();
      return result;
    },
    read: (document) => door.read(document),
    actions: (service) => door.actions(service),
    contents: (resource, from, count) => door.contents(resource, from, count),
    open: (resource, key) => door.open(resource, key),
    message: (origin) => door.message(origin),
    why: (seq) => door.why(seq),
    metrics: (resource) => door.metrics(resource),
    ledger: () => door.ledger(),
    meter: () => door.meter(),
    lint: (scenario) => door.lint(scenario),
    exchange: (seq) => door.exchange(seq),
    facts: (fromSeq, count) => door.facts(fromSeq, count),
  };
}

const motionOf: Readonly<Record<Move['type'], Motion>> = {
  play: 'follow',
  pause: 'follow',
  step: 'hop',
  skip: 'hop',
  nextMark: 'hop',
  stepBack: 'jump',
  previousMark: 'jump',
  seek: 'jump',
  seekSeq: 'jump',
  live: 'jump',
};
