/** Finds the call that a fact belongs to. */
import type { Fact, Log } from '../kernel/log.ts';
import type { Answer, Call } from '../kernel/service.ts';

/** What is read of a run. */
export interface Run {
  readonly log: Log;
  /** Facts that have happened up to now. */
  readonly factCount: number;
}

/** A chain of causes is not followed further than this. */
const causesMax = 200;
/** A message that was made waits for its batch no longer than so many facts. */
const batchFactsMax = 20_000;

/** The number of the fact with which the call began: a request that departed, or an act of the learner's. */
export function callSeqOf(run: Run, seq: number): number | undefined {
  const fact = factAt(run, seq);
  if (!fact) return undefined;
  // Whatever led to it: a message that is made begins with the request that carries it.
  if (fact.type === 'MessageProduced') return callAfter(run, fact);
  return (
    ownCall(run, fact) ??
    callAnswered(run, fact) ??
    callBefore(run, fact, true) ??
    callAfter(run, fact) ??
    callBefore(run, fact)
  );
}

/** The fact is a call, an answer, or tells of one. */
function ownCall(run: Run, { seq, type, detail }: Fact): number | undefined {
  if (type === 'RequestDeparted') return seq;
  if (type === 'ReplyDeparted') return (detail as unknown as Answer).call.seq;
  if (isLearnersCall(detail.command)) return seq;
  if (type === 'RequestLost' || type === 'ReplyLost' || type === 'CallTimedOut')
    return departedBefore(run, seq, detail.call as number);
  return undefined;
}

function isLearnersCall(command: unknown): boolean {
  return (command as { type?: string } | undefined)?.type === 'call';
}

/** A receive that waited is answered by somebody else's send: the answer in which the message goes out tells which. */
function callAnswered({ log, factCount }: Run, fact: Fact): number | undefined {
  const { seq, type, step, resource, detail } = fact;
  if (type !== 'MessageReceived' && type !== 'ReceiveEmpty') return undefined;
  for (let at = seq + 1; at < factCount && log.stepAt(at) === step; at++) {
    if (log.typeAt(at) !== 'ReplyDeparted' || log.at(at)?.resource !== resource) continue;
    const { call, origins } = log.detailAt(at) as unknown as Answer;
    if (detail.message === undefined || origins.includes(detail.message)) return call.seq;
  }
  return undefined;
}

function departedBefore({ log }: Run, seq: number, id: number): number | undefined {
  for (let at = seq; at >= log.firstSeq; at--) {
    if (log.typeAt(at) === 'RequestDeparted' && (log.detailAt(at) as unknown as Call).id === id) return at;
  }
  return undefined;
}

/** @param isAtOnce only the call or answer in whose handling the fact was written, not one that led there by a timer */
function callBefore(run: Run, { step, causeSeq }: Fact, isAtOnce = false): number | undefined {
  let cause = factAt(run, causeSeq);
  for (let count = 0; cause && count < causesMax; count++) {
    const { type } = cause;
    if (type === 'RequestDeparted' || type === 'ReplyDeparted' || type === 'CommandApplied')
      return ownCall(run, cause);
    const answered = callAnswered(run, cause);
    if (answered !== undefined) return answered;
    if (isAtOnce && cause.step !== step) return undefined;
    cause = factAt(run, cause.causeSeq);
  }
  return undefined;
}

/** The call by which whoever wrote the fact went on: with the message it made, or at once. */
function callAfter({ log, factCount }: Run, { seq, type, resource, detail, step }: Fact): number | undefined {
  const isMade = type === 'MessageProduced';
  const origin = detail.message ?? detail.messages?.[0];
  const end = Math.min(factCount, seq + batchFactsMax);
  for (let at = seq + 1; at < end; at++) {
    if (!isMade && log.stepAt(at) !== step) return undefined;
    if (log.typeAt(at) !== 'RequestDeparted') continue;
    const call = log.detailAt(at) as unknown as Call;
    if (isMade && origin !== undefined && call.from === resource && call.origins.includes(origin)) return at;
    if (!isMade && log.at(at)?.causeSeq === seq) return at;
  }
  return undefined;
}

/** What became of a call. */
export interface Ending {
  answer?: Answer;
  isRequestLost: boolean;
}

export function endingOf({ log, factCount }: Run, { id, seq }: Call): Ending {
  for (let at = seq + 1; at < factCount; at++) {
    const type = log.typeAt(at);
    if (type === 'ReplyDeparted') {
      const answer = log.detailAt(at) as unknown as Answer;
      if (answer.call.id === id) return { answer, isRequestLost: false };
    } else if (type === 'RequestLost' && log.detailAt(at).call === id) return { isRequestLost: true };
  }
  return { isRequestLost: false };
}

function factAt({ log, factCount }: Run, seq: number): Fact | undefined {
  return seq < factCount ? log.at(seq) : undefined;
}
