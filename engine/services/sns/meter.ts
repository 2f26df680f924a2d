/** What a topic is billed by: requests going in, and deliveries going out. https://aws.amazon.com/sns/pricing/ */
import type { MeterDefinition } from '../../kernel/figures.ts';
import type { TopicState } from './model.ts';

export const meter: readonly MeterDefinition<TopicState>[] = [
  {
    price: 'sns.request',
    dimension: 'requests',
    doc: 'Every request is one, and each further 64 KiB of the messages published in it is one more, however many subscriptions there are.',
    rule: 'SNS-13',
    read: (topic, _nowMs, requestTotal) => requestTotal + topic.extraChunksTotal,
  },
  {
    price: 'sns.deliveryToQueue',
    dimension: 'deliveries to queues',
    doc: 'Deliveries to SQS are free at the topic; the queue bills each as a request of its own.',
    read: (topic) => topic.deliveredToQueuesTotal,
  },
  {
    price: 'sns.deliveryToFunction',
    dimension: 'deliveries to functions',
    doc: 'Deliveries to Lambda are free at the topic; the function bills its invocation.',
    read: (topic) => topic.deliveredToFunctionsTotal,
  },
  {
    price: 'sns.deliveryToHttp',
    dimension: 'deliveries over HTTP',
    doc: 'Each notification that an endpoint took is one. Attempts that failed are not counted here: the price page does not say.',
    read: (topic) => topic.deliveredToHttpTotal,
  },
];
