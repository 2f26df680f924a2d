/** What arrives at an endpoint: the notification in SNS's envelope, or as it was published. */
import { isoTime } from '../../../kernel/time.ts';
import type { HttpRequestInput } from '../../http/contract.ts';
import type { InvokeInput } from '../../lambda/contract.ts';
import type { MessageAttributeValue, SendMessageInput } from '../../sqs/contract.ts';
import { rawAttributesMax } from '../limits.ts';
import type { Notification, Protocol, Subscription, TopicState } from '../model.ts';

/** As long as a real one, and the same for everything: nothing in a simulation is signed. */
const signature = `${'EXAMPLEp'.repeat(43).slice(0, 342)}==`;
const certificate = 'SimpleNotificationService-00000000000000000000000000000000.pem';

/** SNS-06: the text for a protocol, where the publisher gave several. */
export function textFor({ text, texts }: Notification, protocol: Protocol): string {
  return texts ? (texts[protocol] ?? (texts.default as string)) : text;
}

/** SNS-24: the keys in their order. */
function envelope(topic: TopicState, subscription: Subscription, notification: Notification): string {
  const { before, after } = sharedParts(topic, subscription.protocol, notification);
  return before + unsubscribeUrl(topic, subscription) + after;
}

/** Of one notification's envelopes everything but the subscription is the same: it is written once for all of them. */
interface SharedParts {
  notification: Notification;
  protocol: Protocol;
  version: string;
  before: string;
  after: string;
}

let lastWritten: SharedParts | undefined;

function sharedParts(topic: TopicState, protocol: Protocol, notification: Notification): SharedParts {
  const version = signatureVersion(topic);
  const known = lastWritten;
  if (known?.notification === notification && known.protocol === protocol && known.version === version)
    return known;
  const { attributes } = notification;
  const fields = JSON.stringify({
    Type: 'Notification',
    MessageId: notification.messageId,
    TopicArn: topic.arn,
    Subject: notification.subject,
    Message: textFor(notification, protocol),
    Timestamp: isoTime(notification.publishedAtMs),
    SignatureVersion: version,
    Signature: signature,
    SigningCertURL: certificateUrl(topic),
  });
  lastWritten = {
    notification,
    protocol,
    version,
    before: `${fields.slice(0, -1)},"UnsubscribeURL":"`,
    after: attributes ? `","MessageAttributes":${JSON.stringify(shownAttributes(attributes))}}` : '"}',
  };
  return lastWritten;
}

function signatureVersion({ settings }: TopicState): string {
  return settings.SignatureVersion ?? '1';
}

function certificateUrl(topic: TopicState): string {
  return `${hostOf(topic)}/${certificate}`;
}

/** Nothing in it would have to be escaped in JSON. */
function unsubscribeUrl(topic: TopicState, { arn }: Subscription): string {
  return `${hostOf(topic)}/?Action=Unsubscribe&SubscriptionArn=${arn}`;
}

function hostOf({ arn }: TopicState): string {
  return `https://sns.${arn.split(':', 4)[3]}.amazonaws.com`;
}

function shownAttributes(attributes: Readonly<Record<string, MessageAttributeValue>>) {
  const shown: Record<string, { Type: string; Value: string | undefined }> = {};
  for (const name in attributes) {
    const { DataType, StringValue, BinaryValue } = attributes[name] as MessageAttributeValue;
    shown[name] = { Type: DataType, Value: StringValue ?? BinaryValue };
  }
  return shown;
}

/** SNS-28: a message of SQS has no room for so many. */
export function hasTooManyAttributes(subscription: Subscription, { attributes }: Notification): boolean {
  return isRaw(subscription) && attributes !== undefined && Object.keys(attributes).length > rawAttributesMax;
}

/** SNS-27: functions always get the event. */
export function isRaw({ settings, protocol }: Subscription): boolean {
  return settings.RawMessageDelivery && protocol !== 'lambda';
}

/** For a queue: the endpoint itself, or the dead-letter queue of any subscription. SNS-32: the group goes on. */
export function queueInput(
  topic: TopicState,
  subscription: Subscription,
  notification: Notification,
): SendMessageInput {
  // What does not fit as it is (SNS-28) reaches a dead-letter queue in the envelope.
  const isAsPublished = isRaw(subscription) && !hasTooManyAttributes(subscription, notification);
  const input: SendMessageInput = isAsPublished
    ? { MessageBody: textFor(notification, subscription.protocol) }
    : { MessageBody: envelope(topic, subscription, notification) };
  if (isAsPublished && notification.attributes) input.MessageAttributes = notification.attributes;
  if (notification.group !== undefined) input.MessageGroupId = notification.group;
  return input;
}

/** SNS-29 */
export function httpInput(
  topic: TopicState,
  subscription: Subscription,
  notification: Notification,
): HttpRequestInput {
  const headers: Record<string, string> = {
    'content-type': 'text/plain; charset=UTF-8',
    'x-amz-sns-message-type': 'Notification',
    'x-amz-sns-message-id': notification.messageId,
    'x-amz-sns-topic-arn': topic.arn,
    'x-amz-sns-subscription-arn': subscription.arn,
  };
  if (!isRaw(subscription))
    return { method: 'POST', headers, body: envelope(topic, subscription, notification) };
  headers['x-amz-sns-rawdelivery'] = 'true';
  return { method: 'POST', headers, body: textFor(notification, subscription.protocol) };
}

/** The event of a function: some names are written otherwise than in the envelope. */
export function functionInput(
  topic: TopicState,
  subscription: Subscription,
  notification: Notification,
): InvokeInput {
  const record = {
    EventSource: 'aws:sns',
    EventVersion: '1.0',
    EventSubscriptionArn: subscription.arn,
    Sns: {
      Type: 'Notification',
      MessageId: notification.messageId,
      TopicArn: topic.arn,
      Subject: notification.subject ?? null,
      Message: textFor(notification, subscription.protocol),
      Timestamp: isoTime(notification.publishedAtMs),
      SignatureVersion: signatureVersion(topic),
      Signature: signature,
      SigningCertUrl: certificateUrl(topic),
      UnsubscribeUrl: unsubscribeUrl(topic, subscription),
      MessageAttributes: shownAttributes(notification.attributes ?? {}),
    },
  };
  return { InvocationType: 'Event', Payload: { Records: [record] } };
}
