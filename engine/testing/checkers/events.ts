/**
 * Asynchronous invocations: an event that a function took in ends once: done, or given up after three attempts or six hours.
 * Calls that wait for the result get it.
 */
import type { Fact } from '../../kernel/log.ts';
import type { FunctionView } from '../../services/lambda/contract.ts';
import type { Answers } from './answers.ts';
import type { Functions, Invocation } from './functions.ts';
import { instant } from './instant.ts';
import { type Checker, callOf, type Story } from './story.ts';
import { Trail } from './trail.ts';

const retryPausesMs = [60_000, 120_000];
const throttlePauseMsMax = 300_000;
const ageMsMax = 6 * 3_600_000;

interface LambdaEvent {
  functionId: string;
  messages: readonly number[];
  acceptedMs: number;
  /** new: not tried; failed: what comes next has still to be said. */
  state: 'new' | 'running' | 'failed' | 'throttled' | 'retrying' | 'ended';
  invocations: number;
  /** In a row. */
  throttles: number;
  dueMs: number;
}

/** A call that waits for the result. */
interface Waiting {
  functionId: string;
  causeSeq: number;
  /** The fact that ended its invocation. */
  endSeq: number | undefined;
  isAnswered: boolean;
}

export class Events implements Checker {
  private readonly events = new Set<LambdaEvent>();
  private readonly trail = new Trail<LambdaEvent>(() => false);
  private readonly byInvocation = new Map<Invocation, LambdaEvent>();
  private readonly calls = new Map<number, Waiting>();

  constructor(
    private readonly story: Story,
    private readonly functions: Functions,
    private readonly answers: Answers,
  ) {}

  /** Whether a fact is about an event or about a caller that waits: not about a batch. */
  isOwn(fact: Fact): boolean {
    return this.eventOf(fact) !== undefined || this.story.requestOf(fact)?.action === 'Invoke';
  }

  see(fact: Fact): void {
    if (fact.service !== 'lambda') return;
    switch (fact.type) {
      case 'ResourceRemoved':
        return this.forget(fact.resource);
      case 'EventQueued':
        return this.accept(fact);
      case 'InvocationStarted':
        return this.start(fact);
      case 'InvocationThrottled':
        return this.throttle(fact);
      case 'InvocationSucceeded':
      case 'InvocationFailed':
        return this.end(fact);
      case 'EventRetried':
        return this.retry(fact);
      case 'EventGivenUp':
        return this.giveUp(fact);
      case 'ReplyDeparted':
      case 'LearnerAnswered':
        return this.answer(fact);
    }
  }

  private say(fact: Fact, sentence: string): void {
    const { message, messages = message === undefined ? [] : [message] } = fact.detail;
    const about = messages.map((origin) => `m${origin}`).join(' ');
    this.story.report('events', fact.seq, `${fact.resource}, ${about}: ${sentence}`);
  }

  private forget(id: string): void {
    for (const event of this.events) if (event.functionId === id) this.events.delete(event);
    for (const [key, { functionId }] of this.calls) if (functionId === id) this.calls.delete(key);
  }

  /** The event whose next attempt, or end of an attempt, a fact belongs to. */
  private eventOf(fact: Fact): LambdaEvent | undefined {
    const event = this.trail.of(fact);
    if (event?.functionId === fact.resource) return event;
    const invocation = this.functions.invocationOf(fact);
    return invocation && this.byInvocation.get(invocation);
  }

  private accept(fact: Fact): void {
    const event: LambdaEvent = {
      functionId: fact.resource,
      messages: fact.detail.messages ?? [],
      acceptedMs: fact.atMs,
      state: 'new',
      invocations: 0,
      throttles: 0,
      dueMs: fact.atMs,
    };
    this.events.add(event);
    const cause = this.story.facts[fact.causeSeq];
    if (cause) this.trail.mark(cause, event);
  }

  private start(fact: Fact): void {
    const event = this.trail.of(fact);
    const invocation = this.functions.invocationOf(fact);
    if (event?.functionId === fact.resource && invocation) {
      this.checkAttempt(event, fact);
      event.state = 'running';
      event.invocations++;
      event.throttles = 0;
      this.byInvocation.set(invocation, event);
    } else if (this.story.requestOf(fact)?.action === 'Invoke') {
      const { causeSeq, resource: functionId } = fact;
      this.calls.set(fact.seq, { functionId, causeSeq, endSeq: undefined, isAnswered: false });
    }
  }

