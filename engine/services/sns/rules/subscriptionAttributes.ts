/** Attributes of a subscription: what is refused, how they are set, how they are shown. */
import { functionArn, parseArn, queueArn } from '../../../aws/arn.ts';
import { type Context, isRefusal, type Refusal, type SettingsProblem } from '../../../kernel/service.ts';
import type { SubscriptionSettings } from '../contract.ts';
import { badArn, invalidParameter, subscriptionDoesNotExist, unknownAttribute } from '../errors.ts';
import type { Subscription, TopicState } from '../model.ts';
import { readDeliveryPolicy } from './deliveryPolicy.ts';
import type { Scope } from './filterPolicy.ts';
import { readAttributeJson, readFilterPolicy } from './filterPolicyRead.ts';
import type { JsonNode } from './jsonReader.ts';

/** What Subscribe would say to the settings of a wire (SNS-61, SNS-64, SNS-74). */
export function refuseWireSettings(settings: Readonly<Record<string, unknown>>): SettingsProblem | undefined {
  const {
    FilterPolicy = '',
    FilterPolicyScope = 'MessageAttributes',
    DeliveryPolicy = '',
  } = settings as Partial<SubscriptionSettings>;
  const filter = FilterPolicy === '' ? undefined : readFilterPolicy(FilterPolicy, FilterPolicyScope);
  if (typeof filter === 'string') return problem('FilterPolicy', filter);
  const delivery = readDeliveryPolicy(DeliveryPolicy);
  return typeof delivery === 'string' ? problem('DeliveryPolicy', delivery) : undefined;
}

function problem(field: string, sentence: string): SettingsProblem {
  return { field, sentence: `Invalid parameter: Attributes Reason: ${sentence}` };
}

/** The slot of the subscription with an ARN. */
export function slotOf(topic: TopicState, arn: string): number | Refusal {
  const elements = arn.split(':').length;
  if (elements < 6) return badArn('SubscriptionArn', elements);
  let found: number | undefined;
  topic.subscriptions.scan((subscription, slot) => {
    if (subscription.arn === arn) found = slot;
    return found === undefined;
  });
  return found ?? subscriptionDoesNotExist;
}

/** What an attribute's text is to change. `deadLetterQueue` is '' where the policy is removed. */
export interface SubscriptionChange {
  settings?: SubscriptionSettings;
  deadLetterQueue?: string;
}

export function readSubscriptionAttribute(
  ctx: Context,
  settings: SubscriptionSettings,
  name: string,
  text: string,
): SubscriptionChange | Refusal {
  switch (name) {
    case 'FilterPolicy':
      // An empty object takes a filter policy away, as an empty text does.
      return withFilter({ ...settings, FilterPolicy: /^\s*\{\s*\}\s*$/.test(text) ? '' : text });
    case 'FilterPolicyScope':
      if (text !== 'MessageBody' && text !== 'MessageAttributes') {
        const wanted = 'Please use either MessageBody or MessageAttributes';
        return invalidParameter(`FilterPolicyScope: Invalid value [${text}]. ${wanted}`);
      }
      return withFilter({ ...settings, FilterPolicyScope: text as Scope });
    case 'RawMessageDelivery':
      // SNS-E18
      if (!/^(true|false)$/i.test(text))
        return invalidParameter(`RawMessageDelivery: Invalid value [${text}]. Must be true or false.`);
      return { settings: { ...settings, RawMessageDelivery: text.toLowerCase() === 'true' } };
    case 'DeliveryPolicy': {
      const policy = readDeliveryPolicy(text);
      return typeof policy === 'string'
        ? invalidParameter(policy)
        : { settings: { ...settings, DeliveryPolicy: text } };
    }
    case 'RedrivePolicy': {
      const deadLetterQueue = readRedrivePolicy(ctx, text);
      return isRefusal(deadLetterQueue) ? deadLetterQueue : { deadLetterQueue };
    }
    default:
      return unknownAttribute;
  }
}

function withFilter(settings: SubscriptionSettings): SubscriptionChange | Refusal {
  const { FilterPolicy: text, FilterPolicyScope: scope } = settings;
  const policy = text === '' ? undefined : readFilterPolicy(text, scope);
  return typeof policy === 'string' ? invalidParameter(policy) : { settings };
}

/** SNS-84: the queue's name; '' for none. */
function readRedrivePolicy(ctx: Context, text: string): string | Refusal {
  if (text === '') return '';
  const node = readAttributeJson(text);
  if (typeof node === 'string') return invalidParameter(`RedrivePolicy: ${node}`);
  const target = deadLetterTargetIn(node);
  const arn = target === undefined ? undefined : parseArn(target);
  if (arn?.service !== 'sqs') return invalidParameter('RedrivePolicy: deadLetterTargetArn is an invalid arn');
  const isHere = target === queueArn(ctx, arn.resource) && ctx.exists('sqs', arn.resource);
  if (!isHere || arn.resource.endsWith('.fifo')) {
    return invalidParameter(
      'RedrivePolicy: deadLetterTargetArn must be a standard queue of the same account and Region',
    );
  }
  return arn.resource;
}

function deadLetterTargetIn(node: JsonNode): string | undefined {
  const entries = node.kind === 'object' ? node.entries : [];
  const value = entries.find(({ name }) => name === 'deadLetterTargetArn')?.value;
  return value?.kind === 'string' ? value.text : undefined;
}

/** Attributes as GetSubscriptionAttributes writes them. */
export function describeSubscription(
  ctx: Context,
  topic: TopicState,
  subscription: Readonly<Subscription>,
): Readonly<Record<string, string>> {
  const { settings, deadLetterQueue } = subscription;
  const attributes: Record<string, string> = {
    ...summaryOf(ctx, topic, subscription),
    ConfirmationWasAuthenticated: 'true',
    PendingConfirmation: 'false',
    RawMessageDelivery: String(settings.RawMessageDelivery),
    SubscriptionPrincipal: `arn:aws:iam::${ctx.account}:user/learner`,
  };
  // Recorded: a scope without a policy is not shown.
  if (settings.FilterPolicy !== '') {
    attributes.FilterPolicy = settings.FilterPolicy;
    attributes.FilterPolicyScope = settings.FilterPolicyScope;
  }
  if (settings.DeliveryPolicy !== '') attributes.DeliveryPolicy = settings.DeliveryPolicy;
  if (deadLetterQueue !== undefined)
    attributes.RedrivePolicy = JSON.stringify({ deadLetterTargetArn: queueArn(ctx, deadLetterQueue) });
  return attributes;
}

/** A subscription as lists show it. */
export function summaryOf(
  ctx: Context,
  topic: TopicState,
  { arn, protocol, wire }: Readonly<Subscription>,
): Readonly<Record<'SubscriptionArn' | 'Owner' | 'Protocol' | 'Endpoint' | 'TopicArn', string>> {
  return {
    SubscriptionArn: arn,
    Owner: ctx.account,
    Protocol: protocol,
    Endpoint: endpointOf(ctx, protocol, wire.to),
    TopicArn: topic.arn,
  };
}

function endpointOf(ctx: Context, protocol: Subscription['protocol'], id: string): string {
  switch (protocol) {
    case 'sqs':
      return queueArn(ctx, id);
    case 'lambda':
      return functionArn(ctx, id);
    case 'http':
      return `http://${id}`;
  }
}
