/** https://docs.aws.amazon.com/sns/latest/api/API_DeleteTopic.html */
import { parseArn } from '../../../aws/arn.ts';
import type { AccountActionDefinition } from '../../../kernel/service.ts';
import { badArn, topicElsewhere } from '../errors.ts';

export const deleteTopic: AccountActionDefinition = {
  input: {
    type: 'object',
    open: true,
    fields: { TopicArn: { type: 'string', required: true, doc: 'The topic, by its ARN.' } },
  },
  doc: 'Deletes a topic and its subscriptions. One that is not there is no error.',
  run(ctx, { TopicArn: text }: { TopicArn: string }) {
    const arn = parseArn(text);
    if (!arn) return badArn('TopicArn', text.split(':').length);
    if (arn.region !== ctx.region) return topicElsewhere;
    if (ctx.exists('sns', arn.resource)) ctx.remove(arn.resource);
    return {};
  },
};
