/** Queue attributes between the wire's texts, the state and a scenario's settings. */
import { type Context, isRefusal, type Refusal } from '../../../kernel/service.ts';
import { fits } from '../../../kernel/shape.ts';
import {
  type AttributeName,
  attributeShapes,
  fifoOnlyAttributes,
  parseAttribute,
  type QueueSettings,
} from '../attributes.ts';
import {
  badFifoName,
  badQueueName,
  invalidAttributeValue,
  onlyForFifo,
  queueTypeIsFixed,
  unknownAttribute,
} from '../errors.ts';
import { maxReceiveCountDefault, maxReceiveCountMax, queueNameLengthMax } from '../limits.ts';
import { nameInArn, type QueueState, type RedrivePolicy } from '../model.ts';
import { sweepExpired } from './retention.ts';

/** Attributes that were read from texts and may be applied. */
export interface ReadAttributes {
  settings: Partial<QueueSettings>;
  /** Present when the policy is to change; `undefined` inside removes it (SQS-70). */
  redrive?: { policy: RedrivePolicy | undefined };
}

/** SQS-10 */
export function refuseName(name: string, isFifo: boolean): Refusal | undefined {
  const hasRightLength = name.length >= 1 && name.length <= queueNameLengthMax;
  if (isFifo) return hasRightLength && /^[A-Za-z0-9_-]+\.fifo$/.test(name) ? undefined : badFifoName;
  return hasRightLength && /^[A-Za-z0-9_-]+$/.test(name) ? undefined : badQueueName;
}

export function queueUrlOf(ctx: Context, name: string): string {
  return `https://sqs.${ctx.region}.amazonaws.com/${ctx.account}/${name}`;
}

/** Reads attributes for a queue that exists, or (`queue` absent) for one to be made. */
export function readAttributes(
  ctx: Context,
  texts: Readonly<Record<string, string>>,
  isFifo: boolean,
  queue: QueueState | undefined,
): ReadAttributes | Refusal {
  const settings: Record<string, unknown> = {};
  let redrive: ReadAttributes['redrive'];
  for (const [name, text] of Object.entries(texts)) {
    if (name === 'RedrivePolicy') {
      const policy = readRedrivePolicy(ctx, text);
      if (isRefusal(policy)) return policy;
      redrive = { policy };
      continue;
    }
    // SQS-E21, SQS-E23: on FIFO the attribute may be named as long as it does not change.
    if (name === 'FifoQueue') {
      if (!isFifo) return unknownAttribute(name);
      if (text !== 'true') return queueTypeIsFixed;
      continue;
    }
    if (!Object.hasOwn(attributeShapes, name)) return unknownAttribute(name);
    const value = parseAttribute(name as AttributeName, text);
    if (value === undefined || !fits(value, attributeShapes[name as AttributeName]))
      return invalidAttributeValue(name);
    settings[name] = value;
  }
  const refusal = refuseFifoOnly({ ...queue?.settings, ...settings }, isFifo, Object.keys(settings));
  if (refusal) return refusal;
  return redrive ? { settings, redrive } : { settings };
}

/** SQS-08: attributes only a FIFO queue has, and the one combination that is not legal. */
export function refuseFifoOnly(
  settings: Partial<QueueSettings>,
  isFifo: boolean,
  given: readonly string[],
): Refusal | undefined {
  if (!isFifo) {
    const wrong = fifoOnlyAttributes.find((name) => given.includes(name) && settings[name] !== undefined);
    return wrong && onlyForFifo(wrong);
  }
  if (
    settings.FifoThroughputLimit === 'perMessageGroupId' &&
    settings.DeduplicationScope !== 'messageGroup'
  ) {
    return invalidAttributeValue('FifoThroughputLimit');
  }
  return undefined;
}

function readRedrivePolicy(ctx: Context, text: string): RedrivePolicy | undefined | Refusal {
  if (text === '') return undefined;
  let policy: unknown;
  try {
    policy = JSON.parse(text);
  } catch {
    return invalidAttributeValue('RedrivePolicy');
  }
  const { deadLetterTargetArn: arn, maxReceiveCount = maxReceiveCountDefault } = (policy ?? {}) as Record<
    string,
    unknown
  >;
  const target = typeof arn === 'string' ? nameInArn(arn) : undefined;
  const count = Number(maxReceiveCount);
  const isCount = Number.isInteger(count) && count >= 1 && count <= maxReceiveCountMax;
  if (target === undefined || !isCount || !ctx.exists('sqs', target))
    return invalidAttributeValue('RedrivePolicy');
  return { target, targetArn: arn as string, maxReceiveCount: count };
}

/** Puts new attributes in force: SQS-62 for the delay, SQS-09 for the retention of what is stored already. */
export function applyAttributes(ctx: Context, queue: QueueState, read: ReadAttributes): void {
  queue.settings = { ...queue.settings, ...read.settings };
  queue.modifiedAtMs = ctx.nowMs;
  if (read.redrive) queue.redrive = read.redrive.policy;
  ctx.emit('AttributesChanged', { settings: read.settings, redrive: read.redrive?.policy });
  sweepExpired(ctx, queue);
}

/** Attributes as GetQueueAttributes writes them. */
export function describeAttributes(queue: QueueState): Record<string, string> {
  const { FifoQueue, ...settings } = queue.settings;
  const attributes: Record<string, string> = {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(queue.visibleCount),
    ApproximateNumberOfMessagesNotVisible: String(queue.inFlightCount),
    ApproximateNumberOfMessagesDelayed: String(queue.delayedCount),
    CreatedTimestamp: String(Math.floor(queue.createdAtMs / 1000)),
    LastModifiedTimestamp: String(Math.floor(queue.modifiedAtMs / 1000)),
  };
  for (const [name, value] of Object.entries(settings))
    if (value !== undefined) attributes[name] = String(value);
  if (FifoQueue) {
    attributes.FifoQueue = 'true';
    attributes.ContentBasedDeduplication ??= 'false';
    attributes.DeduplicationScope ??= 'queue';
    attributes.FifoThroughputLimit ??= 'perQueue';
  }
  const { redrive } = queue;
  if (redrive) {
    attributes.RedrivePolicy = JSON.stringify({
      deadLetterTargetArn: redrive.targetArn,
      maxReceiveCount: redrive.maxReceiveCount,
    });
  }
  return attributes;
}
