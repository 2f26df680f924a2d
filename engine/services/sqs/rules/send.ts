/** What SendMessage and SendMessageBatch do for one message: refuse it, swallow it as a duplicate, or take it in. */
import type { Context, Refusal } from '../../../kernel/service.ts';
import type { MessageAttributeValue, MessageBody, SendMessageInput, SendMessageOutput } from '../contract.ts';
import {
  emptyAttribute,
  invalidCharacters,
  invalidGroupOrDeduplicationId,
  invalidParameter,
  missingDeduplicationId,
  missingInBatch,
  missingParameter,
  notForThisQueueType,
} from '../errors.ts';
import type { Deduplication, QueueState } from '../model.ts';
import { deduplicationIdOf, remember, remembered } from './dedup.ts';
import { store } from './lifecycle.ts';
import { messageBytes } from './messageSize.ts';

/** SQS-90, SQS-110: alphanumeric and punctuation. */
const idPattern = /^[A-Za-z0-9!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]{1,128}$/;
/** SQS-22 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the rule is about control characters
const forbiddenCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/u;
/** SQS-23 */
const attributeNamePattern = /^(?!aws\.|amazon\.)(?!\.)(?!.*\.\.)[A-Za-z0-9_.-]{1,256}(?<!\.)$/i;

/** Why SQS would not take this message; sizes are the caller's business, because a batch words them differently. */
export function refuseSend(
  queue: QueueState,
  input: SendMessageInput,
  isBatch: boolean,
): Refusal | undefined {
  const { MessageGroupId: group, MessageDeduplicationId: deduplicationId, DelaySeconds: delay } = input;
  if (forbiddenCharacter.test(input.MessageBody)) return invalidCharacters;
  const attributeProblem = input.MessageAttributes && refuseAttributes(input.MessageAttributes);
  if (attributeProblem) return attributeProblem;
  if (group !== undefined && !idPattern.test(group))
    return invalidGroupOrDeduplicationId(group, 'MessageGroupId');
  if (queue.settings.FifoQueue) {
    const missing = refuseMissingIds(queue, input, isBatch);
    if (missing) return missing;
    if (deduplicationId !== undefined && !idPattern.test(deduplicationId)) {
      return invalidGroupOrDeduplicationId(deduplicationId, 'MessageDeduplicationId');
    }
    // SQS-61: an explicit 0 is let through, and the queue's delay holds all the same.
    if (delay !== undefined && delay > 0) return notForThisQueueType(delay, 'DelaySeconds');
  } else if (deduplicationId !== undefined)
    return notForThisQueueType(deduplicationId, 'MessageDeduplicationId');
  return undefined;
}

/** SQS-90: what a FIFO queue has to be told. A batch words it differently (SQS-E11). */
export function refuseMissingIds(
  queue: QueueState,
  input: SendMessageInput,
  isBatch: boolean,
): Refusal | undefined {
  if (input.MessageGroupId === undefined)
    return isBatch ? missingInBatch('MessageGroupId') : missingParameter('MessageGroupId');
  const { ContentBasedDeduplication: hasOwnId } = queue.settings;
  return input.MessageDeduplicationId === undefined && !hasOwnId ? missingDeduplicationId() : undefined;
}

function refuseAttributes(attributes: Readonly<Record<string, MessageAttributeValue>>): Refusal | undefined {
  for (const [name, value] of Object.entries(attributes)) {
    if (!attributeNamePattern.test(name)) {
      return invalidParameter(name, 'MessageAttributeName', 'Message (user) attribute name is not valid.');
    }
    const base = value.DataType.split('.')[0] ?? '';
    if (!['String', 'Number', 'Binary'].includes(base)) {
      return invalidParameter(
        value.DataType,
        'DataType',
        `The type of message (user) attribute '${name}' is not valid.`,
      );
    }
    if (!(base === 'Binary' ? value.BinaryValue : value.StringValue)) return emptyAttribute(name, base);
  }
  return undefined;
}

export function bodyOf(input: SendMessageInput): MessageBody {
  return {
    text: input.MessageBody,
    attributes: input.MessageAttributes,
    systemAttributes: input.MessageSystemAttributes,
    sizeBytes: messageBytes(input.MessageBody, input.MessageAttributes),
  };
}

/** Takes a message in that `refuseSend` has passed. A duplicate answers like its original and adds nothing (SQS-92). */
export function acceptSend(
  ctx: Context,
  queue: QueueState,
  input: SendMessageInput,
  body: MessageBody,
  index: number,
): SendMessageOutput {
  const origin = ctx.originAt(index);
  const { FifoQueue: isFifo } = queue.settings;
  const { MessageGroupId: group } = input;
  const deduplication = isFifo ? deduplicationIdOf(queue, input) : undefined;
  if (deduplication && group !== undefined) {
    const slot = remembered(ctx, queue, deduplication.id, group);
    if (slot !== undefined) return swallow(ctx, queue, slot, origin);
  }
  const messageId = ctx.mintId();
  const sequenceNumber = isFifo ? mintSequenceNumber(queue) : undefined;
  const delayMs = delaySecondsOf(queue, input) * 1000;
  queue.sentTotal++;
  queue.sentBytesTotal += body.sizeBytes;
  ctx.emit('MessageSent', { message: origin, group, bytes: body.sizeBytes, delayMs });
  store(
    ctx,
    queue,
    {
      origin,
      messageId,
      body,
      sentAtMs: ctx.nowMs,
      enqueuedAtMs: ctx.nowMs,
      receiveCount: 0,
      receivesElsewhere: 0,
      firstReceivedAtMs: 0,
      sequenceNumber,
      deduplicationId: deduplication?.id,
      sourceArn: undefined,
    },
    group,
    delayMs,
  );
  if (deduplication && group !== undefined && sequenceNumber !== undefined) {
    remember(ctx, queue, deduplication, group, { origin, messageId, sequenceNumber });
  }
  return sequenceNumber === undefined
    ? { MessageId: messageId }
    : { MessageId: messageId, SequenceNumber: sequenceNumber };
}

/** SQS-60: the message's own delay wins, even 0; SQS-61: on FIFO the queue's always holds. */
function delaySecondsOf(queue: QueueState, input: SendMessageInput): number {
  return queue.settings.FifoQueue
    ? queue.settings.DelaySeconds
    : (input.DelaySeconds ?? queue.settings.DelaySeconds);
}

function swallow(ctx: Context, queue: QueueState, slot: number, origin: number): SendMessageOutput {
  const original = queue.deduplications.edit(slot) as Deduplication;
  original.swallowed++;
  original.swallowedAtMs = ctx.nowMs;
  ctx.emit('MessageDeduplicated', {
    message: origin,
    original: original.origin,
    deduplicationId: original.id,
    sinceMs: original.sinceMs,
    untilMs: original.untilMs,
  });
  return { MessageId: original.messageId, SequenceNumber: original.sequenceNumber };
}

/** SQS-96: about 20 digits, increasing, not consecutive. */
export function mintSequenceNumber(queue: QueueState): string {
  queue.nextSequence++;
  return `188${String(queue.nextSequence * 256).padStart(17, '0')}`;
}
