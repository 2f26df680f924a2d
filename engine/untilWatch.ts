/** Watches a run for conditions, one step after the other. Whoever waits for nothing has no watch, and pays nothing. */
import type { Engine } from './engine.ts';
import type { Reached } from './frames.ts';
import type { Fact } from './kernel/log.ts';
import type { Origin } from './kernel/service.ts';
import type { FunctionView } from './services/lambda/contract.ts';
import type { ReaderView } from './services/reader/contract.ts';
import type { Until } from './until.ts';
import { Arrivals } from './untilArrivals.ts';
import { isProof } from './untilFacts.ts';

/** One condition: asked of every new fact, then of the state after the step. */
interface Sentry {
  until: Until;
  /** True when the fact makes it true. */
  hears(seq: number): boolean;
  /** True when the state does; or the number of the fact that led to it. */
  sees(): boolean | number;
}

export class Watch {
  /** The first moment at which time alone may make a condition true, ms. */
  readonly dueMs: number;
  private readonly sentries: readonly Sentry[];
  private readTo: number;
  /** Where it looked last. */
  private step: number;
  private nowMs: number;

  constructor(
    private readonly engine: Engine,
    untils: readonly Until[],
  ) {
    this.sentries = untils.map((until) => sentryFor(engine, until));
    this.dueMs = Math.min(
      ...untils.map((until) => (until.kind === 'time' ? until.atMs : Number.POSITIVE_INFINITY)),
    );
    this.readTo = engine.factCount;
    this.step = engine.stepCount;
    this.nowMs = engine.nowMs;
  }

  /** False once the run was moved behind its back: what it knows is then of another moment. */
  isOf(engine: Engine): boolean {
    const { stepCount, nowMs, factCount } = engine;
    const isThere = stepCount === this.step && nowMs === this.nowMs && factCount >= this.readTo;
    return isThere && engine === this.engine;
  }

  /** Takes in what has happened since it looked last. The first condition that has come true, if any. */
  look(): Reached | undefined {
    const { engine } = this;
    const { factCount, nowMs } = engine;
    let outcome: Reached | undefined;
    // All of them hear everything, so that none has missed a fact when the run goes on.
    for (; this.readTo < factCount; this.readTo++) {
      for (const sentry of this.sentries) {
        if (sentry.hears(this.readTo)) outcome ??= this.proven(sentry.until, this.readTo);
      }
    }
    for (const sentry of this.sentries) {
      const seen = sentry.sees();
      if (seen === false || outcome) continue;
      outcome = seen === true ? { until: sentry.until, atMs: nowMs } : this.proven(sentry.until, seen);
    }
    this.step = engine.stepCount;
    this.nowMs = nowMs;
    return outcome;
  }

  private proven(until: Until, seq: number): Reached {
    const { resource = '', detail = {} } = this.engine.log.at(seq) ?? {};
    const { message, messages, origins } = detail as Fact['detail'] & { origins?: readonly Origin[] };
    const many = messages ?? origins ?? [];
    const origin = message ?? (many.length === 1 ? many[0] : undefined);
    return { until, seq, atMs: this.engine.nowMs, resource, ...(origin === undefined ? {} : { origin }) };
  }
}

const hearsNothing = () => false;
const seesNothing = () => false;

function sentryFor(engine: Engine, until: Until): Sentry {
  switch (until.kind) {
    case 'arrives':
      return arrivalSentry(engine, until, new Arrivals(engine, until.resource));
    case 'empty':
      return emptySentry(engine, until);
    case 'iteratorAge':
      return ageSentry(engine, until);
    case 'time':
      return { until, hears: hearsNothing, sees: () => engine.nowMs >= until.atMs };
    default:
      return { until, hears: (seq) => isProof(engine, seq, until), sees: seesNothing };
  }
}

function arrivalSentry(engine: Engine, until: Until, arrivals: Arrivals): Sentry {
  let heardAtStep = -1;
  return {
    until,
    hears(seq) {
      const hasArrived = arrivals.hears(seq);
      if (hasArrived) heardAtStep = engine.stepCount;
      return hasArrived;
    },
    sees() {
      return heardAtStep === engine.stepCount ? false : (arrivals.silent() ?? false);
    },
  };
}

/** Asks for a state only when the resource has changed, and tells only of the change to true. */
function stateSentry(
  engine: Engine,
  until: Until & { resource: string },
  isTrue: () => boolean,
  wasTrueAtFirst: boolean,
): Sentry {
  let changes = engine.changeCount(until.resource);
  let was = wasTrueAtFirst;
  return {
    until,
    hears: hearsNothing,
    sees() {
      const changesNow = engine.changeCount(until.resource);
      if (changesNow === changes) return false;
      changes = changesNow;
      const before = was;
      was = isTrue();
      return was && !before;
    },
  };
}

/** A queue that is empty from the start has to hold something first. */
function emptySentry(engine: Engine, until: Extract<Until, { kind: 'empty' }>): Sentry {
  const isEmpty = () => engine.contents(until.resource, 0, 1)?.total === 0;
  return stateSentry(engine, until, isEmpty, isEmpty());
}

/** A reader that lags already when the waiting begins is told at its next read. */
function ageSentry(engine: Engine, until: Extract<Until, { kind: 'iteratorAge' }>): Sentry {
  const lags = () => iteratorAgeMs(engine.view(until.resource)) > until.overMs;
  return stateSentry(engine, until, lags, false);
}

/** How far a reader of streams is behind, of all its shards the most, ms; 0 for what reads none. */
function iteratorAgeMs(view: object | undefined): number {
  const kind = (view as { kind?: string } | undefined)?.kind;
  if (kind === 'reader') return (view as ReaderView).behindMaxMs;
  if (kind !== 'lambda') return 0;
  const { mappings } = view as FunctionView;
  return mappings.reduce((most, { lanes }) => Math.max(most, ...lanes.map(({ ageMs }) => ageMs)), 0);
}
