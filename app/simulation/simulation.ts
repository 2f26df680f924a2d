/**
 * The page's hand on the run. Moves are asked for one at a time, at most one an animation frame, and only while the run
 * plays or somebody moves it: a page that shows a paused run asks for nothing.
 */
import type {
  ActResult,
  Command,
  ContentsPage,
  EngineDoor,
  Frame,
  MessageDetail,
  Move,
  OpenedItem,
  Problem,
  Scenario,
  StepBy,
  StoryLine,
  Until,
} from '../../engine/index.ts';
import { mirror, receive, recordedIn } from './mirror.ts';
import { type Motion, viewClock } from './viewClock.ts';

/** What the client needs of the world besides the engine. A test hands in its own. */
export interface Surroundings {
  /** Calls back before the next paint, with the wall clock in ms; never while the page is hidden. */
  nextFrame(callback: (wallMs: number) => void): void;
  /** What playing stops at whatever else is waited for; none unless given. */
  pausePoints?(): readonly Until[];
}

export interface Simulation {
  /** Starts a scenario at 0, paused. The problems when it is none; then nothing has changed. */
  load(scenario: Scenario): Promise<readonly Problem[]>;
  play(): void;
  pause(): void;
  toggle(): void;
  /** With `by`, to the next wake-up of any kind, or to what happens next to the message `origin`. */
  step(by?: StepBy, origin?: number): void;
  stepBack(by?: StepBy, origin?: number): void;
  nextMark(): void;
  previousMark(): void;
  skip(): void;
  seek(toMs: number): void;
  seekSeq(seq: number): void;
  toStart(): void;
  live(): void;
  /** Plays until one of these is true: at the speed that is set, or as fast as the engine can. */
  runUntil(until: readonly Until[], isJump?: boolean): void;
  /** Waits for nothing any more. A jump stops; what plays plays on. */
  dropUntil(): void;
  /** Brings back what the last act in the past replaced. False when there is nothing to bring back. */
  restoreFuture(): Promise<boolean>;
  setSpeed(speed: number): void;
  act(command: Command): Promise<ActResult>;
  /** Checks a document of any version and fills it in; nothing is loaded. */
  read(document: unknown): ReturnType<EngineDoor['read']>;
  /** The same of a document's text. */
  readText(text: string): ReturnType<EngineDoor['readText']>;
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
  lines(fromSeq: number, count: number): ReturnType<EngineDoor['lines']>;
}

export type ActionSummaries = Awaited<ReturnType<EngineDoor['actions']>>;

const speedMin = 0.01;
const speedMax = 10_000;

/** A longer pause between two frames is not caught up with: the tab slept. */
const elapsedMsMax = 500;

const noPausePoints = (): readonly Until[] => [];

