/**
 * A notification's way to one subscription. It ends in one of four ways: delivered; moved to the dead-letter queue;
 * lost; or, before it began, filtered. Subscriptions know nothing of each other (SNS-31).
 */
import type { Answer, CallRequest, Context, ServicePrincipal } from '../../../kernel/service.ts';
import { instant } from '../../../kernel/time.ts';
import { deliveryTimeoutMs } from '../limits.ts';
import type { Delivery, Notification, Subscription, TopicState, WaitingDelivery } from '../model.ts';
import { functionInput, hasTooManyAttributes, httpInput, queueInput } from './envelope.ts';
import { retryCountOf, retryDelayMs } from './retrySchedule.ts';

/** Why an attempt failed. A client-side error is never tried again (SNS-81). */
interface Failure {
  code: string;
  sentence: string;
  isClientSide: boolean;
}

/** What is remembered of a delivery that goes to the dead-letter queue. Immutable. */
interface DeadLetter {
  delivery: Delivery;
  failure: Failure;
}

/** Makes an attempt; the answer comes to `delivered`. */
export function attempt(ctx: Context, topic: TopicState, delivery: Delivery): void {
  const subscription = topic.subscriptions.get(delivery.subscription);
  if (!subscription) return lose(ctx, topic, delivery, 'the subscription was removed');
  if (subscription.protocol === 'sqs' && hasTooManyAttributes(subscription, delivery.notification)) {
    const sentence = 'Raw message delivery to SQS carries at most 10 message attributes.';
    return fail(ctx, topic, delivery, { code: 'InvalidParameter', sentence, isClientSide: true });
  }
  ctx.call(requestFor(ctx, topic, subscription, delivery));
}

function requestFor(
  ctx: Context,
  topic: TopicState,
  subscription: Subscription,
  delivery: Delivery,
): CallRequest {
  const { endpoint: to, notification } = delivery;
  const [action, input] = operationFor(topic, subscription, notification);
  return {
    to,
    action,
    input,
    tag: 'delivered',
    context: delivery,
    origins: [notification.origin],
    timeoutMs: deliveryTimeoutMs,
    // An HTTP endpoint knows no services of AWS.
    ...(subscription.protocol === 'http' ? {} : { principal: principalOf(ctx, topic) }),
  };
}

function operationFor(
  topic: TopicState,
  subscription: Subscription,
  notification: Notification,
): [action: string, input: unknown] {
  switch (subscription.protocol) {
    case 'sqs':
      return ['SendMessage', queueInput(topic, subscription, notification)];
    case 'lambda':
      return ['Invoke', functionInput(topic, subscription, notification)];
    case 'http':
      return ['Request', httpInput(topic, subscription, notification)];
  }
}

/** In whose name SNS calls: the endpoint's policy decides (SNS-30). */
function principalOf(ctx: Context, topic: TopicState): ServicePrincipal {
  return { service: 'sns.amazonaws.com', sourceArn: topic.arn, sourceAccount: ctx.account };
}

/** The answer to an attempt. */
export function delivered(ctx: Context, topic: TopicState, answer: Answer): void {
  const delivery = answer.call.context as Delivery;
  const failure = failureIn(answer);
  if (failure) return fail(ctx, topic, delivery, failure);
  // Its subscription may have been removed meanwhile; it has arrived all the same.
  const subscription = edit(topic, delivery);
  if (subscription) subscription.deliveredTotal++;
  countDelivered(topic, answer.call.action);
  ctx.emit('NotificationDelivered', { ...namesOf(delivery), attempt: delivery.attempt });
}

/** By the operation it came with, which outlives the subscription. */
function countDelivered(topic: TopicState, action: string): void {
  if (action === 'SendMessage') topic.deliveredToQueuesTotal++;
  else if (action === 'Invoke') topic.deliveredToFunctionsTotal++;
  else topic.deliveredToHttpTotal++;
}

function failureIn({ refusal, isTimedOut }: Answer): Failure | undefined {
  if (isTimedOut) {
    const sentence = `No answer came within ${deliveryTimeoutMs / 1000} s.`;
    return { code: 'RequestTimeout', sentence, isClientSide: false };
  }
  if (!refusal) return undefined;
  const { code, sentence, status } = refusal;
  // SNS-83. Some services of AWS say "too fast" with a status of 400.
  const isServerSide = status >= 500 || status === 429 || code.includes('Throttl');
  return { code, sentence, isClientSide: !isServerSide };
}

