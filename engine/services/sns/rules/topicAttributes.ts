/** Attributes of a topic between the wire's texts, the state and a scenario's settings. */
import { parsePolicy } from '../../../aws/policy.ts';
import type { Context, Refusal } from '../../../kernel/service.ts';
import { check } from '../../../kernel/shape.ts';
import { badTopicName, invalidParameter, unknownAttribute } from '../errors.ts';
import { topicNameLengthMax } from '../limits.ts';
import type { TopicState } from '../model.ts';
import { attributeShapes, type TopicSettings } from '../settings.ts';
import { readTopicDeliveryPolicy, standardRetries } from './deliveryPolicy.ts';
import { applyDeliveryPolicy } from './subscriptions.ts';

/** SNS-01 */
export function refuseTopicName(name: string): Refusal | undefined {
  const isRight = name.length <= topicNameLengthMax && /^[A-Za-z0-9_-]+$/.test(name);
  return isRight ? undefined : badTopicName;
}

/** Texts of the wire as settings. */
export function readTopicAttributes(
  texts: Readonly<Record<string, string>>,
): Partial<TopicSettings> | Refusal {
  const settings: Record<string, string> = {};
  for (const [name, text] of Object.entries(texts)) {
    if (!Object.hasOwn(attributeShapes, name)) return unknownAttribute;
    const violation = check(text, attributeShapes[name as keyof TopicSettings])[0];
    if (violation) return invalidParameter(`${name} Reason: must be ${violation.expected}`);
    settings[name] = text;
  }
  return refuseTopicSettings(settings) ?? settings;
}

/** What is wrong with texts that fit their shape. */
export function refuseTopicSettings(settings: Partial<TopicSettings>): Refusal | undefined {
  const policy = parsePolicy(settings.Policy ?? '');
  if (typeof policy === 'string') return invalidParameter(`Policy Reason: ${policy}`);
  const deliveryPolicy = readTopicDeliveryPolicy(settings.DeliveryPolicy ?? '');
  return typeof deliveryPolicy === 'string' ? invalidParameter(deliveryPolicy) : undefined;
}

/** Puts attributes in force that were found to be right. */
export function applyTopicSettings(
  ctx: Context,
  topic: TopicState,
  changes: Readonly<Record<string, unknown>>,
): void {
  topic.settings = { ...topic.settings, ...changes };
  if ('DeliveryPolicy' in changes) applyDeliveryPolicy(topic);
  ctx.emit('TopicAttributesChanged', { attributes: Object.keys(changes).join(', ') });
}

/** Attributes as GetTopicAttributes writes them. */
export function describeTopic(ctx: Context, topic: TopicState): Readonly<Record<string, string>> {
  const { DisplayName, Policy, DeliveryPolicy, SignatureVersion } = topic.settings;
  const attributes: Record<string, string> = {
    TopicArn: topic.arn,
    Owner: ctx.account,
    DisplayName,
    Policy: Policy === '' ? standardPolicy(ctx.account, topic.arn) : Policy,
    EffectiveDeliveryPolicy: effectiveDeliveryPolicy(DeliveryPolicy),
    SubscriptionsConfirmed: String(topic.subscriptions.size),
    SubscriptionsPending: '0',
    SubscriptionsDeleted: String(topic.subscriptionsDeletedTotal),
  };
  if (DeliveryPolicy !== '') attributes.DeliveryPolicy = DeliveryPolicy;
  if (SignatureVersion !== undefined) attributes.SignatureVersion = SignatureVersion;
  return attributes;
}

/** What a topic has that was given none: it lets nobody in but its owner. */
function standardPolicy(account: string, topicArn: string): string {
  const actions =
    'GetTopicAttributes SetTopicAttributes AddPermission RemovePermission DeleteTopic Subscribe';
  return JSON.stringify({
    Version: '2008-10-17',
    Id: '__default_policy_ID',
    Statement: [
      {
        Sid: '__default_statement_ID',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: [...actions.split(' '), 'ListSubscriptionsByTopic', 'Publish'].map((name) => `SNS:${name}`),
        Resource: topicArn,
        Condition: { StringEquals: { 'AWS:SourceOwner': account } },
      },
    ],
  });
}

function effectiveDeliveryPolicy(text: string): string {
  const policy = readTopicDeliveryPolicy(text);
  const { retries, disablesOverrides } =
    typeof policy === 'string' ? { retries: standardRetries, disablesOverrides: false } : policy;
  return JSON.stringify({
    http: {
      defaultHealthyRetryPolicy: retries,
      disableSubscriptionOverrides: disablesOverrides,
      defaultRequestPolicy: { headerContentType: 'text/plain; charset=UTF-8' },
    },
  });
}
