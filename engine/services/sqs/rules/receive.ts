/** What a receive hands out, and the long polls that wait for it. */
import type { Context, Origin } from '../../../kernel/service.ts';
import type {
  MessageAttributeValue,
  ReceivedMessage,
  ReceiveMessageInput,
  ReceiveMessageOutput,
} from '../contract.ts';
import { inFlightMax } from '../limits.ts';
import type { QueueState, StoredMessage, WaitingPoll } from '../model.ts';
import { countChunks } from './chunks.ts';
import { leadingRun, takeReadyGroup } from './fifoGroups.ts';
import { makeInFlight } from './lifecycle.ts';
import { deadLetter, isSpent } from './redrive.ts';
import { mintHandle } from './visibility.ts';

export interface Received {
  output: ReceiveMessageOutput;
  origins: readonly Origin[];
}

/** Receives what can be had now, for `by`; empty when nothing can. Spent messages met on the way are moved (SQS-71). */
export function receiveNow(
  ctx: Context,
  queue: QueueState,
  input: ReceiveMessageInput,
  by: string,
): Received {
  const most = Math.min(input.MaxNumberOfMessages ?? 1, inFlightMax - queue.inFlightCount);
  const timeoutMs = (input.VisibilityTimeout ?? queue.settings.VisibilityTimeout) * 1000;
  const messages: ReceivedMessage[] = [];
  const origins: Origin[] = [];
  let bytes = 0;
  const hand = (slot: number) => {
    const message = queue.messages.get(slot) as StoredMessage;
    if (isSpent(ctx, queue, message)) return deadLetter(ctx, queue, slot);
    messages.push(handOut(ctx, queue, slot, timeoutMs, input, by));
    origins.push(message.origin);
    bytes += message.body.sizeBytes;
  };
  if (queue.settings.FifoQueue) eachFifo(queue, () => most - messages.length, hand);
  else eachStandard(queue, () => most - messages.length, hand);
  countChunks(queue, bytes);
  return { output: messages.length > 0 ? { Messages: messages } : {}, origins };
}

function eachStandard(queue: QueueState, room: () => number, hand: (slot: number) => void): void {
  while (room() > 0) {
    const slot = queue.visible.popFront();
    if (slot === undefined) return;
    if (queue.messages.get(slot)) hand(slot);
  }
}

/** SQS-100: as many as possible of one group, then of the next. */
function eachFifo(queue: QueueState, room: () => number, hand: (slot: number) => void): void {
  while (room() > 0) {
    const ready = takeReadyGroup(queue);
    if (!ready) return;
    for (const slot of leadingRun(queue, ready.group, room())) hand(slot);
  }
}

function handOut(
  ctx: Context,
  queue: QueueState,
  slot: number,
  timeoutMs: number,
  input: ReceiveMessageInput,
  by: string,
): ReceivedMessage {
  const message = makeInFlight(ctx, queue, slot, timeoutMs);
  message.receiveCount++;
  message.lastReceivedAtMs = ctx.nowMs;
  if (message.receiveCount === 1) message.firstReceivedAtMs = ctx.nowMs;
  message.receiptHandle = mintHandle(ctx, slot);
  queue.receivedTotal++;
  ctx.emit('MessageReceived', {
    message: message.origin,
    by,
    receiveCount: message.receiveCount,
    // SQS-72: the count goes on after a move; the limit of this queue counts its own receives.
    receiveHere: message.receiveCount - message.receivesElsewhere,
    maxReceiveCount: queue.redrive?.maxReceiveCount,
    timeoutMs,
    untilMs: message.stateUntilMs,
  });
  message.wakeId = ctx.wake(message.stateUntilMs, 'visibilityExpired', slot);
  return describeReceived(ctx, queue, message, input);
}

function describeReceived(
  ctx: Context,
  queue: QueueState,
  message: StoredMessage,
  input: ReceiveMessageInput,
): ReceivedMessage {
  const { body } = message;
  const received: ReceivedMessage = {
    MessageId: message.messageId,
    ReceiptHandle: message.receiptHandle,
    Body: body.text,
  };
  const names = input.MessageSystemAttributeNames ?? input.AttributeNames;
  const attributes = names && systemAttributes(ctx, queue, message, names);
  if (attributes) received.Attributes = attributes;
  const own =
    input.MessageAttributeNames && body.attributes && chosen(body.attributes, input.MessageAttributeNames);
  if (own) received.MessageAttributes = own;
  return received;
}

/** SQS-25: only what was asked for. */
function systemAttributes(
  ctx: Context,
  queue: QueueState,
  message: StoredMessage,
  names: readonly string[],
): Record<string, string> | undefined {
  const wanted: Record<string, string> = {};
  let count = 0;
  for (const name of names.includes('All') ? systemAttributeNames : names) {
    const value = systemAttribute(ctx, queue, message, name);
    if (value === undefined) continue;
    wanted[name] = String(value);
    count++;
  }
  return count > 0 ? wanted : undefined;
}

const systemAttributeNames = [
  'SenderId',
  'SentTimestamp',
  'ApproximateReceiveCount',
  'ApproximateFirstReceiveTimestamp',
  'SequenceNumber',
  'MessageDeduplicationId',
  'MessageGroupId',
  'AWSTraceHeader',
  'DeadLetterQueueSourceArn',
];

/** One of them; undefined when the message has none, or when no such attribute is known. */
function systemAttribute(
  ctx: Context,
  queue: QueueState,
  message: StoredMessage,
  name: string,
): string | number | undefined {
  switch (name) {
    case 'SenderId':
      return ctx.account;
    case 'SentTimestamp':
      return Math.floor(message.sentAtMs);
    case 'ApproximateReceiveCount':
      return message.receiveCount;
    case 'ApproximateFirstReceiveTimestamp':
      return Math.floor(message.firstReceivedAtMs);
    case 'SequenceNumber':
      return message.sequenceNumber;
    case 'MessageDeduplicationId':
      return message.deduplicationId;
    case 'MessageGroupId':
      return queue.groups.get(message.groupSlot)?.id;
    case 'AWSTraceHeader':
      return message.body.systemAttributes?.AWSTraceHeader?.StringValue;
    case 'DeadLetterQueueSourceArn':
      return message.sourceArn;
    default:
      return undefined;
  }
}

/** SQS-26: exact names, `All`, `.*` or `prefix.*`. */
function chosen(
  attributes: Readonly<Record<string, MessageAttributeValue>>,
  names: readonly string[],
): Record<string, MessageAttributeValue> | undefined {
  const matches = (name: string) =>
    names.some((pattern) => {
      if (pattern === 'All' || pattern === '.*') return true;
      return pattern.endsWith('.*')
        ? name.startsWith(pattern.slice(0, -1)) || name === pattern.slice(0, -2)
        : name === pattern;
    });
  const entries = Object.entries(attributes).filter(([name]) => matches(name));
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** Answers the receives that wait, oldest first, for as long as there is something to hand out (SQS-43). */
export function answerPolls(ctx: Context, queue: QueueState): void {
  while (queue.polls.size > 0 && queue.visibleCount > 0) {
    const slot = queue.polls.first() as number;
    const poll = queue.polls.get(slot) as WaitingPoll;
    const received = receiveNow(ctx, queue, poll.input, poll.call.from);
    if (received.origins.length === 0) return;
    queue.polls.remove(slot);
    ctx.cancelWake(poll.wakeId);
    ctx.reply(poll.call, received.output, received.origins);
  }
}