function fail(ctx: Context, topic: TopicState, delivery: Delivery, failure: Failure): void {
  const subscription = edit(topic, delivery);
  if (!subscription) return lose(ctx, topic, delivery, 'the subscription was removed');
  const { code, sentence, isClientSide } = failure;
  const { origin } = delivery.notification;
  subscription.failedAttemptsTotal++;
  subscription.lastFailure = { origin, code, sentence, atMs: ctx.nowMs };
  const delayMs = isClientSide ? undefined : retryDelayMs(subscription.retrySchedule, delivery.attempt);
  if (subscription.protocol === 'http' || delayMs === undefined) topic.failedTotal++;
  const after = subscription.deadLetterQueue === undefined ? 'lost' : 'deadLetter';
  const detail = { ...namesOf(delivery), attempt: delivery.attempt, code, sentence };
  if (isClientSide) ctx.emit('DeliveryDenied', { ...detail, next: after });
  else {
    ctx.emit('DeliveryFailed', {
      ...detail,
      retryCount: retryCountOf(subscription.retrySchedule),
      retryInMs: delayMs,
      next: delayMs === undefined ? after : 'retry',
    });
  }
  if (delayMs === undefined) giveUp(ctx, topic, subscription, delivery, failure);
  else retryIn(ctx, topic, subscription, { ...delivery, attempt: delivery.attempt + 1 }, delayMs);
}

function retryIn(
  ctx: Context,
  topic: TopicState,
  subscription: Subscription,
  delivery: Delivery,
  delayMs: number,
): void {
  if (delayMs === 0) return attempt(ctx, topic, delivery);
  const atMs = instant(ctx.nowMs + delayMs);
  const slot = topic.waiting.add({ epoch: 0, delivery, sinceMs: ctx.nowMs, atMs, wakeId: 0 });
  topic.waiting.edit(slot).wakeId = ctx.wake(atMs, 'retryDue', slot);
  subscription.waitingCount++;
}

/** The time of a waiting delivery has come. */
export function retry(ctx: Context, topic: TopicState, slot: number): void {
  const { delivery } = topic.waiting.get(slot) as WaitingDelivery;
  topic.waiting.remove(slot);
  const subscription = edit(topic, delivery);
  if (subscription) subscription.waitingCount--;
  attempt(ctx, topic, delivery);
}

/** SNS-82, SNS-84: the dead-letter queue of the subscription, else nothing. */
function giveUp(
  ctx: Context,
  topic: TopicState,
  subscription: Subscription,
  delivery: Delivery,
  failure: Failure,
): void {
  const { deadLetterQueue } = subscription;
  if (deadLetterQueue === undefined)
    return lose(ctx, topic, delivery, 'the subscription has no dead-letter queue');
  ctx.call({
    to: deadLetterQueue,
    action: 'SendMessage',
    input: queueInput(topic, subscription, delivery.notification),
    tag: 'deadLettered',
    context: { delivery, failure } satisfies DeadLetter,
    origins: [delivery.notification.origin],
    principal: principalOf(ctx, topic),
    timeoutMs: deliveryTimeoutMs,
  });
}

/** The answer of a dead-letter queue. It is asked once. */
export function deadLettered(ctx: Context, topic: TopicState, answer: Answer): void {
  const { delivery, failure } = answer.call.context as DeadLetter;
  const { to } = answer.call;
  const refused = failureIn(answer);
  if (refused) {
    topic.redriveFailedTotal++;
    return lose(ctx, topic, delivery, `${to} did not take it: ${refused.sentence}`);
  }
  topic.redrivenTotal++;
  const subscription = edit(topic, delivery);
  if (subscription) subscription.deadLetteredTotal++;
  const { code, sentence } = failure;
  ctx.emit('DeliveryDeadLettered', { ...namesOf(delivery), to, attempts: delivery.attempt, code, sentence });
}

/** @param reason ends the sentence "it is lost, because" */
export function lose(ctx: Context, topic: TopicState, delivery: Delivery, reason: string): void {
  const subscription = edit(topic, delivery);
  if (subscription) subscription.lostTotal++;
  ctx.emit('DeliveryLost', { ...namesOf(delivery), reason });
}

/** Gives up what waits for another attempt, of one subscription or of all. */
export function loseWaiting(ctx: Context, topic: TopicState, reason: string, subscription?: number): void {
  topic.waiting.scan(({ delivery, wakeId }, slot) => {
    if (subscription !== undefined && delivery.subscription !== subscription) return true;
    ctx.cancelWake(wakeId);
    topic.waiting.remove(slot);
    const row = edit(topic, delivery);
    if (row) row.waitingCount--;
    lose(ctx, topic, delivery, reason);
    return true;
  });
}

/** The subscription of a delivery, to be changed; undefined when it was removed. */
function edit(topic: TopicState, { subscription }: Delivery): Subscription | undefined {
  return topic.subscriptions.get(subscription) && topic.subscriptions.edit(subscription);
}

function namesOf({ notification, endpoint, link }: Delivery) {
  return { message: notification.origin, endpoint, subscription: link };
}
