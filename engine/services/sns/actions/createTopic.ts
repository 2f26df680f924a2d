/** https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
import { topicArn } from '../../../aws/arn.ts';
import { type AccountActionDefinition, isRefusal } from '../../../kernel/service.ts';
import { badTopicName, fifoNotModelled, topicExistsOtherwise } from '../errors.ts';
import { readTopicAttributes, refuseTopicName } from '../rules/topicAttributes.ts';

export const createTopic: AccountActionDefinition = {
  input: {
    type: 'object',
    open: true,
    fields: {
      Name: { type: 'string', required: true, rule: 'SNS-01', doc: 'Letters, digits, hyphens, underscores.' },
      Attributes: { type: 'map', of: { type: 'string' } },
    },
  },
  doc: 'Makes a topic; again with the same attributes, it only answers with its ARN.',
  run(ctx, { Name: name, Attributes = {} }: { Name: string; Attributes?: Readonly<Record<string, string>> }) {
    const { FifoTopic, ...attributes } = Attributes;
    if (FifoTopic === 'true') return name.endsWith('.fifo') ? fifoNotModelled : badTopicName;
    const refusal = refuseTopicName(name);
    if (refusal) return refusal;
    const settings = readTopicAttributes(attributes);
    if (isRefusal(settings)) return settings;
    if (!ctx.exists('sns', name)) {
      const refused = ctx.create('sns', name, settings);
      return refused ?? { TopicArn: topicArn(ctx, name) };
    }
    // SNS-02: an attribute that is left out does not conflict.
    const existing = ctx.settingsOf(name) as Readonly<Record<string, unknown>>;
    const isOther = Object.entries(settings).some(([key, value]) => existing[key] !== value);
    return isOther ? topicExistsOtherwise : { TopicArn: topicArn(ctx, name) };
  },
};
