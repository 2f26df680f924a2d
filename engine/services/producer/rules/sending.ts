/** Making messages, sending them, and trying again. */
import type { Answer, Context } from '../../../kernel/service.ts';
import type { SendMessageBatchOutput, SendMessageInput } from '../../sqs/contract.ts';
import type { OutgoingMessage, ProducerState, SendAttempt } from '../model.ts';
import type { ScriptedMessage } from '../settings.ts';
import { nextDue } from './pattern.ts';

const retryPauseMs = 100;

/** Plans the next messages, unless there are no more to make. */
export function planNext(ctx: Context, state: ProducerState): void {
  const { settings } = state;
  state.wakeId = 0;
  state.nextAtMs = Number.POSITIVE_INFINITY;
  const isEnough = settings.count > 0 && state.madeTotal >= settings.count;
  const made = state.madeTotal - state.madeBefore;
  const due = isEnough
    ? undefined
    : nextDue(settings.pattern, made, state.patternSinceMs, ctx.nowMs, () => ctx.random());
  state.isDone = due === undefined;
  if (!due) return;
  state.wakeId = ctx.wake(due.atMs, 'produce', due.count);
  state.nextAtMs = Math.max(due.atMs, ctx.nowMs);
}

/** Makes one message and sends it, or puts it with the batch. */
export function produceOne(ctx: Context, state: ProducerState): void {
  const message = makeMessage(ctx, state);
  state.madeTotal++;
  state.last =
    message.group === undefined
      ? { origin: message.origin }
      : { origin: message.origin, group: message.group };
  ctx.emit('MessageProduced', { message: message.origin, group: message.group });
  // Alone it need not wait for others.
  if (state.settings.batchSize === 1) return sendToAll(ctx, state, [message]);
  state.batch = [...state.batch, message];
  if (state.batch.length >= state.settings.batchSize) flush(ctx, state);
}

/** Sends what has gathered, to every queue a wire leads to. */
export function flush(ctx: Context, state: ProducerState): void {
  if (state.batch.length === 0) return;
  const messages = state.batch;
  state.batch = [];
  sendToAll(ctx, state, messages);
}

function sendToAll(ctx: Context, state: ProducerState, messages: readonly OutgoingMessage[]): void {
  for (const link of ctx.linksOut) send(ctx, state, { to: link.to, messages, attempt: 1, life: state.life });
}

function makeMessage(ctx: Context, state: ProducerState): OutgoingMessage {
  const { settings } = state;
  if (settings.pattern.kind === 'script') return makeScripted(ctx, state, settings.pattern.messages);
  const number = state.madeTotal + 1;
  const group = groupFor(ctx, state);
  const body = settings.body.replaceAll('{n}', String(number)).replaceAll('{group}', group ?? '');
  const message: OutgoingMessage = { origin: ctx.mintOrigin(), body };
  if (group !== undefined) message.group = group;
  if (settings.deduplicationIds === 'perMessage') message.deduplicationId = `${ctx.self}-${number}`;
  if (settings.deduplicationIds === 'perBody')
    message.deduplicationId = body.replace(/\s/g, '-').slice(0, 128);
  if (settings.delaySeconds !== undefined) message.delaySeconds = settings.delaySeconds;
  return message;
}

function groupFor(ctx: Context, state: ProducerState): string | undefined {
  const { groups, groupOrder } = state.settings;
  if (groups.length === 0) return undefined;
  return groups[
    groupOrder === 'random' ? Math.floor(ctx.random() * groups.length) : state.madeTotal % groups.length
  ];
}

function makeScripted(
  ctx: Context,
  state: ProducerState,
  script: readonly ScriptedMessage[],
): OutgoingMessage {
  const scripted = script[state.madeTotal - state.madeBefore] as ScriptedMessage;
  const repeated = scripted.repeatOf === undefined ? undefined : state.scriptOrigins[scripted.repeatOf];
  const origin = repeated ?? ctx.mintOrigin();
  state.scriptOrigins = [...state.scriptOrigins, origin];
  const message: OutgoingMessage = { origin, body: scripted.body };
  if (scripted.groupId !== undefined) message.group = scripted.groupId;
  if (scripted.deduplicationId !== undefined) message.deduplicationId = scripted.deduplicationId;
  if (scripted.delaySeconds !== undefined) message.delaySeconds = scripted.delaySeconds;
  return message;
}

