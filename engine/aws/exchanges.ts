/** Finds the call a fact belongs to and writes it as it stands on the wire. Nothing is invented: what is not known is left out. */
import type { Answer, Call, Refusal } from '../kernel/service.ts';
import { parseArn } from './arn.ts';
import { callSeqOf, endingOf, type Run } from './callOf.ts';
import type { Exchange, ExchangeFate } from './exchange.ts';
import {
  type Fields,
  type Protocol,
  requestIdOf,
  textOf,
  type WireAnswer,
  type WireCall,
} from './wire/protocol.ts';
import { http, lambda, s3 } from './wire/rest.ts';
import { sns } from './wire/sns.ts';
import { sqs } from './wire/sqs.ts';
import { firehose, kinesis } from './wire/streams.ts';

/** What is read of an engine. */
interface Engine extends Run {
  readonly resources: readonly { id: string; service: string }[];
  view(id: string): object | undefined;
}

const protocols: Readonly<Record<string, Protocol>> = { sqs, sns, kinesis, firehose, lambda, s3, http };

/**
 * The call that a fact belongs to: the one it is, the one in whose handling it was written, or the one that led to it.
 * Undefined where there is none, or where it is no call of AWS: a move between two queues, an act on a program.
 */
export function exchangeOf(engine: Engine, seq: number): Exchange | undefined {
  const at = callSeqOf(engine, seq);
  const fact = at === undefined ? undefined : engine.log.at(at);
  if (!fact) return undefined;
  if (fact.type === 'RequestDeparted') return exchangeOfCall(engine, fact.detail as unknown as Call);
  const { to, action, input } = fact.detail.command as { to: string; action: string; input: unknown };
  const own = { from: '', to, action, input, departMs: fact.atMs };
  const wire = wireCall(engine, own, requestIdOf(`act ${fact.seq}`));
  const refused = refusalOfOwn(engine, fact.seq);
  return written(engine, own, wire, refused ? { refusal: refused } : undefined, refused ? undefined : 'own');
}

type Asked = Pick<Call, 'from' | 'to' | 'action' | 'input' | 'departMs'>;

function exchangeOfCall(engine: Engine, call: Call): Exchange | undefined {
  if (call.isInternal) return undefined;
  const { answer, isRequestLost } = endingOf(engine, call);
  const wire = wireCall(engine, call, requestIdOf(`call ${call.id}`));
  const exchange = written(engine, call, wire, answer, fateOf(call, answer, isRequestLost));
  if (exchange && answer && Number.isFinite(answer.arriveMs)) exchange.answeredMs = answer.arriveMs;
  return exchange;
}

function fateOf(call: Call, answer: Answer | undefined, isRequestLost: boolean): ExchangeFate | undefined {
  if (!answer) return isRequestLost ? 'requestLost' : 'open';
  if (!Number.isFinite(answer.arriveMs)) return 'answerLost';
  return answer.arriveMs > call.deadlineMs ? 'tooLate' : undefined;
}

function written(
  engine: Engine,
  { from, to, action, input, departMs }: Asked,
  wire: WireCall,
  answer: Partial<Pick<Answer, 'output' | 'refusal'>> | undefined,
  fate: ExchangeFate | undefined,
): Exchange | undefined {
  const protocol = protocols[serviceOf(engine, to) ?? ''];
  const request = protocol?.request(wire);
  if (!protocol || !request) return undefined;
  const response = answer && answerOf(protocol, wire, answer);
  return {
    from,
    to,
    action,
    input,
    departMs,
    request: textOf(request),
    requestBody: request.body,
    ...(response ? { response: textOf(response), responseBody: response.body, status: response.status } : {}),
    ...(fate ? { fate } : {}),
  };
}

function answerOf(
  protocol: Protocol,
  wire: WireCall,
  { output, refusal }: Partial<Pick<Answer, 'output' | 'refusal'>>,
): WireAnswer {
  return refusal ? protocol.refusal(wire, refusal) : protocol.answer(wire, (output ?? {}) as Fields);
}

function wireCall(engine: Engine, { to, action, input }: Asked, requestId: string): WireCall {
  return { requestId, action, to, input: (input ?? {}) as Fields, place: placeOf(engine, to) };
}

/** Account and region stand in the ARN of what is called. */
function placeOf(engine: Engine, id: string): WireCall['place'] {
  const { arn = '' } = (engine.view(id) ?? {}) as { arn?: string };
  const parsed = parseArn(arn);
  return parsed && { account: parsed.account, region: parsed.region };
}

/** Of what is gone the log still knows what it was. */
function serviceOf({ resources, log, factCount }: Engine, id: string): string | undefined {
  const alive = resources.find((resource) => resource.id === id);
  if (alive) return alive.service;
  for (let seq = log.firstSeq; seq < factCount; seq++) {
    if (log.typeAt(seq) === 'ResourceCreated' && log.at(seq)?.resource === id) return log.serviceAt(seq);
  }
  return undefined;
}

/** The answer to a call of the learner's is not kept, but a refusal is. */
function refusalOfOwn({ log, factCount }: Engine, seq: number): Refusal | undefined {
  const next = seq + 1 < factCount ? log.at(seq + 1) : undefined;
  return next?.type === 'CallRefused' ? (next.detail.refusal as Refusal) : undefined;
}
