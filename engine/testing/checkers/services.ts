/**
 * HTTP services: never more at work than there are threads, never more waiting than there are places, and every request
 * that was taken in ends once: answered, failed, failed because of another, or forgotten in a crash.
 */
import type { Fact } from '../../kernel/log.ts';
import type { HttpView } from '../../services/http/contract.ts';
import type { HttpSettings } from '../../services/http/settings.ts';
import type { Answers } from './answers.ts';
import { Effects } from './effects.ts';
import { instant } from './instant.ts';
import type { Stage, Wire } from './stage.ts';
import { type Checker, callOf, type Story } from './story.ts';
import { Trail } from './trail.ts';

interface Served {
  origin: number;
  by: string;
  /** The request's fact: of its departure, or the learner's act. */
  causeSeq: number;
  acceptedMs: number;
  state: 'waiting' | 'working' | 'calling' | 'pausing' | 'ended';
  thread: number | undefined;
  /** When its state ends by itself, ms. */
  untilMs: number;
  /** The call whose answer it waits for. */
  callId: number | undefined;
  /** Wires along which it has to go after its work, and whom it called. */
  onward: readonly Wire[];
  called: Set<string>;
  isWorked: boolean;
  isAnswered: boolean;
}

interface Service {
  id: string;
  waiting: Served[];
  byThread: Map<number, Served>;
  effects: Effects;
  isDown: boolean;
  totals: Record<Total, number>;
}

type Total = 'requestsTotal' | 'okTotal' | 'failedTotal' | 'cascadedTotal' | 'turnedAwayTotal';

const endings: Readonly<Record<string, Total>> = {
  RequestAnswered: 'okTotal',
  RequestFailed: 'failedTotal',
  RequestCascaded: 'cascadedTotal',
};

export class Services implements Checker {
  private readonly services = new Map<string, Service>();
  /** What belongs to a request's work: its start, its calls onward and their answers. */
  private readonly trail = new Trail<Served>(({ tag }) => tag === 'called');
  /** Facts that end a request: the answer follows from them. */
  private readonly ended = new Map<number, Served>();

  constructor(
    private readonly story: Story,
    private readonly stage: Stage,
    private readonly answers: Answers,
  ) {}

  see(fact: Fact): void {
    this.trail.see(fact);
    if (fact.service !== 'http') return;
    if (fact.type === 'ResourceCreated') this.services.set(fact.resource, newService(fact.resource));
    const service = this.services.get(fact.resource);
    if (!service) return;
    switch (fact.type) {
      case 'ResourceRemoved':
        return void this.services.delete(fact.resource);
      case 'RequestAccepted':
        return this.accept(service, fact);
      case 'RequestTurnedAway':
        return this.turnAway(service, fact);
      case 'RequestStarted':
        return this.start(service, fact);
      case 'RequestWorked':
        return this.work(service, fact);
      case 'RequestDeparted':
        return this.call(service, fact);
      case 'CallRetried':
        return this.pause(service, fact);
      case 'RequestAnswered':
      case 'RequestFailed':
      case 'RequestCascaded':
        return this.end(service, fact);
      case 'ReplyDeparted':
        return this.reply(fact);
      case 'LearnerAnswered':
        return this.answerLearner(service, fact);
      case 'ServiceCrashed':
        return this.crash(service, fact);
      case 'FaultHealed':
        if (fact.detail.kind === 'crash') service.isDown = false;
    }
  }

  private say(fact: Fact, sentence: string): void {
    const about = fact.detail.message === undefined ? '' : `, m${fact.detail.message}`;
    this.story.report('services', fact.seq, `${fact.resource}${about}: ${sentence}`);
  }

  private settings(service: Service): HttpSettings {
    return this.stage.settings(service.id) as unknown as HttpSettings;
  }

  // ── coming in ────────────────────────────────────────────────────────────────────────────────────────────────────

  private accept(service: Service, fact: Fact): void {
    const { message, by, place, thread } = fact.detail;
    const { threads, waitingMax } = this.settings(service);
    service.totals.requestsTotal++;
    if (service.isDown) this.say(fact, 'taken in while it is down');
    const served: Served = {
      origin: message as number,
      by: by as string,
      causeSeq: fact.causeSeq,
      acceptedMs: fact.atMs,
      state: 'waiting',
      thread: thread as number | undefined,
      untilMs: fact.atMs,
      callId: undefined,
      onward: [],
      called: new Set(),
      isWorked: false,
      isAnswered: false,
    };
    service.waiting.push(served);
    if (place === 'thread') return;
    served.untilMs = Number.POSITIVE_INFINITY;
    if (service.waiting.length > waitingMax)
      this.say(fact, `${service.waiting.length} wait, and there is room for ${waitingMax}`);
    if (service.byThread.size < threads) this.say(fact, 'waits although a thread is free');
    if (fact.detail.waiting !== service.waiting.length)
      this.say(fact, `speaks of ${fact.detail.waiting} that wait, the log of ${service.waiting.length}`);
  }

