/**
 * One engine behind the door to the page: paces it, packs frames, answers questions. A mistake of ours stops the run and
 * leaves a report. The clock is handed in, so that a test needs none.
 */
import type { Exchange } from '../aws/exchange.ts';
import { exchangeOf } from '../aws/exchanges.ts';
import { createEngine, type Engine } from '../engine.ts';
import type {
  ActionSummary,
  ActResult,
  BugReport,
  FaultSummary,
  Frame,
  JourneyLine,
  LoadResult,
  MessageDetail,
  Move,
  Reached,
  StoryLine,
} from '../frames.ts';
import type { Fact } from '../kernel/log.ts';
import type { Call, ContentsPage, OpenedItem } from '../kernel/service.ts';
import type { Ledger } from '../ledger/contract.ts';
import { LedgerBook } from '../ledger/ledger.ts';
import type { LintFinding } from '../lint/findings.ts';
import { lint } from '../lint/lint.ts';
import type { MeterReading } from '../meter/contract.ts';
import { readMeter } from '../meter/meter.ts';
import type { MetricSeries } from '../metrics/contract.ts';
import { MetricStore } from '../metrics/metrics.ts';
import type { Command } from '../protocol.ts';
import { parseScenario, readScenario, type Scenario, ScenarioError } from '../scenario.ts';
import { serviceDefinition } from '../services/index.ts';
import type { Until } from '../until.ts';
import { Watch } from '../untilWatch.ts';
import { type Branch, branchOf, goTo, growAgain } from './branches.ts';
import { Chronicle } from './chronicle.ts';
import { Copies } from './copies.ts';
import { contentOf, type Sent, sentIn } from './sent.ts';
import { isPainted, Pace, stepBack, stepForward, stepOff, stepOn } from './travel.ts';

/** While it plays a view is told at most so often, wall-clock ms: figures that change faster cannot be read. */
const viewEveryMs = 50;

interface Run {
  engine: Engine;
  chronicle: Chronicle;
  metrics: MetricStore;
  ledger: LedgerBook;
  scenario: Scenario;
  seed: number;
  /** Wake-ups handled up to the head. */
  headStep: number;
  /** What the last act in the past replaced. */
  replaced?: Branch;
}

export class Host {
  private run: Run | undefined;
  private bug: BugReport | undefined;
  private generation = 0;
  /** The next frame tells everything again. */
  private isFresh = true;
  private isPlaying = false;
  private readonly pace = new Pace();
  private sentMs = 0;
  private sentChanges = new Map<string, number>();
  /** Wall-clock ms of playing so far, and when each view was told last by that clock. */
  private playedMs = 0;
  private viewsToldMs = new Map<string, number>();
  private sentFaults = '';
  private watch: { untils: string; sees: Watch } | undefined;
  /** What has just ended playing. */
  private reached: Reached | undefined;

  /** @param clock wall-clock ms, for the budget of a frame only */
  constructor(private readonly clock: () => number) {}

  load(scenario: unknown, seed?: number): LoadResult {
    try {
      const engine = createEngine({ scenario: scenario as Scenario, seed });
      this.run = runOf(engine, scenario as Scenario, seed ?? (scenario as Scenario).seed);
    } catch (error) {
      if (error instanceof ScenarioError) return { problems: error.problems };
      this.report(error);
      return { problems: [] };
    }
    this.bug = undefined;
    this.watch = undefined;
    this.rewrite();
    return { problems: [] };
  }

  frame(move: Move): Frame {
    const { engine } = this.current();
    let isBehind = false;
    this.guard(() => {
      isBehind = this.travel(engine, move);
    });
    return this.pack(isBehind);
  }