  private checkAttempt(event: LambdaEvent, fact: Fact): void {
    if (event.state === 'running' || event.state === 'ended')
      this.say(fact, `tried while it is ${event.state}`);
    if (event.dueMs !== fact.atMs) this.say(fact, `tried, and it was due at ${event.dueMs} ms`);
    if (event.messages.join() !== (fact.detail.messages ?? []).join())
      this.say(fact, 'tried with other messages');
    if (fact.atMs - event.acceptedMs >= ageMsMax) this.say(fact, 'tried, and it is older than six hours');
  }

  private throttle(fact: Fact): void {
    const event = this.trail.of(fact);
    if (event?.functionId !== fact.resource) return;
    this.checkAttempt(event, fact);
    event.state = 'throttled';
    event.throttles++;
  }

  private end(fact: Fact): void {
    const invocation = this.functions.invocationOf(fact);
    const event = invocation && this.byInvocation.get(invocation);
    const start = [...this.calls].find(([, call]) => call.causeSeq === invocation?.causeSeq)?.[1];
    if (start) start.endSeq = fact.seq;
    if (!event) return;
    event.state = fact.type === 'InvocationFailed' ? 'failed' : 'ended';
    if (event.state === 'ended') this.events.delete(event);
  }

  private retry(fact: Fact): void {
    const { why, attempt, inMs } = fact.detail as { why: string; attempt: number; inMs: number };
    const event = this.eventOf(fact);
    if (!event) return this.say(fact, 'tried again, and it was not taken in');
    const { state, invocations, throttles } = event;
    if (state !== (why === 'retrying' ? 'failed' : 'throttled'))
      this.say(fact, `tried again (${why}) while it is ${state}`);
    const pauseMs =
      why === 'retrying'
        ? retryPausesMs[invocations - 1]
        : Math.min(throttlePauseMsMax, 1_000 * 2 ** (throttles - 1));
    if (inMs !== pauseMs) this.say(fact, `tried again in ${inMs} ms, the rule says ${pauseMs}`);
    if (attempt !== invocations + 1)
      this.say(fact, `says attempt ${attempt}, the log knows ${invocations} before`);
    event.state = why as 'retrying' | 'throttled';
    event.dueMs = instant(fact.atMs + inMs);
    this.trail.mark(fact, event);
  }

  private giveUp(fact: Fact): void {
    const { condition, attempts } = fact.detail;
    const event = this.eventOf(fact);
    if (!event || event.state === 'ended') return this.say(fact, 'given up, and it was not there');
    const isOld = fact.atMs - event.acceptedMs >= ageMsMax;
    const isSpent = event.state === 'failed' && event.invocations === retryPausesMs.length + 1;
    if (condition === 'RetriesExhausted' ? !isSpent : !isOld)
      this.say(
        fact,
        `given up (${condition}) after ${event.invocations} attempts, while it is ${event.state}`,
      );
    if (attempts !== event.invocations)
      this.say(fact, `says ${attempts} attempts, the log knows ${event.invocations}`);
    event.state = 'ended';
    this.events.delete(event);
  }

  private answer(fact: Fact): void {
    const isOfLearner = fact.type === 'LearnerAnswered';
    const call = [...this.calls.values()].find(({ endSeq }) =>
      isOfLearner ? endSeq === fact.seq - 1 : endSeq === fact.causeSeq,
    );
    if (!call) return;
    const asker = isOfLearner ? undefined : this.answers.departSeq(callOf(fact).id);
    if (!isOfLearner && asker !== call.causeSeq) this.say(fact, 'answers somebody else');
    call.isAnswered = true;
  }

  finish(): void {
    const { nowMs, views } = this.story.run.end;
    const end = (sentence: string) => this.story.report('events', this.story.facts.length, sentence);
    for (const { functionId, messages, state, dueMs } of this.events) {
      const name = `${functionId}, ${messages.map((origin) => `m${origin}`).join(' ')}`;
      if (state === 'new' || state === 'failed') end(`${name}: ${state}, and nobody says what became of it`);
      if ((state === 'throttled' || state === 'retrying') && dueMs < nowMs)
        end(`${name}: was to be tried again at ${dueMs} ms`);
    }
    for (const { functionId, endSeq, isAnswered } of this.calls.values())
      if (endSeq !== undefined && !isAnswered)
        end(`${functionId}: fact ${endSeq} ends a call, and nobody was answered`);
    for (const [id, view] of views) this.finishView(id, view as FunctionView, end);
  }

  private finishView(id: string, view: FunctionView, end: (sentence: string) => void): void {
    if (view.kind !== 'lambda') return;
    const own = [...this.events].filter(({ functionId }) => functionId === id);
    const retrying = own.filter(({ state }) => state === 'retrying').length;
    if (view.queuedEvents !== own.length || view.retryingEvents !== retrying)
      end(
        `${id} shows ${view.queuedEvents} events and ${view.retryingEvents} retries, the log ${own.length} and ${retrying}`,
      );
  }
}
