/** https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptionsByTopic.html */
import type { ActionDefinition } from '../../../kernel/service.ts';
import { invalidParameter } from '../errors.ts';
import { subscriptionsPageMax } from '../limits.ts';
import type { TopicState } from '../model.ts';
import { refuseTopicArn } from '../rules/access.ts';
import { summaryOf } from '../rules/subscriptionAttributes.ts';
import { topicRequest } from './shapes.ts';

export const listSubscriptionsByTopic: ActionDefinition<TopicState> = {
  input: topicRequest({
    NextToken: { type: 'string', doc: 'From the page before.', advanced: true },
  }),
  doc: 'Lists the subscriptions of the topic, a hundred a page.',
  run(ctx, topic, { TopicArn, NextToken = '0' }: { TopicArn?: string; NextToken?: string }) {
    const refusal = refuseTopicArn(topic, TopicArn);
    if (refusal) return refusal;
    if (!/^\d+$/.test(NextToken)) return invalidParameter('NextToken');
    const Subscriptions: ReturnType<typeof summaryOf>[] = [];
    let nextSlot: number | undefined;
    topic.subscriptions.scan((subscription, slot) => {
      if (Subscriptions.length === subscriptionsPageMax) nextSlot = slot;
      else Subscriptions.push(summaryOf(ctx, topic, subscription));
      return nextSlot === undefined;
    }, Number(NextToken));
    return nextSlot === undefined ? { Subscriptions } : { Subscriptions, NextToken: String(nextSlot) };
  },
};