  private turnAway(service: Service, fact: Fact): void {
    const { threads, waitingMax } = this.settings(service);
    service.totals.requestsTotal++;
    service.totals.turnedAwayTotal++;
    if (service.byThread.size < threads || service.waiting.length < waitingMax)
      this.say(
        fact,
        `turned away with ${service.byThread.size} at work and ${service.waiting.length} waiting`,
      );
  }

  /** In the order of arrival; who is given a thread at once does not wait. */
  private start(service: Service, fact: Fact): void {
    const { message, thread, waitedMs, endsAtMs } = fact.detail as Record<string, number>;
    const served = service.waiting.shift();
    if (!served || served.origin !== message)
      return this.say(fact, `begins, and it was the turn of m${served?.origin}`);
    if (served.thread !== undefined && served.thread !== thread)
      this.say(fact, `was given thread ${served.thread} and is on ${thread}`);
    if (waitedMs !== fact.atMs - served.acceptedMs) this.say(fact, `did not wait ${waitedMs} ms`);
    const other = service.byThread.get(thread as number);
    if (other) this.say(fact, `thread ${thread} still serves m${other.origin}`);
    service.byThread.set(thread as number, served);
    const { threads } = this.settings(service);
    if (service.byThread.size > threads)
      this.say(fact, `${service.byThread.size} are at work, and there are ${threads} threads`);
    Object.assign(served, { state: 'working', thread, untilMs: endsAtMs });
    this.trail.mark(fact, served);
  }

  // ── at work ──────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Whose work a fact is of; says so when it is nobody's. */
  private expect(service: Service, fact: Fact): Served | undefined {
    const served = this.trail.of(fact);
    if (!served || served.state === 'waiting') this.say(fact, `${fact.type}, but nobody works on it`);
    else if (served.state === 'ended') this.say(fact, `${fact.type}, but it has ended`);
    else if (
      served.origin !== fact.detail.message ||
      service.byThread.get(served.thread as number) !== served
    )
      this.say(fact, `${fact.type}, but its work is on m${served.origin}`);
    else return served;
    return undefined;
  }

  private work(service: Service, fact: Fact): void {
    const served = this.expect(service, fact);
    if (!served) return;
    if (served.isWorked) this.say(fact, 'its work is done twice');
    if (served.untilMs !== fact.atMs) this.say(fact, `its work was to end at ${served.untilMs} ms`);
    const effect = service.effects.add(served.origin);
    if (fact.detail.effect !== effect)
      this.say(fact, `says effect ${fact.detail.effect}, the log knows ${effect}`);
    served.isWorked = true;
    served.onward = this.stage.wiresFrom(service.id);
    this.trail.mark(fact, served);
  }

  private call(service: Service, fact: Fact): void {
    const call = callOf(fact);
    const served = this.trail.of(fact);
    if (call.tag !== 'called' || !served) return;
    const { callTimeoutSeconds } = this.settings(service);
    if (call.deadlineMs > instant(fact.atMs + callTimeoutSeconds * 1000))
      this.say(fact, `waits until ${call.deadlineMs} ms, longer than its timeout`);
    Object.assign(served, { state: 'calling', callId: call.id });
    served.called.add(call.to);
  }

  private pause(service: Service, fact: Fact): void {
    const served = this.expect(service, fact);
    if (!served) return;
    const { attempt, pauseMs } = fact.detail as Record<string, number>;
    const { callAttempts } = this.settings(service);
    if ((attempt as number) > callAttempts)
      this.say(fact, `attempt ${attempt}, and ${callAttempts} are allowed`);
    Object.assign(served, { state: 'pausing', untilMs: instant(fact.atMs + (pauseMs as number)) });
    this.trail.mark(fact, served);
  }

  // ── leaving ──────────────────────────────────────────────────────────────────────────────────────────────────────

