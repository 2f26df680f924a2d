/** Amazon SNS, standard topics. Guide: https://docs.aws.amazon.com/sns/latest/dg/ */
import type { ServiceDefinition } from '../../kernel/service.ts';
import { createTopic } from './actions/createTopic.ts';
import { deleteTopic } from './actions/deleteTopic.ts';
import { getSubscriptionAttributes } from './actions/getSubscriptionAttributes.ts';
import { getTopicAttributes } from './actions/getTopicAttributes.ts';
import { listSubscriptionsByTopic } from './actions/listSubscriptionsByTopic.ts';
import { publish } from './actions/publish.ts';
import { publishBatch } from './actions/publishBatch.ts';
import { setSubscriptionAttributes } from './actions/setSubscriptionAttributes.ts';
import { setTopicAttributes } from './actions/setTopicAttributes.ts';
import { card } from './card.ts';
import { refuseViolation, topicDoesNotExist, unknownOperation } from './errors.ts';
import { facts } from './face.ts';
import { begin, configure, end, linked } from './lifecycle.ts';
import { meter } from './meter.ts';
import { metrics } from './metrics.ts';
import type { TopicState } from './model.ts';
import { deadLettered, delivered } from './rules/delivery.ts';
import { view } from './view.ts';
import { retryDue } from './wakeups/retryDue.ts';

export const sns: ServiceDefinition<TopicState> = {
  ...card,
  facts,
  begin,
  linked,
  configure,
  settingsNow: (topic) => topic.settings,
  end,
  accountActions: { CreateTopic: createTopic, DeleteTopic: deleteTopic },
  actions: {
    Publish: publish,
    PublishBatch: publishBatch,
    GetTopicAttributes: getTopicAttributes,
    SetTopicAttributes: setTopicAttributes,
    ListSubscriptionsByTopic: listSubscriptionsByTopic,
    GetSubscriptionAttributes: getSubscriptionAttributes,
    SetSubscriptionAttributes: setSubscriptionAttributes,
  },
  wakeups: { retryDue },
  replies: { delivered, deadLettered },
  refuseViolation,
  missing: topicDoesNotExist,
  unknownAction: unknownOperation,
  view,
  metrics,
  meter,
};
