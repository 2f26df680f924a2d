/**
 * Every request has one outcome: an answer, a loss, or it is still open at the end. Whoever has no answer at its deadline
 * gives up then, whatever the other side does.
 */
import type { Fact } from '../../kernel/log.ts';
import type { Answer, Call } from '../../kernel/service.ts';
import { type Checker, callOf, type Story } from './story.ts';

/** How long an action that answers in its own time may take, ms; the others answer when they are asked. */
const patienceMs: Readonly<Record<string, number>> = {
  ReceiveMessage: 20_000,
  Request: Number.POSITIVE_INFINITY,
  Invoke: Number.POSITIVE_INFINITY,
};

interface Watched {
  call: Call;
  outcome?: 'answered' | 'lost';
  /** When the caller can hear the answer; Infinity when it never does. */
  heardMs: number;
  /** The answer, or the giving up, found a crashed program. */
  isUnheard?: boolean;
  isTimedOut?: boolean;
}

export class Calls implements Checker {
  private readonly calls = new Map<number, Watched>();
  /** Where each name was last made or removed: answers to an earlier bearer find nobody. */
  private readonly changedSeq = new Map<string, number>();

  constructor(private readonly story: Story) {}

  see(fact: Fact): void {
    switch (fact.type) {
      case 'RequestDeparted':
        return this.depart(fact);
      case 'RequestLost':
        return this.settle(fact, fact.detail.call as number, 'lost', Number.POSITIVE_INFINITY);
      case 'ReplyDeparted': {
        const { call, arriveMs } = fact.detail as unknown as Answer;
        this.settle(fact, call.id, 'answered', arriveMs ?? Number.POSITIVE_INFINITY);
        return this.checkReceived(fact, fact.detail as unknown as Answer);
      }
      case 'ReplyLost':
        return this.loseReply(fact);
      case 'CallTimedOut':
        return this.timeOut(fact);
      case 'ResourceCreated':
      case 'ResourceRemoved':
        this.changedSeq.set(fact.resource, fact.seq);
    }
  }

  private say(seq: number, sentence: string): void {
    this.story.report('calls', seq, sentence);
  }

  private depart(fact: Fact): void {
    const call = callOf(fact);
    if (this.calls.has(call.id)) this.say(fact.seq, `call ${call.id} departs twice`);
    if (call.from !== fact.resource)
      this.say(fact.seq, `a request of ${call.from} departs from ${fact.resource}`);
    if (call.departMs !== fact.atMs || call.arriveMs < call.departMs)
      this.say(fact.seq, `call ${call.id} arrives before it departs`);
    const carries = (call.input as { Entries?: unknown[] }).Entries?.length ?? 1;
    if (call.action.startsWith('SendMessage') && call.origins.length !== carries)
      this.say(fact.seq, `call ${call.id} speaks of ${call.origins.length} messages and carries ${carries}`);
    this.calls.set(call.id, { call, heardMs: Number.POSITIVE_INFINITY });
  }

  private settle(fact: Fact, id: number, outcome: 'answered' | 'lost', heardMs: number): void {
    const watched = this.calls.get(id);
    if (!watched) return this.say(fact.seq, `${outcome} is call ${id}, which nobody made`);
    if (watched.outcome)
      this.say(fact.seq, `call ${id} was ${watched.outcome} already and is ${outcome} now`);
    watched.outcome = outcome;
    watched.heardMs = heardMs;
  }

  /** On the road, or because it finds a program that has crashed: then the giving up is lost like an answer. */
  private loseReply(fact: Fact): void {
    const { call: id, reason } = fact.detail;
    const watched = this.calls.get(id as number);
    if (!watched) return this.say(fact.seq, `the answer of call ${id} is lost, which nobody made`);
    const isGivingUp = reason === 'crash' && fact.atMs >= watched.call.deadlineMs;
    if (!watched.outcome && !isGivingUp)
      return this.say(fact.seq, `the answer of call ${id} is lost before it was given`);
    watched.heardMs = Number.POSITIVE_INFINITY;
    if (reason === 'crash') watched.isUnheard = true;
  }

  private timeOut(fact: Fact): void {
    const watched = this.calls.get(fact.detail.call as number);
    if (!watched) return this.say(fact.seq, `call ${fact.detail.call} runs out of time, which nobody made`);
    const { call, heardMs, outcome, isTimedOut } = watched;
    if (isTimedOut) this.say(fact.seq, `call ${call.id} runs out of time twice`);
    if (fact.resource !== call.from || !this.isSameCaller(call))
      this.say(fact.seq, `${fact.resource} gives up call ${call.id}, which it did not make`);
    if (fact.atMs !== call.deadlineMs)
      this.say(fact.seq, `call ${call.id} had time until ${call.deadlineMs} ms`);
    const mayBeOpen = call.action in patienceMs || call.arriveMs > call.deadlineMs;
    if (!outcome && !mayBeOpen) this.say(fact.seq, `call ${call.id} runs out of time and has no outcome`);
    if (heardMs <= call.deadlineMs) this.say(fact.seq, `call ${call.id} was answered in time`);
    watched.isTimedOut = true;
  }

  private isSameCaller({ from, seq }: Call): boolean {
    return (this.changedSeq.get(from) ?? 0) <= seq;
  }

  private checkReceived(fact: Fact, { call, output, origins }: Answer): void {
    if (call.action !== 'ReceiveMessage' || !output) return;
    const { Messages: messages = [] } = output as { Messages?: unknown[] };
    const most = (call.input as { MaxNumberOfMessages?: number }).MaxNumberOfMessages ?? 1;
    if (messages.length > most)
      this.say(fact.seq, `call ${call.id} asked for ${most} messages and got ${messages.length}`);
    if (messages.length !== origins.length)
      this.say(
        fact.seq,
        `the answer of call ${call.id} speaks of ${origins.length} messages and carries ${messages.length}`,
      );
  }

  finish(): void {
    for (const watched of this.calls.values()) this.finishOne(watched);
  }

  private finishOne({ call, outcome, heardMs, isUnheard, isTimedOut }: Watched): void {
    const { nowMs } = this.story.run.end;
    const seq = this.story.facts.length;
    if (!outcome && call.arriveMs + (patienceMs[call.action] ?? 0) < nowMs)
      this.say(seq, `call ${call.id} (${call.action} of ${call.from} to ${call.to}) has no outcome`);
    const isOver = heardMs > call.deadlineMs && call.deadlineMs < nowMs;
    if (isOver && this.isSameCaller(call) && !isTimedOut && !isUnheard)
      this.say(seq, `call ${call.id} of ${call.from} should have run out of time at ${call.deadlineMs} ms`);
  }
}