  act(command: Command): ActResult {
    const run = this.current();
    const { engine } = run;
    const future = engine.isInPast ? branchOf(engine, run.headStep) : undefined;
    const result = this.guard(() => engine.apply(command));
    const { nowMs: atMs } = engine;
    if (!result) return { problem: 'The run has stopped.', factsDropped: 0, atMs };
    run.headStep = engine.stepCount;
    if (!future || result.factsDropped === 0) return { ...result, atMs };
    run.replaced = future;
    this.rewrite();
    return { ...result, atMs, fork: { atMs, toMs: future.headMs } };
  }

  read(document: unknown): ReturnType<typeof readScenario> {
    return readScenario(document);
  }

  readText(text: string): ReturnType<typeof parseScenario> {
    return parseScenario(text);
  }

  actions(service: string): ActionSummary[] {
    return Object.entries(serviceDefinition(service)?.actions ?? {})
      .filter(([, action]) => !action.isInternal)
      .map(([name, { doc, input }]) => ({ name, doc, input }));
  }

  contents(resource: string, from: number, count: number): ContentsPage | undefined {
    return this.current().engine.contents(resource, from, count);
  }

  open(resource: string, key: string): OpenedItem | undefined {
    return this.current().engine.open(resource, key);
  }

  /** One message's story and where it is now. Reads the whole log: for whoever looks, not for every frame. */
  message(origin: number): MessageDetail | undefined {
    const { engine, chronicle } = this.current();
    const places = engine.resources.flatMap(({ id }) => {
      const holds = engine.message(id, origin);
      return holds ? [{ resource: id, holds }] : [];
    });
    const journey: JourneyLine[] = [];
    const copies = new Copies(engine.log);
    let sent: Sent | undefined;
    for (let seq = engine.log.firstSeq; seq < engine.factCount; seq++) {
      const detail = engine.log.detailAt(seq);
      if (detail.message === origin || detail.messages?.includes(origin) === true) {
        const line = chronicle.lineOf(seq);
        const fact = engine.log.at(seq);
        const copy = fact && copies.take(fact);
        if (line) journey.push(copy === undefined ? line : { ...line, copy });
      }
      if (!sent && engine.log.typeAt(seq) === 'RequestDeparted')
        sent = sentIn(detail as unknown as Call, origin);
    }
    sent ??= sentByHand(engine, journey);
    if (journey.length === 0 && places.length === 0) return undefined;
    const group = chronicle.groupOf(origin);
    return {
      origin,
      body: sent?.body ?? '',
      places,
      journey,
      copies: copies.told(),
      ...(sent?.attributes ? { attributes: sent.attributes } : {}),
      ...(group ? { group } : {}),
    };
  }

  why(seq: number): StoryLine[] {
    const { engine, chronicle } = this.current();
    const chain: StoryLine[] = [];
    for (let at = seq; at >= 0 && chain.length < 200; ) {
      const line = chronicle.lineOf(at);
      if (line) chain.push(line);
      at = engine.log.at(at)?.causeSeq ?? -1;
    }
    return chain;
  }

  metrics(resource: string): MetricSeries[] {
    return this.current().metrics.series(resource);
  }

  ledger(): Ledger {
    return this.current().ledger.read();
  }

  meter(): MeterReading {
    return readMeter(this.current().engine);
  }

  /** Findings about a diagram that need not be the one that runs. None about a document that is no scenario. */
  lint(document: unknown): LintFinding[] {
    const reading = readScenario(document);
    return 'scenario' in reading ? lint(reading.scenario) : [];
  }

  exchange(seq: number): Exchange | undefined {
    return exchangeOf(this.current().engine, seq);
  }

  facts(fromSeq: number, count: number): Fact[] {
    const { log, factCount } = this.current().engine;
    return [...log.facts(fromSeq, Math.min(factCount, fromSeq + count))];
  }

  lines(fromSeq: number, count: number): string[] {
    const { chronicle } = this.current();
    return this.facts(fromSeq, count).map(({ seq }) => chronicle.lineOf(seq)?.line ?? '');
  }

