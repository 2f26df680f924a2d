/** Which facts make a condition true. */
import type { Engine } from './engine.ts';
import type { Fact } from './kernel/log.ts';
import { wordsFor } from './story.ts';
import type { Until } from './until.ts';

type Detail = Fact['detail'];

/** A request or its answer that got lost may be sent again, and a poll carries nothing: no message is lost for good. */
const mayComeAgain: ReadonlySet<string> = new Set(['RequestLost', 'ReplyLost']);

/** What a caller says of a refusal comes after the refusal itself. */
const isToldByCaller = /(Refused|Retried)$/;

/** Codes with which services say that a limit is used up, and the fault "throttle" as well. */
const limitCodes = /Throttl|LimitExceeded|OverLimit|TooManyRequests|SlowDown|ServiceUnavailable/;

/** True when the fact is what was waited for. Conditions on a state or on the time are proven by no fact. */
export function isProof(engine: Engine, seq: number, until: Until): boolean {
  const { log } = engine;
  const type = log.typeAt(seq);
  switch (until.kind) {
    case 'deliveredTwice':
      return isDeliveredAgain(type, log.detailAt(seq));
    case 'deadLettered':
      return isDeadLetter(engine, seq, until.resource);
    case 'throttled':
      return isThrottle(engine, seq, type) && isOf(engine, seq, until.resource);
    case 'lost':
      return isLoss(engine, seq, type);
    case 'deleted':
      return type === 'MessageDeleted' && log.detailAt(seq).message === until.origin;
    case 'touched':
      return isAbout(engine, seq, until.origin);
    default:
      return false;
  }
}

/** True for what the story tells of a message; its bookkeeping is passed over. */
export function isAbout(engine: Engine, seq: number, origin: number): boolean {
  const { log } = engine;
  const { message, messages } = log.detailAt(seq);
  if (message !== origin && messages?.includes(origin) !== true) return false;
  const words = wordsFor(log.serviceAt(seq), log.typeAt(seq));
  return words !== undefined && words.isMinor !== true;
}

/** Queues count their receives; readers of streams count what they have done with a record. */
function isDeliveredAgain(type: string, detail: Detail): boolean {
  if (type === 'MessageReceived') return (detail.receiveHere as number) > 1;
  if (type === 'RecordProcessed') return (detail.effect as number) > 1;
  return type === 'RecordsProcessed' && (detail.repeatedCount as number) > 0;
}

/** A topic tells of its dead-letter queue once that has answered. */
function isDeadLetter(engine: Engine, seq: number, resource: string | undefined): boolean {
  const type = engine.log.typeAt(seq);
  if (type === 'DeadLetterArrived') return isOf(engine, seq, resource);
  if (type !== 'DeliveryDeadLettered') return false;
  return resource === undefined || engine.log.detailAt(seq).to === resource;
}

function isThrottle(engine: Engine, seq: number, type: string): boolean {
  if (type === 'ReplyDeparted') {
    const { refusal } = engine.log.detailAt(seq) as { refusal?: { code: string } };
    return refusal !== undefined && limitCodes.test(refusal.code);
  }
  return markOf(engine, seq) === 'throttled' && !isToldByCaller.test(type);
}

/** What goes to a destination for failures is not gone, nor is a queue's loss of nothing a loss. */
function isLoss(engine: Engine, seq: number, type: string): boolean {
  if (mayComeAgain.has(type) || markOf(engine, seq) !== 'lost') return false;
  const { ending, messageCount } = engine.log.detailAt(seq);
  return ending !== 'told' && messageCount !== 0;
}

function isOf(engine: Engine, seq: number, resource: string | undefined): boolean {
  return resource === undefined || engine.log.at(seq)?.resource === resource;
}

function markOf(engine: Engine, seq: number): string | undefined {
  return wordsFor(engine.log.serviceAt(seq), engine.log.typeAt(seq))?.mark;
}
