/**
 * Functions: never more invocations at once than the concurrency allows, one at a time in an environment, none longer than
 * its Timeout, and each ends once; what the view counts is what the log tells.
 */
import type { Fact } from '../../kernel/log.ts';
import type { FunctionView } from '../../services/lambda/contract.ts';
import type { FunctionSettings } from '../../services/lambda/settings.ts';
import type { Answers } from './answers.ts';
import { Effects } from './effects.ts';
import { instant } from './instant.ts';
import type { Stage } from './stage.ts';
import { type Checker, callOf, type Story } from './story.ts';
import { Trail } from './trail.ts';

const accountConcurrency = 1_000;

export interface Invocation {
  functionId: string;
  environment: number;
  messages: readonly number[];
  /** The cause of its beginning: a request, an act of the learner, or something of the function's own. */
  causeSeq: number;
  startedMs: number;
  endsAtMs: number;
  timeoutAtMs: number;
  /** What it sends onward before it returns. */
  onwardCalls: number[];
  isEnded: boolean;
}

interface Environment {
  bornMs: number;
  /** Idle only: since when, and when it goes. */
  idleSinceMs: number;
  goesAtMs: number;
}

interface LambdaFunction {
  id: string;
  running: Map<number, Invocation>;
  environments: Map<number, Environment>;
  environmentsEver: Set<number>;
  effects: Effects;
  totals: Record<Total, number>;
}

type Total =
  | 'invocationsTotal'
  | 'coldStartsTotal'
  | 'errorsTotal'
  | 'timeoutsTotal'
  | 'throttlesTotal'
  | 'billedMs';

export class Functions implements Checker {
  private readonly functions = new Map<string, LambdaFunction>();
  private readonly trail = new Trail<Invocation>(({ tag }) => tag === 'sentOnward');
  private readonly started = new Map<number, Invocation>();

  constructor(
    private readonly story: Story,
    private readonly stage: Stage,
    private readonly answers: Answers,
  ) {}

  /** The invocation that a fact begins, or whose end it belongs to. */
  invocationOf(fact: Fact): Invocation | undefined {
    return this.started.get(fact.seq) ?? this.trail.of(fact);
  }

  /** The invocation whose end a fact follows from, even where it begins another one. */
  endingOf(fact: Fact): Invocation | undefined {
    return this.trail.of(fact);
  }

  see(fact: Fact): void {
    this.trail.see(fact);
    if (fact.service !== 'lambda') return;
    if (fact.type === 'ResourceCreated') this.functions.set(fact.resource, newFunction(fact.resource));
    const lambda = this.functions.get(fact.resource);
    if (!lambda) return;
    switch (fact.type) {
      case 'ResourceRemoved':
        return void this.functions.delete(fact.resource);
      case 'EnvironmentStarted':
        return this.startEnvironment(lambda, fact);
      case 'EnvironmentGone':
        return this.endEnvironment(lambda, fact);
      case 'InvocationStarted':
        return this.start(lambda, fact);
      case 'InvocationThrottled':
        return this.throttle(lambda, fact);
      case 'RequestDeparted':
        return this.sendOnward(fact);
      case 'InvocationSucceeded':
      case 'InvocationFailed':
        return this.end(lambda, fact);
    }
  }

  private say(fact: Fact, sentence: string): void {
    const { environment } = fact.detail;
    const about = environment === undefined ? '' : `, environment ${environment}`;
    this.story.report('functions', fact.seq, `${fact.resource}${about}: ${sentence}`);
  }

  private settings({ id }: LambdaFunction): FunctionSettings {
    return this.stage.settings(id) as unknown as FunctionSettings;
  }

  private concurrencyMax(lambda: LambdaFunction): number {
    return this.settings(lambda).ReservedConcurrentExecutions ?? accountConcurrency;
  }

  // ── environments ─────────────────────────────────────────────────────────────────────────────────────────────────

