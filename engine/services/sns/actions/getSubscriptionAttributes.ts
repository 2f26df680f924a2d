/** https://docs.aws.amazon.com/sns/latest/api/API_GetSubscriptionAttributes.html */
import { type ActionDefinition, isRefusal } from '../../../kernel/service.ts';
import type { Subscription, TopicState } from '../model.ts';
import { describeSubscription, slotOf } from '../rules/subscriptionAttributes.ts';
import { request, subscriptionArn } from './shapes.ts';

export const getSubscriptionAttributes: ActionDefinition<TopicState> = {
  input: request({ SubscriptionArn: subscriptionArn }),
  doc: 'Reads the attributes of one subscription.',
  run(ctx, topic, input: { SubscriptionArn: string }) {
    const slot = slotOf(topic, input.SubscriptionArn);
    if (isRefusal(slot)) return slot;
    const subscription = topic.subscriptions.get(slot) as Subscription;
    return { Attributes: describeSubscription(ctx, topic, subscription) };
  },
};