  /** Runs the replaced commands again on a fresh engine, up to where that future went, and goes to the fork. */
  restoreFuture(): boolean {
    const { engine, scenario, seed, headStep, replaced } = this.current();
    if (!replaced) return false;
    const { fork } = replaced;
    const run = this.guard(() => {
      // Its books look on from the beginning.
      const begun = runOf(createEngine({ scenario, seed }), scenario, seed);
      growAgain(begun.engine, replaced);
      return begun;
    });
    if (!run) return false;
    const live: Branch = { ...branchOf(engine, headStep), fork };
    this.run = { ...run, headStep: replaced.headStep, replaced: live };
    this.watch = undefined;
    this.rewrite();
    return true;
  }

  hash(): string {
    const { engine } = this.current();
    return engine.log.hash(engine.factCount);
  }

  private travel(engine: Engine, move: Move): boolean {
    this.isPlaying = move.type === 'play';
    if (move.type === 'play') this.playedMs += move.elapsedMs;
    else this.pace.forget();
    const before = engine.nowMs;
    const stepBefore = engine.stepCount;
    let isBehind = false;
    this.reached = undefined;
    switch (move.type) {
      case 'play':
        if (move.until && move.until.length > 0) isBehind = this.playUntil(engine, move, move.until);
        else isBehind = this.pace.play(engine, move, this.clock);
        break;
      case 'pause':
        break;
      case 'step':
        this.step(engine, move);
        break;
      case 'stepBack':
        stepOff(engine, move);
        break;
      case 'nextMark':
        stepForward(engine, isPainted);
        break;
      case 'previousMark':
        stepBack(engine, isPainted);
        break;
      case 'skip':
        if (Number.isFinite(engine.nextMs)) engine.step();
        break;
      case 'seek':
        engine.seek(move.toMs);
        break;
      case 'seekSeq':
        this.seekSeq(engine, move.seq);
        break;
      case 'live':
        engine.seek(engine.headMs);
        break;
    }
    if (engine.nowMs < before || engine.stepCount < stepBefore) this.rewrite();
    if (!engine.isInPast) this.current().headStep = engine.stepCount;
    return isBehind;
  }

  /** A message to which nothing more happens takes nobody along: the run is back where it was. */
  private step(engine: Engine, move: Move & { type: 'step' }): void {
    const { nowMs, stepCount: step } = engine;
    if (stepOn(engine, move) || move.by !== 'message') return;
    if (!engine.isInPast) this.current().headStep = engine.stepCount;
    goTo(engine, { nowMs, step });
  }

  private playUntil(engine: Engine, move: Move & { type: 'play' }, untils: readonly Until[]): boolean {
    const told = JSON.stringify(untils);
    const known = this.watch;
    const isKnown = known?.untils === told && known.sees.isOf(engine);
    const watch = isKnown ? known.sees : new Watch(engine, untils);
    this.watch = { untils: told, sees: watch };
    const { reached, isBehind } = this.pace.playUntil(engine, move, watch, this.clock);
    if (!reached) return isBehind;
    this.reached = reached;
    this.isPlaying = false;
    this.pace.forget();
    return false;
  }

  private seekSeq(engine: Engine, seq: number): void {
    if (seq === 0) engine.seekStep(0);
    else if (seq >= engine.log.firstSeq && seq < engine.log.length) engine.seekStep(engine.log.stepAt(seq));
  }

  /** Everything drawn from older frames is void. */
  private rewrite(): void {
    this.generation++;
    this.isFresh = true;
    this.run?.ledger.startOver();
  }