  private startEnvironment(lambda: LambdaFunction, fact: Fact): void {
    const { environment, initMs } = fact.detail as Record<string, number>;
    const number = environment as number;
    if (lambda.environmentsEver.has(number)) this.say(fact, 'its number was given before');
    if (initMs !== this.settings(lambda).coldStartSeconds * 1000)
      this.say(fact, `a cold start takes ${initMs} ms`);
    if (lambda.environments.size > lambda.running.size) this.say(fact, 'made although another one is idle');
    lambda.totals.coldStartsTotal++;
    lambda.environmentsEver.add(number);
    lambda.environments.set(number, { bornMs: fact.atMs, idleSinceMs: fact.atMs, goesAtMs: fact.atMs });
  }

  private endEnvironment(lambda: LambdaFunction, fact: Fact): void {
    const { environment: number, livedMs } = fact.detail as Record<string, number>;
    const environment = lambda.environments.get(number as number);
    if (!environment) return this.say(fact, 'goes, and it was not there');
    if (lambda.running.has(number as number)) this.say(fact, 'goes, and it is at work');
    if (environment.goesAtMs !== fact.atMs)
      this.say(fact, `goes, and was to be kept until ${environment.goesAtMs} ms`);
    if (livedMs !== fact.atMs - environment.bornMs) this.say(fact, `did not live ${livedMs} ms`);
    lambda.environments.delete(number as number);
  }

  // ── invocations ──────────────────────────────────────────────────────────────────────────────────────────────────

  private start(lambda: LambdaFunction, fact: Fact): void {
    const { isCold, messages = [], records } = fact.detail;
    const { environment, initMs, endsAtMs } = fact.detail as Record<string, number>;
    const number = environment as number;
    const before = this.story.facts[fact.seq - 1];
    const isNew = before?.type === 'EnvironmentStarted' && before.detail.environment === number;
    const { Timeout } = this.settings(lambda);
    const timeoutAtMs = instant(instant(fact.atMs + (initMs as number)) + Timeout * 1000);
    const own = lambda.environments.get(number);
    if (!own) this.say(fact, 'invoked, and it is not there');
    if (isCold !== isNew) this.say(fact, isNew ? 'new, and called warm' : 'warm, and called new');
    if (lambda.running.has(number)) this.say(fact, 'invoked while it is at work');
    if (own && !isNew && this.isOtherFresher(lambda, own))
      this.say(fact, 'invoked although another one was used later');
    if (lambda.running.size >= this.concurrencyMax(lambda))
      this.say(fact, `begins beside ${lambda.running.size}, and ${this.concurrencyMax(lambda)} may run`);
    if ((endsAtMs as number) > timeoutAtMs) this.say(fact, `is to last beyond its Timeout of ${Timeout} s`);
    if (records !== messages.length) this.say(fact, `speaks of ${records} records and of other messages`);
    const invocation: Invocation = {
      functionId: lambda.id,
      environment: number,
      messages,
      causeSeq: fact.causeSeq,
      startedMs: fact.atMs,
      endsAtMs: endsAtMs as number,
      timeoutAtMs,
      onwardCalls: [],
      isEnded: false,
    };
    lambda.totals.invocationsTotal++;
    lambda.running.set(number, invocation);
    this.started.set(fact.seq, invocation);
    this.trail.mark(fact, invocation);
  }

  /** Of the idle ones the one used last is taken. */
  private isOtherFresher({ environments, running }: LambdaFunction, { idleSinceMs }: Environment): boolean {
    return [...environments].some(
      ([number, other]) => !running.has(number) && other.idleSinceMs > idleSinceMs,
    );
  }

  private throttle(lambda: LambdaFunction, fact: Fact): void {
    lambda.totals.throttlesTotal++;
    if (lambda.running.size < this.concurrencyMax(lambda))
      this.say(fact, `throttled beside ${lambda.running.size}, and ${this.concurrencyMax(lambda)} may run`);
  }

  private sendOnward(fact: Fact): void {
    const call = callOf(fact);
    if (call.tag !== 'sentOnward') return;
    const invocation = this.trail.of(fact);
    if (!invocation || invocation.isEnded) return this.say(fact, 'sends onward, and no invocation is at it');
    if (call.origins.some((origin) => !invocation.messages.includes(origin)))
      this.say(fact, `sends onward m${call.origins.join(' m')}, not what it was invoked with`);
    invocation.onwardCalls.push(call.id);
  }

