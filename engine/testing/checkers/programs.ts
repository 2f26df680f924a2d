/** Producers send what they made; workers work on what they were handed, one job at a time; bodies arrive as they were sent. */
import type { Fact } from '../../kernel/log.ts';
import type { Answer } from '../../kernel/service.ts';
import type { ReceiveMessageOutput } from '../../services/sqs/contract.ts';
import { type Checker, callOf, type Story } from './story.ts';

interface Job {
  origin: number;
  /** After its effect it may still fail, when the sending onward does. */
  isDone: boolean;
}

export class Programs implements Checker {
  private readonly bodies = new Map<number, Set<string>>();
  private readonly made = new Set<string>();
  /** Deliveries on their way to a worker or there, by "worker m3": one is used up by each start. */
  private readonly deliveries = new Map<string, number[]>();
  /** By "worker 0". */
  private readonly jobs = new Map<string, Job>();

  constructor(private readonly story: Story) {}

  private say(fact: Fact, sentence: string): void {
    this.story.report('programs', fact.seq, `${fact.resource}: ${sentence}`);
  }

  see(fact: Fact): void {
    const { message } = fact.detail;
    const slot = `${fact.resource} ${fact.detail.worker}`;
    switch (fact.type) {
      case 'MessageSent':
        for (const { MessageBody } of this.sendsOf(fact)) this.learnBody(message as number, MessageBody);
        break;
      case 'MessageProduced':
        this.made.add(`${fact.resource} m${message}`);
        break;
      case 'RequestDeparted':
        this.checkOrigins(fact);
        break;
      case 'ReplyDeparted':
        this.deliver(fact);
        break;
      case 'WorkStarted':
        this.start(fact, slot);
        break;
      case 'WorkSucceeded':
        this.succeed(fact, slot);
        break;
      case 'WorkFailed':
        this.expectJob(fact, slot);
        this.jobs.delete(slot);
        break;
      case 'WorkerCrashed':
        this.jobs.delete(slot);
        break;
      case 'ResourceRemoved':
        for (const name of this.jobs.keys()) if (name.startsWith(`${fact.resource} `)) this.jobs.delete(name);
    }
  }

  private sendsOf(fact: Fact) {
    const send = this.story.sendOf(fact);
    const sends = send ? [send] : this.story.sendsOf(fact);
    if (sends.length === 0) this.say(fact, `m${fact.detail.message} is stored, and nobody asked to send it`);
    return sends;
  }

  private learnBody(origin: number, body: string): void {
    const bodies = this.bodies.get(origin);
    if (bodies) bodies.add(body);
    else this.bodies.set(origin, new Set([body]));
  }

  /** A producer sends its own messages; a worker speaks of messages it was handed. */
  private checkOrigins(fact: Fact): void {
    const { origins, action } = callOf(fact);
    for (const origin of origins) {
      const name = `${fact.resource} m${origin}`;
      if (fact.service === 'producer' && !this.made.has(name))
        this.say(fact, `sends m${origin}, which it never made`);
      if (fact.service === 'worker' && !this.deliveries.has(name))
        this.say(fact, `asks ${action} for m${origin}, which it never received`);
    }
  }

  private deliver(fact: Fact): void {
    const { call, output, origins, arriveMs } = fact.detail as unknown as Answer;
    if (call.action !== 'ReceiveMessage') return;
    const { Messages: messages = [] } = (output ?? {}) as ReceiveMessageOutput;
    messages.forEach(({ Body }, index) => {
      const origin = origins[index] as number;
      if (!this.bodies.get(origin)?.has(Body))
        this.say(fact, `hands out m${origin} with a body that nobody sent`);
      const name = `${call.from} m${origin}`;
      this.deliveries.set(name, [...(this.deliveries.get(name) ?? []), arriveMs]);
    });
  }

  private start(fact: Fact, slot: string): void {
    const { message } = fact.detail;
    const busy = this.jobs.get(slot);
    if (busy && !busy.isDone)
      this.say(fact, `worker ${slot} starts on m${message} and is still at m${busy.origin}`);
    const arrivals = this.deliveries.get(`${fact.resource} m${message}`) ?? [];
    const index = arrivals.findIndex((arriveMs) => arriveMs <= fact.atMs);
    if (index < 0)
      this.say(fact, `works on m${message}, which it did not receive${arrivals.length ? ' yet' : ''}`);
    else arrivals.splice(index, 1);
    this.jobs.set(slot, { origin: message as number, isDone: false });
  }

  private succeed(fact: Fact, slot: string): void {
    const job = this.expectJob(fact, slot);
    if (job?.isDone) this.say(fact, `the work on m${job.origin} succeeds twice`);
    if (job) job.isDone = true;
  }

  private expectJob(fact: Fact, slot: string): Job | undefined {
    const job = this.jobs.get(slot);
    if (job?.origin === fact.detail.message) return job;
    this.say(fact, `ends work on m${fact.detail.message}, which worker ${slot} had not begun`);
    return undefined;
  }
}
