/** What became of every call: when its caller hears of it, and what. And which requests were taken in, by whom. */
import type { Fact } from '../../kernel/log.ts';
import type { Answer, Call, Refusal } from '../../kernel/service.ts';
import { type Checker, callOf } from './story.ts';

interface Ending {
  call: Call;
  /** Number of the fact with which the request departed. */
  seq: number;
  /** When the answer reaches the caller; Infinity when it never does. */
  heardMs: number;
  refusal: Refusal | undefined;
  output?: unknown;
}

/** To be asked by other checkers, and told of every fact before them. */
export class Answers implements Checker {
  private readonly endings = new Map<number, Ending>();
  /** Facts by cause, type and resource. */
  private readonly taken = new Set<string>();

  see(fact: Fact): void {
    if (fact.type === 'RequestDeparted') {
      const call = callOf(fact);
      this.endings.set(call.id, {
        call,
        seq: fact.seq,
        heardMs: Number.POSITIVE_INFINITY,
        refusal: undefined,
      });
    } else if (fact.type === 'ReplyDeparted') {
      const { call, arriveMs, refusal, output } = fact.detail as unknown as Answer;
      const ending = this.endings.get(call.id);
      if (ending) Object.assign(ending, { heardMs: arriveMs ?? Number.POSITIVE_INFINITY, refusal, output });
    } else if (fact.type === 'ReplyLost') {
      const ending = this.endings.get(fact.detail.call as number);
      if (ending) ending.heardMs = Number.POSITIVE_INFINITY;
    } else this.taken.add(`${fact.causeSeq} ${fact.type} ${fact.resource}`);
  }

  /** When the caller knows how the call ended: its answer has come, or it gives up at its deadline. */
  knownMs(callId: number): number {
    const ending = this.endings.get(callId);
    return ending ? (this.isInTime(ending) ? ending.heardMs : ending.call.deadlineMs) : 0;
  }

  /** Whether the caller hears a success. A function that failed says so in an answer of status 200. */
  isSuccess(callId: number): boolean {
    const ending = this.endings.get(callId);
    if (!ending || !this.isInTime(ending) || ending.refusal) return false;
    return (ending.output as { FunctionError?: string } | undefined)?.FunctionError === undefined;
  }

  /** What the caller hears in place of a success; undefined when it hears nothing in time. */
  refusal(callId: number): Refusal | undefined {
    const ending = this.endings.get(callId);
    return ending && this.isInTime(ending) ? ending.refusal : undefined;
  }

  callOf(callId: number): Call | undefined {
    return this.endings.get(callId)?.call;
  }

  /** Number of the fact with which the request departed. */
  departSeq(callId: number): number | undefined {
    return this.endings.get(callId)?.seq;
  }

  private isInTime({ call, heardMs }: Ending): boolean {
    return heardMs <= call.deadlineMs;
  }

  /** Whether whoever was called wrote one of these facts because of the request. */
  isTaken(callId: number, types: readonly string[]): boolean {
    const ending = this.endings.get(callId);
    return types.some((type) => this.taken.has(`${ending?.seq} ${type} ${ending?.call.to}`));
  }
}

/** What a request turns into where it is taken in, by the service it goes to. */
export const arrivalTypes: Readonly<Record<string, readonly string[]>> = {
  sqs: ['MessageSent', 'MessageDeduplicated'],
  sns: ['MessagePublished'],
  lambda: ['EventQueued'],
  http: ['RequestAccepted'],
};
