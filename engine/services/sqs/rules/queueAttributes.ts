/** Queue attributes between the wire's texts, the state and a scenario's settings. */
import { parsePolicy } from '../../../aws/policy.ts';
import { type Context, isRefusal, type Refusal } from '../../../kernel/service.ts';
import { fits } from '../../../kernel/shape.ts';
import {
  type AttributeName,
  attributeShapes,
  fifoOnlyAttributes,
  impliedAttributes,
  impliedFifoAttributes,
  parseAttribute,
  type QueueSettings,
} from '../attributes.ts';
import {
  badFifoName,
  badQueueName,
  invalidAttributeValue,
  invalidParameter,
  onlyForFifo,
  queueTypeIsFixed,
  unknownAttribute,
} from '../errors.ts';
import { maxReceiveCountDefault, maxReceiveCountMax, queueNameLengthMax } from '../limits.ts';
import { arnOf, nameInArn, type QueueState, type RedrivePolicy } from '../model.ts';
import { keepScope } from './dedup.ts';
import { delayAnew } from './lifecycle.ts';
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
      const policy = readRedrivePolicy(ctx, text, isFifo);
      if (isRefusal(policy)) return policy;
      redrive = { policy };
      continue;
    }
    // SQS-E21, SQS-E23: on FIFO the attribute may be named as long as it does not change.
    if (name === 'FifoQueue') {
      if (!isFifo) return unknownAttribute(name);
      if (parseAttribute(name, text) !== true) return queueTypeIsFixed;
      continue;
    }
    if (!Object.hasOwn(attributeShapes, name)) return unknownAttribute(name);
    const value = parseAttribute(name as AttributeName, text);
    if (value === undefined || !fits(value, attributeShapes[name as AttributeName]))
      return invalidAttributeValue(name);
    settings[name] = value;
  }
  const refusal = refuseSettings({ ...queue?.settings, ...settings }, isFifo, Object.keys(settings));
  if (refusal) return refusal;
  return redrive ? { settings, redrive } : { settings };
}

/** Attributes that are right one by one, and wrong for this queue, together, or inside. */
export function refuseSettings(
  settings: Partial<QueueSettings>,
  isFifo: boolean,
  given: readonly string[],
): Refusal | undefined {
  if (typeof parsePolicy(settings.Policy ?? '') === 'string') return invalidAttributeValue('Policy');
  return refuseFifoOnly(settings, isFifo, given);
}

/** SQS-08: attributes only a FIFO queue has, and the one combination that is not legal. */
function refuseFifoOnly(
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

function readRedrivePolicy(ctx: Context, text: string, isFifo: boolean): RedrivePolicy | undefined | Refusal {
  if (text === '') return undefined;
  const refuse = (reason: string) => invalidParameter(text, 'RedrivePolicy', reason);
  let policy: unknown;
  try {
    policy = JSON.parse(text);
  } catch {
    return refuse('Redrive policy is not a valid JSON map.');
  }
  if (typeof policy !== 'object' || policy === null) return refuse('Redrive policy is not a valid JSON map.');
  const fields = policy as Readonly<Record<string, unknown>>;
  const { deadLetterTargetArn: arn, maxReceiveCount = maxReceiveCountDefault } = fields;
  if (arn === undefined)
    return refuse('Redrive policy does not contain mandatory attribute: deadLetterTargetArn.');
  const count = /^\d+$/.test(String(maxReceiveCount)) ? Number(maxReceiveCount) : 0;
  if (count < 1 || count > maxReceiveCountMax) {
    return refuse(
      `Invalid value for maxReceiveCount: ${maxReceiveCount}, valid values are from 1 to ${maxReceiveCountMax} both inclusive.`,
    );
  }
  const target = typeof arn === 'string' ? nameInArn(arn) : undefined;
  // SQS-75: of the same account and region, and of the same type; the name tells the type (SQS-10).
  const isOurs = target !== undefined && arn === arnOf(ctx.region, ctx.account, target);
  if (!isOurs || !ctx.exists('sqs', target)) return refuse('Dead letter target does not exist.');
  if (target.endsWith('.fifo') !== isFifo)
    return refuse('Dead-letter queue must be same type of queue as the source.');
  return { target, targetArn: arn as string, maxReceiveCount: count };
}

/** Puts new attributes in force: SQS-62 for the delay, SQS-09 for the retention of what is stored already. */
export function applyAttributes(ctx: Context, queue: QueueState, read: ReadAttributes): void {
  const before = queue.settings;
  keepScope(ctx, queue, read.settings);
  queue.settings = { ...before, ...read.settings };
  queue.modifiedAtMs = ctx.nowMs;
  if (read.redrive) queue.redrive = read.redrive.policy;
  ctx.emit('AttributesChanged', { settings: read.settings, redrive: read.redrive?.policy });
  if (before.FifoQueue && before.DelaySeconds !== queue.settings.DelaySeconds) delayAnew(ctx, queue);
  sweepExpired(ctx, queue);
}

/** Settings with what is implied filled in. */
export function settingsInForce(settings: Partial<QueueSettings>): Record<string, unknown> {
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  const implied = settings.FifoQueue ? { ...impliedAttributes, ...impliedFifoAttributes } : impliedAttributes;
  return { ...implied, ...Object.fromEntries(given) };
}

/** Attributes as GetQueueAttributes writes them. */
export function describeAttributes(queue: QueueState): Record<string, string> {
  const attributes: Record<string, string> = {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(queue.visibleCount),
    ApproximateNumberOfMessagesNotVisible: String(queue.inFlightCount),
    ApproximateNumberOfMessagesDelayed: String(queue.delayedCount),
    CreatedTimestamp: String(Math.floor(queue.createdAtMs / 1000)),
    LastModifiedTimestamp: String(Math.floor(queue.modifiedAtMs / 1000)),
  };
  for (const [name, value] of Object.entries(settingsInForce(queue.settings)))
    attributes[name] = String(value);
  if (!queue.settings.FifoQueue) delete attributes.FifoQueue;
  if (!queue.settings.Policy) delete attributes.Policy;
  const { redrive } = queue;
  if (redrive) {
    attributes.RedrivePolicy = JSON.stringify({
      deadLetterTargetArn: redrive.targetArn,
      maxReceiveCount: redrive.maxReceiveCount,
    });
  }
  return attributes;
}
