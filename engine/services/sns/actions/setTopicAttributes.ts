/** https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html */
import { type ActionDefinition, isRefusal } from '../../../kernel/service.ts';
import type { TopicState } from '../model.ts';
import { refuseTopicArn } from '../rules/access.ts';
import { applyTopicSettings, readTopicAttributes } from '../rules/topicAttributes.ts';
import { topicRequest } from './shapes.ts';

export const setTopicAttributes: ActionDefinition<TopicState> = {
  input: topicRequest({
    AttributeName: {
      type: 'string',
      required: true,
      doc: 'Policy, DisplayName, DeliveryPolicy or SignatureVersion.',
    },
    AttributeValue: { type: 'string', multiline: true, doc: 'Empty unless given.' },
  }),
  doc: 'Changes one attribute of the topic.',
  run(ctx, topic, input: { TopicArn?: string; AttributeName: string; AttributeValue?: string }) {
    const refusal = refuseTopicArn(topic, input.TopicArn);
    if (refusal) return refusal;
    const changes = readTopicAttributes({ [input.AttributeName]: input.AttributeValue ?? '' });
    if (isRefusal(changes)) return changes;
    applyTopicSettings(ctx, topic, changes as Readonly<Record<string, unknown>>);
    return {};
  },
};
