/** https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html */
import { type ActionDefinition, isRefusal } from '../../../kernel/service.ts';
import type { Subscription, TopicState } from '../model.ts';
import { readSubscriptionAttribute, slotOf } from '../rules/subscriptionAttributes.ts';
import { applySettings } from '../rules/subscriptions.ts';
import { request, subscriptionArn } from './shapes.ts';

interface Input {
  SubscriptionArn: string;
  AttributeName: string;
  AttributeValue?: string;
}

export const setSubscriptionAttributes: ActionDefinition<TopicState> = {
  input: request({
    SubscriptionArn: subscriptionArn,
    AttributeName: {
      type: 'string',
      required: true,
      doc: 'FilterPolicy, FilterPolicyScope, RawMessageDelivery, RedrivePolicy or DeliveryPolicy.',
    },
    AttributeValue: { type: 'string', multiline: true, doc: 'Empty unless given.' },
  }),
  doc: 'Changes one attribute of a subscription, until its wire says otherwise.',
  run(ctx, topic, { SubscriptionArn, AttributeName: name, AttributeValue: text = '' }: Input) {
    const slot = slotOf(topic, SubscriptionArn);
    if (isRefusal(slot)) return slot;
    const { settings, wire } = topic.subscriptions.get(slot) as Subscription;
    const change = readSubscriptionAttribute(ctx, settings, name, text);
    if (isRefusal(change)) return change;
    if (change.settings) applySettings(topic, slot, change.settings);
    if (change.deadLetterQueue !== undefined)
      topic.subscriptions.edit(slot).deadLetterQueue = change.deadLetterQueue || undefined;
    ctx.emit('SubscriptionAttributesChanged', {
      endpoint: wire.to,
      subscription: wire.id,
      attribute: name,
    });
    return {};
  },
};