  private end(lambda: LambdaFunction, fact: Fact): void {
    const { messages = [], billedMs, kind } = fact.detail;
    const environment = fact.detail.environment as number;
    const invocation = this.trail.of(fact);
    if (!invocation || invocation.environment !== environment)
      return this.say(fact, `${fact.type}, and it was not invoked`);
    if (invocation.isEnded) return this.say(fact, `${fact.type}, and its invocation has ended`);
    const { startedMs } = invocation;
    if (messages.join() !== invocation.messages.join())
      this.say(fact, `ends with m${messages.join(' m')}, began with m${invocation.messages.join(' m')}`);
    const dueMs = kind === 'timeout' ? invocation.timeoutAtMs : this.returnsAtMs(invocation);
    if (fact.atMs !== dueMs) this.say(fact, `${fact.type}, and it was to end at ${dueMs} ms`);
    if (billedMs !== Math.ceil(instant(fact.atMs - startedMs)))
      this.say(fact, `billed ${billedMs} ms, and it ran ${fact.atMs - startedMs} ms`);
    this.countEffects(lambda, fact, invocation);
    const { totals } = lambda;
    totals.billedMs += billedMs as number;
    if (fact.type === 'InvocationFailed') totals[kind === 'timeout' ? 'timeoutsTotal' : 'errorsTotal']++;
    invocation.isEnded = true;
    lambda.running.delete(environment);
    const goesAtMs = instant(fact.atMs + this.settings(lambda).keepWarmSeconds * 1000);
    const own = lambda.environments.get(environment);
    if (own) Object.assign(own, { idleSinceMs: fact.atMs, goesAtMs });
  }

  /** When its work is over, and everything that it sent onward is answered. */
  private returnsAtMs({ endsAtMs, onwardCalls }: Invocation): number {
    return Math.max(endsAtMs, ...onwardCalls.map((id) => this.answers.knownMs(id)));
  }

  private countEffects({ effects }: LambdaFunction, fact: Fact, { messages }: Invocation): void {
    const done = fact.detail.done as readonly number[];
    for (const origin of done) {
      if (!messages.includes(origin)) this.say(fact, `did work on m${origin}, which it was not given`);
      const effect = effects.add(origin);
      if (done.length === 1 && fact.type === 'InvocationSucceeded' && fact.detail.effect !== effect)
        this.say(fact, `says effect ${fact.detail.effect} of m${origin}, the log knows ${effect}`);
    }
  }

  // ── the end ──────────────────────────────────────────────────────────────────────────────────────────────────────

  finish(): void {
    for (const lambda of this.functions.values()) this.finishFunction(lambda);
  }

  private endSay(sentence: string): void {
    this.story.report('functions', this.story.facts.length, sentence);
  }

  private finishFunction(lambda: LambdaFunction): void {
    const { nowMs, views } = this.story.run.end;
    const { id, running, environments, totals, effects } = lambda;
    for (const [number, invocation] of running) {
      const dueMs = Math.min(invocation.timeoutAtMs, this.returnsAtMs(invocation));
      if (dueMs < nowMs)
        this.endSay(`${id}, environment ${number}: was to end at ${dueMs} ms, and is still at work`);
    }
    for (const [number, { goesAtMs }] of environments)
      if (!running.has(number) && goesAtMs < nowMs)
        this.endSay(`${id}, environment ${number}: was to go at ${goesAtMs} ms`);
    const view = views.get(id) as FunctionView | undefined;
    if (!view) return this.endSay(`${id} is in the log and not there at the end`);
    const counts = {
      environmentCount: environments.size,
      busyCount: running.size,
      concurrency: running.size,
    };
    for (const [name, count] of Object.entries({ ...totals, ...effects.totals, ...counts })) {
      const shown = view[name as keyof FunctionView];
      if (shown !== count) this.endSay(`${id} shows ${name} ${shown}, the log leaves ${count}`);
    }
  }
}

function newFunction(id: string): LambdaFunction {
  return {
    id,
    running: new Map(),
    environments: new Map(),
    environmentsEver: new Set(),
    effects: new Effects(),
    totals: {
      invocationsTotal: 0,
      coldStartsTotal: 0,
      errorsTotal: 0,
      timeoutsTotal: 0,
      throttlesTotal: 0,
      billedMs: 0,
    },
  };
}
