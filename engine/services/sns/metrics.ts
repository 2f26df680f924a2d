/**
 * The topic under CloudWatch's names, all subscriptions together, those that are gone among them.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html
 */
import type { MetricDefinition } from '../../kernel/figures.ts';
import type { TopicState } from './model.ts';

export const metrics: readonly MetricDefinition<TopicState>[] = [
  {
    name: 'NumberOfMessagesPublished',
    unit: 'Count',
    statistic: 'Sum',
    doc: 'Messages published, each once however many subscriptions there are; also those that nobody was subscribed to.',
    rule: 'SNS-08',
    read: (topic) => topic.publishedTotal,
  },
  {
    name: 'NumberOfNotificationsDelivered',
    unit: 'Count',
    statistic: 'Sum',
    doc: 'Messages that reached a subscriber, one for each subscription: with three subscriptions three times what was published.',
    rule: 'SNS-31',
    read: deliveredTotal,
  },
  {
    name: 'NumberOfNotificationsFilteredOut',
    unit: 'Count',
    statistic: 'Sum',
    doc: 'Messages that a filter policy rejected, one for each subscription. They have not failed.',
    rule: 'SNS-51',
    read: (topic) => topic.filteredTotal,
  },
  {
    name: 'NumberOfNotificationsFailed',
    unit: 'Count',
    statistic: 'Sum',
    doc: 'To queues and functions: deliveries that were given up, so the metric stays at 0 for as long as SNS tries again. Over HTTP: every attempt that failed.',
    rule: 'SNS-82',
    read: (topic) => topic.failedTotal,
  },
  {
    name: 'NumberOfNotificationsRedrivenToDlq',
    unit: 'Count',
    statistic: 'Sum',
    doc: 'Given up and moved to the dead-letter queue of the subscription. That queue belongs to the subscription, not to the topic.',
    rule: 'SNS-84',
    read: (topic) => topic.redrivenTotal,
  },
  {
    name: 'NumberOfNotificationsFailedToRedriveToDlq',
    unit: 'Count',
    statistic: 'Sum',
    doc: 'Given up, and the dead-letter queue did not take them: they are lost. Usually its access policy does not let the topic in.',
    rule: 'SNS-84',
    read: (topic) => topic.redriveFailedTotal,
  },
  {
    name: 'PublishSize',
    unit: 'Bytes',
    statistic: 'Sum',
    doc: 'Bytes of the messages published, body and attributes. Divided by NumberOfMessagesPublished it is the mean that is usually plotted.',
    rule: 'SNS-03',
    read: (topic) => topic.publishedBytesTotal,
  },
];

function deliveredTotal(topic: TopicState): number {
  return topic.deliveredToQueuesTotal + topic.deliveredToFunctionsTotal + topic.deliveredToHttpTotal;
}