export function send(ctx: Context, state: ProducerState, attempt: SendAttempt): void {
  if (attempt.life !== state.life) return;
  const { messages } = attempt;
  // A batch that is tried again stays one, whatever the setting says by now.
  const isBatch = state.settings.batchSize > 1 || messages.length > 1;
  state.awaiting += messages.length;
  ctx.call({
    to: attempt.to,
    action: isBatch ? 'SendMessageBatch' : 'SendMessage',
    input: isBatch
      ? { Entries: messages.map((message) => ({ Id: `m${message.origin}`, ...inputOf(message) })) }
      : inputOf(messages[0] as OutgoingMessage),
    tag: 'sent',
    context: attempt,
    origins: messages.map((message) => message.origin),
    timeoutMs: state.settings.requestTimeoutSeconds * 1000,
  });
}

function inputOf(message: OutgoingMessage): SendMessageInput {
  const input: SendMessageInput = { MessageBody: message.body };
  if (message.group !== undefined) input.MessageGroupId = message.group;
  if (message.deduplicationId !== undefined) input.MessageDeduplicationId = message.deduplicationId;
  if (message.delaySeconds !== undefined) input.DelaySeconds = message.delaySeconds;
  return input;
}

/** What became of a send: counted, or tried again where a real client would. */
export function sendAnswered(ctx: Context, state: ProducerState, answer: Answer): void {
  const attempt = answer.call.context as SendAttempt;
  if (attempt.life !== state.life) return;
  state.awaiting -= attempt.messages.length;
  if (answer.isTimedOut) return tryAgain(ctx, state, attempt, 'RequestTimeout', 'No answer came in time.');
  if (answer.refusal) {
    const { code, sentence, status } = answer.refusal;
    if (status >= 500 || code.includes('Throttl')) return tryAgain(ctx, state, attempt, code, sentence);
    return refused(ctx, state, attempt.messages, code, sentence);
  }
  const failed = (answer.output as Partial<SendMessageBatchOutput>).Failed ?? [];
  state.acceptedTotal += attempt.messages.length - failed.length;
  for (const { Id, Code, Message } of failed) {
    const messages = attempt.messages.filter((message) => `m${message.origin}` === Id);
    refused(ctx, state, messages, Code, Message);
  }
}

function tryAgain(
  ctx: Context,
  state: ProducerState,
  last: SendAttempt,
  code: string,
  sentence: string,
): void {
  state.lastError = { code, sentence, atMs: ctx.nowMs };
  if (last.attempt >= state.settings.attempts) {
    state.lostTotal += last.messages.length;
    for (const { origin } of last.messages)
      ctx.emit('SendGivenUp', { message: origin, to: last.to, code, sentence, attempts: last.attempt });
    return;
  }
  // Full jitter over a doubling pause, as the AWS SDKs do.
  const pauseMs = retryPauseMs * 2 ** (last.attempt - 1) * ctx.random();
  state.retriedTotal += last.messages.length;
  for (const { origin } of last.messages)
    ctx.emit('SendRetried', { message: origin, to: last.to, code, attempt: last.attempt + 1, pauseMs });
  ctx.wake(ctx.nowMs + pauseMs, 'retry', { ...last, attempt: last.attempt + 1 });
}

function refused(
  ctx: Context,
  state: ProducerState,
  messages: readonly OutgoingMessage[],
  code: string,
  sentence: string,
): void {
  state.refusedTotal += messages.length;
  state.lastError = { code, sentence, atMs: ctx.nowMs };
  for (const { origin } of messages) ctx.emit('SendRefused', { message: origin, code, sentence });
}
