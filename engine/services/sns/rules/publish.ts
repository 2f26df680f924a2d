/** What Publish and PublishBatch do for one message: refuse it, or hand it to every subscription whose filter lets it through. */
import type { Context, Origin, Refusal } from '../../../kernel/service.ts';
import type { PublishInput, PublishOutput } from '../contract.ts';
import {
  badMessageGroupId,
  badMessageStructure,
  badSubject,
  deduplicationIdOnStandard,
  emptyMessage,
  noDefaultMessage,
  unreadableMessage,
} from '../errors.ts';
import { chunkBytes, subjectLengthMax } from '../limits.ts';
import type { Notification, Subscription, TopicState } from '../model.ts';
import { attempt } from './delivery.ts';
import { textFor } from './envelope.ts';
import type { FilterPolicy } from './filterPolicy.ts';
import { fitsPolicy } from './filterPolicyMatch.ts';
import { rejectionWords } from './filterPolicyWords.ts';
import { JsonFault, readJson } from './jsonReader.ts';
import { attributeLeaves, bodyLeaves, type Leaves } from './leaves.ts';
import { messageBytes } from './messageAttributes.ts';

type Message = Omit<PublishInput, 'TopicArn'>;

/** SNS-32: alphanumeric and punctuation. */
const groupPattern = /^[A-Za-z0-9!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]{1,128}$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the rule is about control characters
const subjectPattern = /^[^\u0000-\u001f\u007f]+$/;

/** Why SNS would not take this message; size and attributes are the caller's business, because a batch looks at all together. */
export function refuseMessage(input: Message): Refusal | undefined {
  const { Subject: subject, MessageGroupId: group } = input;
  if (input.Message === '') return emptyMessage;
  if (subject !== undefined && (subject.length > subjectLengthMax || !subjectPattern.test(subject)))
    return badSubject;
  if (group !== undefined && !groupPattern.test(group)) return badMessageGroupId;
  if (input.MessageDeduplicationId !== undefined) return deduplicationIdOnStandard;
  if (input.MessageStructure === undefined) return undefined;
  if (input.MessageStructure !== 'json') return badMessageStructure;
  const texts = textsIn(input.Message);
  return 'sentence' in texts ? (texts as Refusal) : undefined;
}

/** SNS-06: values that are no texts do not count, a name that comes twice is refused. */
function textsIn(message: string): Readonly<Record<string, string>> | Refusal {
  const node = readJson(message, '');
  if (node instanceof JsonFault || node.kind !== 'object') return unreadableMessage;
  if (new Set(node.entries.map(({ name }) => name)).size < node.entries.length) return unreadableMessage;
  const texts: Record<string, string> = {};
  for (const { name, value } of node.entries) if (value.kind === 'string') texts[name] = value.text;
  return Object.hasOwn(texts, 'default') ? texts : noDefaultMessage;
}

/** SNS-13: every further 64 KiB is billed like a request. @param bytes of all messages of the request together */
export function countChunks(topic: TopicState, bytes: number): void {
  if (bytes > chunkBytes) topic.extraChunksTotal += Math.ceil(bytes / chunkBytes) - 1;
}

/** Takes in a message that was not refused, and begins its deliveries. */
export function acceptPublish(ctx: Context, topic: TopicState, input: Message, index: number): PublishOutput {
  const notification = notificationOf(ctx, input, ctx.originAt(index));
  const { origin, group } = notification;
  const bytes = messageBytes(input.Message, input.MessageAttributes);
  topic.publishedTotal++;
  topic.publishedBytesTotal += bytes;
  topic.last = { origin, atMs: ctx.nowMs, ...(group === undefined ? {} : { group }) };
  ctx.emit('MessagePublished', {
    message: origin,
    group,
    bytes,
    subscriptions: topic.subscriptions.size,
  });
  if (topic.subscriptions.size === 0) {
    topic.unheardTotal++;
    ctx.emit('MessageUnheard', { message: origin });
  } else fanOut(ctx, topic, notification);
  return { MessageId: notification.messageId };
}

function notificationOf(ctx: Context, input: Message, origin: Origin): Notification {
  const isStructured = input.MessageStructure === 'json';
  return {
    origin,
    messageId: ctx.mintId(),
    text: input.Message,
    texts: isStructured ? (textsIn(input.Message) as Readonly<Record<string, string>>) : undefined,
    subject: input.Subject,
    attributes: input.MessageAttributes,
    group: input.MessageGroupId,
    publishedAtMs: ctx.nowMs,
  };
}

/** SNS-31. Those that get through leave first: what causes their journey is the publish, not a rejection elsewhere. */
function fanOut(ctx: Context, topic: TopicState, notification: Notification): void {
  const looker = new Looker(notification);
  const rejected: number[] = [];
  topic.subscriptions.scan((subscription, slot) => {
    if (subscription.filter && !looker.fits(subscription, subscription.filter)) {
      rejected.push(slot);
      return true;
    }
    topic.subscriptions.edit(slot).passedTotal++;
    const { id: link, to: endpoint } = subscription.wire;
    attempt(ctx, topic, { subscription: slot, link, endpoint, notification, attempt: 1 });
    return true;
  });
  for (const slot of rejected) reject(ctx, topic, slot, notification, looker);
}

function reject(
  ctx: Context,
  topic: TopicState,
  slot: number,
  { origin }: Notification,
  looker: Looker,
): void {
  const subscription = topic.subscriptions.edit(slot);
  const clause = looker.clause(subscription, subscription.filter as FilterPolicy);
  topic.filteredTotal++;
  subscription.filteredTotal++;
  subscription.lastFiltered = { origin, clause, atMs: ctx.nowMs };
  const { id, to } = subscription.wire;
  ctx.emit('MessageFiltered', { message: origin, endpoint: to, subscription: id, clause });
}

/** Looks at one message with many policies: reads its attributes and its body once, and only when a policy asks. */
class Looker {
  private ofAttributes: Leaves | undefined;
  private readonly ofBodies = new Map<string, Leaves | undefined>();

  constructor(private readonly notification: Notification) {}

  fits(subscription: Readonly<Subscription>, policy: FilterPolicy): boolean {
    return fitsPolicy(policy, this.leaves(subscription, policy));
  }

  clause(subscription: Readonly<Subscription>, policy: FilterPolicy): string {
    return rejectionWords(policy, this.leaves(subscription, policy), this.notification.origin);
  }

  private leaves({ protocol }: Readonly<Subscription>, { scope }: FilterPolicy): Leaves | undefined {
    if (scope === 'MessageAttributes') {
      this.ofAttributes ??= attributeLeaves(this.notification.attributes);
      return this.ofAttributes;
    }
    const text = textFor(this.notification, protocol);
    if (!this.ofBodies.has(text)) this.ofBodies.set(text, bodyLeaves(text));
    return this.ofBodies.get(text);
  }
}
