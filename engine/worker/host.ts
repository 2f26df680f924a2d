/**
 * One engine behind the door to the page: paces it, packs frames, answers questions. A mistake of ours stops the run and
 * leaves a report. The clock is handed in, so that a test needs none.
 */
import type { Exchange } from '../aws/exchange.ts';
import { exchangeOf } from '../aws/exchanges.ts';
import { createEngine, type Engine } from '../engine.ts';
import type {
  ActionSummary,
  BugReport,
  FaultSummary,
  Frame,
  LoadResult,
  MessageDetail,
  Move,
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
import type { Command, CommandResult } from '../protocol.ts';
import { readScenario, type Scenario, ScenarioError } from '../scenario.ts';
import { serviceDefinition } from '../services/index.ts';
import { Chronicle } from './chronicle.ts';
import { contentOf, type Sent, sentIn } from './sent.ts';
import { isPainted, Pace, stepBack, stepForward } from './travel.ts';

/** While it plays a view is told at most so often, wall-clock ms: figures that change faster cannot be read. */
const viewEveryMs = 50;

interface Run {
  engine: Engine;
  chronicle: Chronicle;
  metrics: MetricStore;
  ledger: LedgerBook;
  scenario: Scenario;
  seed: number;
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

  /** @param clock wall-clock ms, for the budget of a frame only */
  constructor(private readonly clock: () => number) {}

  load(scenario: unknown, seed?: number): LoadResult {
    try {
      const engine = createEngine({ scenario: scenario as Scenario, seed });
      this.run = {
        engine,
        chronicle: new Chronicle(engine),
        metrics: new MetricStore(engine),
        ledger: new LedgerBook(engine),
        scenario: scenario as Scenario,
        seed: seed ?? (scenario as Scenario).seed,
      };
    } catch (error) {
      if (error instanceof ScenarioError) return { problems: error.problems };
      this.report(error);
      return { problems: [] };
    }
    this.bug = undefined;
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

  act(command: Command): CommandResult {
    const { engine } = this.current();
    const result = this.guard(() => engine.apply(command));
    if (result && result.factsDropped > 0) this.rewrite();
    return result ?? { problem: 'The run has stopped.', factsDropped: 0 };
  }

  read(document: unknown): ReturnType<typeof readScenario> {
    return readScenario(document);
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
    const journey: StoryLine[] = [];
    let sent: Sent | undefined;
    for (let seq = engine.log.firstSeq; seq < engine.factCount; seq++) {
      const detail = engine.log.detailAt(seq);
      if (detail.message === origin || detail.messages?.includes(origin) === true) {
        const line = chronicle.lineOf(seq);
        if (line) journey.push(line);
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

  /** Brings back what the last act in the past replaced. */
  restoreFuture(): boolean {
    return false;
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
    switch (move.type) {
      case 'play':
        isBehind = this.pace.play(engine, move, this.clock);
        break;
      case 'pause':
        break;
      case 'step':
        stepForward(engine);
        break;
      case 'stepBack':
        stepBack(engine);
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
    return isBehind;
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
    const { engine, chronicle } = this.current();
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
      canRestoreFuture: false,
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

/** What the learner sent in their own name: no request departed, the act itself holds the message. */
function sentByHand(engine: Engine, journey: readonly StoryLine[]): Sent | undefined {
  const first = journey[0];
  const cause = first && engine.log.at(first.causeSeq);
  const command = cause?.detail.command as Command | undefined;
  return command?.type === 'call' ? contentOf(command.input) : undefined;
}
