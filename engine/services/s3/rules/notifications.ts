/**
 * Event notifications: after an object has come or gone, S3 tells whoever a wire leads to, in its own name. A queue or
 * topic has to allow it (SQS-123). What cannot be delivered is dropped; nobody but the log knows.
 */
import type {
  Answer,
  CallRequest,
  Context,
  Link,
  Origin,
  ServicePrincipal,
} from '../../../kernel/service.ts';
import { outcomeOf } from '../../../programs/outgoing.ts';
import type { InvokeInput } from '../../lambda/contract.ts';
import type { PublishInput } from '../../sns/contract.ts';
import type { SendMessageInput } from '../../sqs/contract.ts';
import type { NotificationSettings, S3Event } from '../contract.ts';
import { notificationRetriesMax, notificationRetryMs } from '../limits.ts';
import type { BucketState, NotificationTally, StoredObject } from '../model.ts';
import { eventOf, type ObjectEvent, sequencerOf } from './eventRecord.ts';

/** A notification on its way, as often as it takes. Immutable. */
export interface Notification {
  link: string;
  to: string;
  origin: Origin;
  key: string;
  event: S3Event;
  /** From 1. */
  attempt: number;
}

export function announce(
  ctx: Context,
  bucket: BucketState,
  event: ObjectEvent,
  object: Readonly<StoredObject>,
): void {
  const links = bucket.notifications.map(({ link }) => link).filter((link) => isFor(link, event, object.key));
  if (links.length === 0) return;
  const sequencer = sequencerOf(bucket.nextSequencer++);
  const origin = originOf(ctx, event, object);
  for (const link of links) {
    tally(bucket, link.id, ({ sentTotal }) => ({ sentTotal: sentTotal + 1 }));
    ctx.emit('NotificationSent', { message: origin, to: link.to, key: object.key, event });
    send(ctx, bucket, link, {
      link: link.id,
      to: link.to,
      origin,
      key: object.key,
      event: eventOf(ctx, bucket, link, event, object, sequencer),
      attempt: 1,
    });
  }
}

function isFor({ settings }: Link, event: ObjectEvent, key: string): boolean {
  const { event: wanted, prefix, suffix } = settings as unknown as NotificationSettings;
  const kind = wanted.slice('s3:'.length, -'*'.length);
  return event.startsWith(kind) && key.startsWith(prefix) && key.endsWith(suffix);
}

/** The news of one message is that message, one step further; the news of many, or of a removal, is a new one. */
function originOf(ctx: Context, event: ObjectEvent, { origins }: Readonly<StoredObject>): Origin {
  const [only] = origins;
  const goesOn = event === 'ObjectCreated:Put' && origins.length === 1 && only !== undefined;
  return goesOn ? only : ctx.mintOrigin();
}

function send(ctx: Context, bucket: BucketState, link: Link, notification: Notification): void {
  const request: CallRequest = {
    ...requestTo(link, notification.event),
    to: link.to,
    tag: 'notified',
    context: notification,
    origins: [notification.origin],
  };
  if (link.toService !== 'lambda') request.principal = principalOf(ctx, bucket);
  ctx.call(request);
}

function requestTo({ toService }: Link, event: S3Event): { action: string; input: object } {
  if (toService === 'lambda') {
    return {
      action: 'Invoke',
      input: { InvocationType: 'Event', Payload: event } satisfies InvokeInput,
    };
  }
  const text = JSON.stringify(event);
  return toService === 'sns'
    ? {
        action: 'Publish',
        input: { Subject: 'Amazon S3 Notification', Message: text } satisfies PublishInput,
      }
    : { action: 'SendMessage', input: { MessageBody: text } satisfies SendMessageInput };
}

function principalOf(ctx: Context, bucket: BucketState): ServicePrincipal {
  return { service: 's3.amazonaws.com', sourceArn: bucket.arn, sourceAccount: ctx.account };
}

/** Reply: what the destination says. */
export function notified(ctx: Context, bucket: BucketState, answer: Answer): void {
  const notification = answer.call.context as Notification;
  const [failure] = outcomeOf('', answer, 1).failed;
  if (!failure) return;
  const { code, sentence, isRetryable } = failure;
  const { to, key, origin, attempt } = notification;
  if (!isRetryable || attempt > notificationRetriesMax) {
    return giveUp(ctx, bucket, notification, code, sentence);
  }
  const inMs = notificationRetryMs * 2 ** (attempt - 1);
  ctx.emit('NotificationRetried', { message: origin, to, key, code, attempt, inMs });
  ctx.wake(ctx.nowMs + inMs, 'notificationDue', { ...notification, attempt: attempt + 1 });
}

/** Wake-up: another attempt. */
export function notificationDue(ctx: Context, bucket: BucketState, notification: Notification): void {
  const link = ctx.linksOut.find(({ id }) => id === notification.link);
  if (link) return send(ctx, bucket, link, notification);
  giveUp(ctx, bucket, notification, 'NoSuchConfiguration', 'The specified configuration does not exist.');
}

function giveUp(
  ctx: Context,
  bucket: BucketState,
  { link, to, key, origin }: Notification,
  code: string,
  sentence: string,
): void {
  const lastFailure = { code, sentence, atMs: ctx.nowMs };
  tally(bucket, link, ({ failedTotal }) => ({ failedTotal: failedTotal + 1, lastFailure }));
  ctx.emit('NotificationFailed', { message: origin, to, key, code, sentence });
}

function tally(
  bucket: BucketState,
  link: string,
  change: (before: NotificationTally) => Partial<NotificationTally>,
): void {
  bucket.notifications = bucket.notifications.map((each) =>
    each.link.id === link ? { ...each, ...change(each) } : each,
  );
}
