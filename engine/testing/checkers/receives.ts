/** Who is receiving from which queue at a fact, and which messages one receive took together. */
import type { Fact } from '../../kernel/log.ts';
import type { Call } from '../../kernel/service.ts';
import type { Command } from '../../protocol.ts';
import { type Checker, callOf, type Story } from './story.ts';

/** The learner's long polls have no answer in the log: one may wait so long. */
const pollMsMax = 20_000;

export class Receives implements Checker {
  private readonly open = new Map<number, Call>();
  /** Until when a receive of the learner may wait at a queue, ms. */
  private readonly learnersUntilMs = new Map<string, number>();
  /** Grows where one receive ends and another may begin. */
  private boundary = 0;

  constructor(private readonly story: Story) {}

  see(fact: Fact): void {
    if (fact.type === 'RequestDeparted' && fact.detail.action === 'ReceiveMessage')
      this.open.set(fact.detail.id as number, callOf(fact));
    else if (fact.type === 'ReplyDeparted') {
      this.boundary++;
      this.open.delete(callOf(fact).id);
    } else if (fact.type === 'RequestLost') this.open.delete(fact.detail.call as number);
    else if (fact.type === 'CommandApplied') {
      this.boundary++;
      const command = fact.detail.command as Command;
      if (command.type === 'call' && command.action === 'ReceiveMessage')
        this.learnersUntilMs.set(command.to, fact.atMs + pollMsMax);
    }
  }

  /** Facts of one receive have the same name. */
  batchOf(fact: Fact): string {
    return `${fact.step} ${this.boundary} ${fact.detail.by}`;
  }

  /** Whether somebody's receive is at the queue. */
  isReceiving(queue: string, fact: Fact): boolean {
    return this.isAsking(queue, '', fact) || this.callsAt(queue, fact).length > 0;
  }

  /** Whether a receive of this one is at the queue; "" is the learner. */
  isAsking(queue: string, by: string, fact: Fact): boolean {
    if (by === '') return fact.atMs <= (this.learnersUntilMs.get(queue) ?? -1);
    return this.callsAt(queue, fact).some((call) => call.from === by);
  }

  private callsAt(queue: string, fact: Fact): Call[] {
    return [...this.open.values()].filter((call) => call.to === queue && call.arriveMs <= fact.atMs);
  }

  /** For how long this receive hides a message; undefined where more than one receive may be meant. */
  timeoutMs(fact: Fact, queueSeconds: number): number | undefined {
    const { by } = fact.detail;
    const asked = this.story.requestOf(fact);
    const isDirect = asked?.action === 'ReceiveMessage' && asked.from === by;
    const waiting = this.callsAt(fact.resource, fact).filter((call) => call.from === by);
    const inputs = isDirect ? [asked.input] : by === '' ? [] : waiting.map((call) => call.input);
    const wanted = new Set(
      inputs.map((input) => (input as { VisibilityTimeout?: number }).VisibilityTimeout ?? queueSeconds),
    );
    return wanted.size === 1 ? ([...wanted][0] as number) * 1000 : undefined;
  }
}
