/** Sending messages to whatever the wires lead to, and trying again. */
import type { Answer, Context, Link } from '../../../kernel/service.ts';
import {
  batchMax,
  type OutgoingFailure,
  type OutgoingMessage,
  outcomeOf,
  requestTo,
} from '../../../programs/outgoing.ts';
import type { ProducerState, SendAttempt } from '../model.ts';

const retryPauseMs = 100;
const retryPauseMsMax = 20_000;
/** More messages that fare alike in one call are told by one fact: a PutRecords may hold 500. */
const toldOneByOneMax = 10;

/** Sends a message, or puts it with the batch. */
export function gather(ctx: Context, state: ProducerState, message: OutgoingMessage): void {
  // Alone it need not wait for others, unless some gathered before the setting was changed.
  if (state.settings.batchSize === 1 && state.batchCount === 0)
    return sendToAll(ctx, state, [message], false);
  if (isGathered(state, message)) flush(ctx, state);
  state.batch.set(state.batchCount++, message);
  if (state.batchCount >= state.settings.batchSize) flush(ctx, state);
}

/** A repetition is a send of its own: it does not go in the call that has its first one. */
function isGathered(state: ProducerState, { origin }: OutgoingMessage): boolean {
  const last = state.batchCount > 0 ? state.batch.get(state.batchCount - 1) : undefined;
  // Numbers are given in order, so only a repetition has one that is not above the last.
  if (last === undefined || origin > last.origin) return false;
  for (let place = 0; place < state.batchCount; place++)
    if (state.batch.get(place)?.origin === origin) return true;
  return false;
}

/** Sends what has gathered. */
export function flush(ctx: Context, state: ProducerState): void {
  if (state.batchCount === 0) return;
  const messages: OutgoingMessage[] = [];
  for (let place = 0; place < state.batchCount; place++)
    messages.push(state.batch.get(place) as OutgoingMessage);
  state.batchCount = 0;
  sendToAll(ctx, state, messages, true);
}

/** Every wire gets all of it, in calls as large as the service at its end allows. */
export function sendToAll(
  ctx: Context,
  state: ProducerState,
  messages: readonly OutgoingMessage[],
  isBatch: boolean,
): void {
  for (const link of ctx.linksOut) sendAlong(ctx, state, link, messages, isBatch);
}

function sendAlong(
  ctx: Context,
  state: ProducerState,
  { to, toService }: Link,
  messages: readonly OutgoingMessage[],
  isBatch: boolean,
): void {
  const most = batchMax(toService);
  for (let from = 0; from < messages.length; from += most) {
    const part = messages.length <= most ? messages : messages.slice(from, from + most);
    const isTogether = isBatch && most > 1;
    send(ctx, state, {
      to,
      toService,
      messages: part,
      isBatch: isTogether,
      attempt: 1,
      life: state.life,
    });
  }
}

export function send(ctx: Context, state: ProducerState, attempt: SendAttempt): void {
  if (attempt.life !== state.life) return;
  const { messages } = attempt;
  state.awaiting += messages.length;
  const { action, input } = requestTo(attempt, messages, attempt.isBatch);
  ctx.call({
    to: attempt.to,
    action,
    input,
    tag: 'sent',
    context: attempt,
    origins: messages.map((message) => message.origin),
    timeoutMs: state.settings.requestTimeoutSeconds * 1000,
  });
}

/** What became of a call: counted, or tried again where a real client would. */
export function sendAnswered(ctx: Context, state: ProducerState, answer: Answer): void {
  const attempt = answer.call.context as SendAttempt;
  if (attempt.life !== state.life) return;
  const { length: count } = attempt.messages;
  state.awaiting -= count;
  const { acceptedCount, failed } = outcomeOf(attempt.toService, answer, count);
  state.acceptedTotal += acceptedCount;
  if (failed.length > 0) settle(ctx, state, attempt, failed, answer.output !== undefined);
}

/** @param isSuccess the answer as a whole was one: whoever does not look at the entries sees nothing wrong */
function settle(
  ctx: Context,
  state: ProducerState,
  last: SendAttempt,
  failed: readonly OutgoingFailure[],
  isSuccess: boolean,
): void {
  const { code, sentence } = failed[0] as OutgoingFailure;
  state.lastError = { code, sentence, atMs: ctx.nowMs };
  const final = failed.filter((failure) => !failure.isRetryable);
  state.refusedTotal += final.length;
  tell(ctx, 'SendRefused', last, final);
  const passing = failed.filter((failure) => failure.isRetryable);
  if (passing.length === 0) return;
  if (isSuccess && !state.settings.retryFailedEntries) {
    state.lostTotal += passing.length;
    tell(ctx, 'FailureOverlooked', last, passing);
  } else if (last.attempt >= state.settings.attempts) {
    state.lostTotal += passing.length;
    tell(ctx, 'SendGivenUp', last, passing, { attempts: last.attempt });
  } else tryAgain(ctx, state, last, passing);
}

/** Only what failed goes again. What follows it may have been stored meanwhile, so order is not kept (KDS-22). */
function tryAgain(
  ctx: Context,
  state: ProducerState,
  last: SendAttempt,
  failed: readonly OutgoingFailure[],
): void {
  const attempt = last.attempt + 1;
  const pauseMs = pauseBefore(ctx, state, attempt);
  state.retriedTotal += failed.length;
  tell(ctx, 'SendRetried', last, failed, { attempt, pauseMs });
  const again: SendAttempt = { ...last, messages: messagesOf(last, failed), attempt };
  ctx.wake(ctx.nowMs + pauseMs, 'retry', again);
}

/** Full jitter over a doubling pause, as the AWS SDKs do. */
function pauseBefore(ctx: Context, state: ProducerState, attempt: number): number {
  if (state.settings.backoff === 'none') return 0;
  return Math.min(retryPauseMsMax, retryPauseMs * 2 ** (attempt - 2)) * ctx.random();
}

function messagesOf({ messages }: SendAttempt, failed: readonly OutgoingFailure[]): OutgoingMessage[] {
  return failed.map(({ place }) => messages[place] as OutgoingMessage);
}

/** A fact for each message; one for all of a code where they are many. */
function tell(
  ctx: Context,
  type: string,
  attempt: SendAttempt,
  failed: readonly OutgoingFailure[],
  more: object = {},
): void {
  const codes = new Set(failed.map(({ code }) => code));
  for (const code of codes) {
    const alike = failed.filter((failure) => failure.code === code);
    const origins = messagesOf(attempt, alike).map(({ origin }) => origin);
    const detail = { to: attempt.to, code, sentence: alike[0]?.sentence, ...more };
    if (origins.length > toldOneByOneMax) ctx.emit(type, { messages: origins, ...detail });
    else for (const origin of origins) ctx.emit(type, { message: origin, ...detail });
  }
}