  private pack(isBehind: boolean): Frame {
    const run = this.current();
    const { engine, chronicle } = run;
    const { isFresh } = this;
    if (isFresh) {
      chronicle.startOver();
      this.sentChanges = new Map();
      this.sentFaults = '';
    }
    const read = chronicle.read(isFresh);
    if (read.isCrowded) {
      this.rewrite();
      return this.pack(isBehind);
    }
    const { story, marks } = read;
    const since = isFresh ? engine.nowMs : this.sentMs;
    const transits = chronicle.transits.pack(since, chronicle);
    const { views, removed } = this.changedViews(engine);
    for (const line of story) if (line.group !== undefined) chronicle.groups.numberOf(line.group);
    const faults = this.changedFaults(engine);
    this.sentMs = engine.nowMs;
    this.isFresh = false;
    return {
      nowMs: engine.nowMs,
      headMs: engine.headMs,
      nextMs: engine.nextMs,
      step: engine.stepCount,
      isPlaying: this.isPlaying,
      isInPast: engine.isInPast,
      isBehind,
      generation: this.generation,
      resources: chronicle.resources.list,
      groups: chronicle.groups.list,
      codes: chronicle.codes.list,
      views,
      removed,
      ...(faults ? { faults } : {}),
      transits: transits.numbers,
      transitsOmitted: transits.omitted,
      story,
      marks,
      markShare: chronicle.markShare,
      factCount: engine.factCount,
      ...(this.reached ? { reached: this.reached } : {}),
      canRestoreFuture: run.replaced !== undefined,
      ...(this.bug ? { bug: this.bug } : {}),
    };
  }

  private changedViews(engine: Engine): Pick<Frame, 'views' | 'removed'> {
    const views: Record<string, object> = {};
    const alive = new Set<string>();
    for (const { id } of engine.resources) {
      alive.add(id);
      const changes = engine.changeCount(id);
      if (this.sentChanges.get(id) === changes || this.isTooSoon(id)) continue;
      this.sentChanges.set(id, changes);
      this.viewsToldMs.set(id, this.playedMs);
      const view = engine.view(id);
      if (view) views[id] = view;
    }
    const removed = [...this.sentChanges.keys()].filter((id) => !alive.has(id));
    for (const id of removed) {
      this.sentChanges.delete(id);
      this.viewsToldMs.delete(id);
    }
    return { views, removed };
  }

  private isTooSoon(id: string): boolean {
    const toldMs = this.viewsToldMs.get(id) ?? Number.NEGATIVE_INFINITY;
    return this.isPlaying && !this.isFresh && this.playedMs - toldMs < viewEveryMs;
  }

  private changedFaults(engine: Engine): Record<string, readonly FaultSummary[]> | undefined {
    const all: Record<string, readonly FaultSummary[]> = {};
    for (const { id } of [...engine.resources, ...engine.links]) {
      const faults = engine.faultsOn(id);
      if (faults.length > 0) all[id] = faults;
    }
    const text = JSON.stringify(all);
    if (text === this.sentFaults) return undefined;
    this.sentFaults = text;
    return all;
  }

  private current(): Run {
    if (!this.run) throw new Error('No scenario is loaded.');
    return this.run;
  }

  /** Runs our own code; a mistake in it ends the run for good. */
  private guard<T>(work: () => T): T | undefined {
    if (this.bug) return undefined;
    try {
      return work();
    } catch (error) {
      this.report(error);
      return undefined;
    }
  }

  private report(error: unknown): void {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    const run = this.run;
    this.bug = {
      sentence: message,
      stack: stack ?? '',
      seed: run?.seed ?? 0,
      scenario: run?.scenario ?? ({} as Scenario),
      commands: run?.engine.commands ?? [],
      lastFact: run?.engine.log.at(run.engine.factCount - 1),
    };
  }
}

/** A run with all its books, at its start. */
function runOf(engine: Engine, scenario: Scenario, seed: number): Run {
  return {
    engine,
    chronicle: new Chronicle(engine),
    metrics: new MetricStore(engine),
    ledger: new LedgerBook(engine),
    scenario,
    seed,
    headStep: 0,
  };
}

/** What the learner sent in their own name: no request departed, the act itself holds the message. */
function sentByHand(engine: Engine, journey: readonly StoryLine[]): Sent | undefined {
  const first = journey[0];
  const cause = first && engine.log.at(first.causeSeq);
  const command = cause?.detail.command as Command | undefined;
  return command?.type === 'call' ? contentOf(command.input) : undefined;
}
