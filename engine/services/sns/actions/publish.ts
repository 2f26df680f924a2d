/** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
import type { ActionDefinition } from '../../../kernel/service.ts';
import type { PublishInput } from '../contract.ts';
import { messageTooLong } from '../errors.ts';
import { messageBytesMax } from '../limits.ts';
import type { TopicState } from '../model.ts';
import { refuseAccess, refuseTopicArn } from '../rules/access.ts';
import { messageBytes, refuseAttributes } from '../rules/messageAttributes.ts';
import { acceptPublish, countChunks, refuseMessage } from '../rules/publish.ts';
import { messageFields, topicRequest } from './shapes.ts';

export const publish: ActionDefinition<TopicState> = {
  input: topicRequest(messageFields),
  doc: 'Hands one message to every subscription.',
  run(ctx, topic, input: PublishInput) {
    const refusal =
      refuseTopicArn(topic, input.TopicArn) ??
      refuseAccess(ctx, topic) ??
      refuseMessage(input) ??
      refuseAttributes(input.MessageAttributes);
    if (refusal) return refusal;
    const bytes = messageBytes(input.Message, input.MessageAttributes);
    if (bytes > messageBytesMax) return messageTooLong;
    countChunks(topic, bytes);
    return acceptPublish(ctx, topic, input, 0);
  },
};