export function createSimulation(
  door: EngineDoor,
  { nextFrame, pausePoints = noPausePoints }: Surroundings,
): Simulation {
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
    const { isPlaying, status, speed, waiting: awaited } = mirror.getState();
    if (!isPlaying || status !== 'ready') return undefined;
    const elapsedMs = lastPlayWallMs === undefined ? 0 : Math.min(elapsedMsMax, wallMs - lastPlayWallMs);
    lastPlayWallMs = wallMs;
    const until = [...(awaited?.until ?? []), ...pausePoints()];
    if (until.length === 0) return { type: 'play', elapsedMs, speed };
    return { type: 'play', elapsedMs, speed, until, ...(awaited?.isJump ? { isJump: true } : {}) };
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
    const { isPlaying: wasPlaying, step: stepBefore } = mirror.getState();
    viewClock.follow(frame, motionOf[move.type]);
    receive(frame);
    // Whether the run plays is decided here: the frame tells what was true when it was asked for.
    if (!frame.bug) mirror.setState({ isPlaying: wasPlaying });
    if (move.type === 'play' && wasPlaying) endWhereTold(frame);
    const { by, origin } = move.type === 'step' ? move : {};
    if (by === 'message' && origin !== undefined && frame.step === stepBefore) {
      mirror.setState({ stepInVain: { origin } });
    }
  }

  /** What was waited for has come, or can come no more. */
  function endWhereTold({ reached, nowMs, nextMs, isInPast }: Frame): void {
    const { waiting: awaited } = mirror.getState();
    const waited = awaited?.until ?? [];
    const isOver = !Number.isFinite(nextMs) && !isInPast && !waited.some(({ kind }) => kind === 'time');
    if (!reached && !(awaited && isOver)) return;
    lastPlayWallMs = undefined;
    // At a pause point the rest is still to come.
    const isWaitingOn = reached?.until.kind === 'arrives' && awaited !== undefined;
    mirror.setState({
      isPlaying: false,
      ended: { atMs: nowMs, reached, waited },
      waiting: isWaitingOn ? { ...awaited, isJump: false } : undefined,
    });
  }

  function stop(error: unknown): void {
    mirror.setState({ status: 'stopped', isPlaying: false, failure: String(error) });
  }

  function begin(): void {
    run++;
    waiting = [{ type: 'pause' }];
    lastPlayWallMs = undefined;
    mirror.setState({
      isPlaying: false,
      replaced: undefined,
      otherFuture: undefined,
      waiting: undefined,
      ended: undefined,
    });
  }

  /** Whoever takes the run in hand has seen why it stopped, and ends a jump. */
  function takeOver(isPlaying: boolean): void {
    const { waiting: awaited } = mirror.getState();
    mirror.setState({
      isPlaying,
      ended: undefined,
      ...(awaited?.isJump ? { waiting: { ...awaited, isJump: false } } : {}),
    });
  }

  function move(next: Move): void {
    takeOver(false);
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
      takeOver(true);
      schedule();
    },
    pause: () => move({ type: 'pause' }),
    toggle() {
      if (mirror.getState().isPlaying) this.pause();
      else this.play();
    },
    step: (by, origin) => move({ type: 'step', ...stepSize(by, origin) }),
    stepBack: (by, origin) => move({ type: 'stepBack', ...stepSize(by, origin) }),
    nextMark: () => move({ type: 'nextMark' }),
    previousMark: () => move({ type: 'previousMark' }),
    skip: () => move({ type: 'skip' }),
    seek: (toMs) => move({ type: 'seek', toMs: Math.max(0, toMs) }),
    seekSeq: (seq) => move({ type: 'seekSeq', seq }),
    // Before the first thing that happens, which may happen at time 0.
    toStart: () => move({ type: 'seekSeq', seq: 0 }),
    live: () => move({ type: 'live' }),
    runUntil(until, isJump = false) {
      this.play();
      mirror.setState({ waiting: { until, isJump } });
    },
    dropUntil() {
      if (mirror.getState().waiting?.isJump) this.pause();
      mirror.setState({ waiting: undefined });
    },
    async restoreFuture() {
      takeOver(false);
      mirror.setState({ isRestoring: true });
      const isBack = await door.restoreFuture().finally(() => mirror.setState({ isRestoring: false }));
      if (isBack) showOtherFuture();
      waiting.push({ type: 'pause' });
      schedule();
      return isBack;
    },
    setSpeed: (speed) => mirror.setState({ speed: Math.min(speedMax, Math.max(speedMin, speed)) }),
    async act(command) {
      const result = await door.act(command);
      const { factsDropped, fork } = result;
      if (fork) {
        const otherFuture = { toMs: fork.toMs, recorded: mirror.getState().recorded };
        mirror.setState({ replaced: { ...fork, factsDropped }, otherFuture, isInPast: false });
      }
      // A run that plays shows the act with its next frame anyway.
      if (!mirror.getState().isPlaying) waiting.push({ type: 'pause' });
      schedule();
      return result;
    },
    read: (document) => door.read(document),
    readText: (text) => door.readText(text),
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
    lines: (fromSeq, count) => door.lines(fromSeq, count),
  };
}

function stepSize(by?: StepBy, origin?: number): { by?: StepBy; origin?: number } {
  return { ...(by ? { by } : {}), ...(origin === undefined ? {} : { origin }) };
}

/** The two futures change places: what was recorded of the one is what lies ahead now. */
function showOtherFuture(): void {
  const state = mirror.getState();
  mirror.setState({
    recorded: state.otherFuture?.recorded,
    otherFuture: { toMs: state.headMs, recorded: state.recorded ?? recordedIn(state) },
  });
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
