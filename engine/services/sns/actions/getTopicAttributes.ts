/** https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html */
import type { ActionDefinition } from '../../../kernel/service.ts';
import type { TopicState } from '../model.ts';
import { refuseTopicArn } from '../rules/access.ts';
import { describeTopic } from '../rules/topicAttributes.ts';
import { topicRequest } from './shapes.ts';

export const getTopicAttributes: ActionDefinition<TopicState> = {
  input: topicRequest({}),
  doc: 'Reads the attributes of the topic.',
  run(ctx, topic, input: { TopicArn?: string }) {
    return refuseTopicArn(topic, input.TopicArn) ?? { Attributes: describeTopic(ctx, topic) };
  },
};