  private end(service: Service, fact: Fact): void {
    const served = this.expect(service, fact);
    if (!served) return;
    const { by, latencyMs } = fact.detail;
    const shouldHaveWorked = fact.type !== 'RequestFailed';
    if (served.isWorked !== shouldHaveWorked)
      this.say(fact, `${fact.type} ${served.isWorked ? 'after' : 'before'} its work was done`);
    if (served.state === 'working' && served.untilMs !== fact.atMs)
      this.say(fact, `its work was to end at ${served.untilMs} ms`);
    if (by !== served.by || latencyMs !== instant(fact.atMs - served.acceptedMs))
      this.say(fact, `tells ${by} after ${latencyMs} ms, but ${served.by} asked at ${served.acceptedMs} ms`);
    if (fact.type === 'RequestAnswered') this.checkSuccess(served, fact);
    if (
      fact.type === 'RequestCascaded' &&
      (served.callId === undefined || this.answers.isSuccess(served.callId))
    )
      this.say(fact, 'fails because of another, which did not fail');
    service.totals[endings[fact.type] as Total]++;
    service.byThread.delete(served.thread as number);
    served.state = 'ended';
    this.ended.set(fact.seq, served);
  }

  /** Of the wires that are there still. */
  private checkSuccess({ onward, called, callId }: Served, fact: Fact): void {
    const left = onward.filter(({ id }) => this.stage.wire(id));
    for (const { to } of left)
      if (!called.has(to)) this.say(fact, `answered with success, and ${to} was not called`);
    const last = left.at(-1);
    if (
      last &&
      callId !== undefined &&
      this.answers.callOf(callId)?.to === last.to &&
      !this.answers.isSuccess(callId)
    )
      this.say(fact, 'answered with success, but its call failed');
  }

  private reply(fact: Fact): void {
    const served = this.ended.get(fact.causeSeq);
    if (!served) return;
    if (this.answers.departSeq(callOf(fact).id) !== served.causeSeq)
      this.say(fact, `the answer for m${served.origin} goes to another request`);
    served.isAnswered = true;
  }

  /** The learner's own calls have no road: the answer is the next fact. */
  private answerLearner(service: Service, fact: Fact): void {
    const served = this.ended.get(fact.seq - 1);
    if (served?.by === '') served.isAnswered = true;
    else this.say(fact, `answers the learner, who asked nothing of ${service.id}`);
  }

  private crash(service: Service, fact: Fact): void {
    const open = [...service.byThread.values(), ...service.waiting];
    const known = open.map(({ origin }) => origin).sort(byNumber);
    const told = [...(fact.detail.messages ?? [])].sort(byNumber);
    if (known.join() !== told.join())
      this.say(fact, `forgets ${told.join(' ')}, the log knows ${known.join(' ')}`);
    for (const served of open) served.state = 'ended';
    service.byThread.clear();
    service.waiting = [];
    service.isDown = true;
  }

  // ── the end ──────────────────────────────────────────────────────────────────────────────────────────────────────

  finish(): void {
    for (const service of this.services.values()) this.finishService(service);
    for (const served of this.ended.values())
      if (!served.isAnswered) this.endSay(`m${served.origin} of ${served.by} has ended and was not answered`);
  }

  private endSay(sentence: string): void {
    this.story.report('services', this.story.facts.length, sentence);
  }

  private finishService(service: Service): void {
    const { nowMs, views } = this.story.run.end;
    const { id } = service;
    for (const served of [...service.byThread.values(), ...service.waiting]) {
      const untilMs =
        served.state === 'calling' ? this.answers.knownMs(served.callId as number) : served.untilMs;
      if (untilMs < nowMs)
        this.endSay(`${id}, m${served.origin}: ${served.state} until ${untilMs} ms, and still is`);
    }
    const view = views.get(id) as HttpView | undefined;
    if (!view) return this.endSay(`${id} is in the log and not there at the end`);
    const known = {
      ...service.totals,
      ...service.effects.totals,
      busyCount: service.byThread.size,
      waiting: service.waiting.length,
    };
    for (const [name, count] of Object.entries(known)) {
      const shown = view[name as keyof HttpView];
      if (shown !== count) this.endSay(`${id} shows ${name} ${shown}, the log leaves ${count}`);
    }
  }
}

function newService(id: string): Service {
  return {
    id,
    waiting: [],
    byThread: new Map(),
    effects: new Effects(),
    isDown: false,
    totals: { requestsTotal: 0, okTotal: 0, failedTotal: 0, cascadedTotal: 0, turnedAwayTotal: 0 },
  };
}

function byNumber(left: number, right: number): number {
  return left - right;
}
