/** Parts of contracts that several operations share. */
import type { ObjectShape, Shape } from '../../../kernel/shape.ts';

const topicArn: Shape = {
  type: 'string',
  doc: 'Which topic. Known from the wire in the playground.',
  advanced: true,
};

export const subscriptionArn: Shape = {
  type: 'string',
  required: true,
  doc: 'Which subscription; ListSubscriptionsByTopic tells.',
};

const attributeValue: ObjectShape = {
  type: 'object',
  open: true,
  fields: {
    DataType: {
      type: 'string',
      required: true,
      doc: 'String, String.Array, Number or Binary.',
    },
    StringValue: { type: 'string' },
    BinaryValue: { type: 'string', doc: 'Base64.' },
  },
};

/** The fields of one message, alone or in a batch. What they may hold is said by the rules, message by message. */
export const messageFields = {
  Message: { type: 'string', required: true, multiline: true, doc: 'The message, as text.' },
  Subject: { type: 'string', rule: 'SNS-05', doc: 'At most 100 characters, in one line.', advanced: true },
  MessageAttributes: {
    type: 'map',
    of: attributeValue,
    rule: 'SNS-52',
    doc: 'What filter policies look at, unless their scope is the body.',
  },
  MessageGroupId: {
    type: 'string',
    rule: 'SNS-32',
    doc: 'Passed on to standard queues.',
    advanced: true,
  },
  MessageStructure: {
    type: 'string',
    rule: 'SNS-06',
    doc: '"json": the message is an object with a text for each protocol, and a default.',
    advanced: true,
  },
  MessageDeduplicationId: { type: 'string', doc: 'FIFO topics only.', advanced: true },
} satisfies Record<string, Shape>;

export function request(fields: Readonly<Record<string, Shape>>): ObjectShape {
  return { type: 'object', open: true, fields };
}

/** A request to one topic. */
export function topicRequest(fields: Readonly<Record<string, Shape>>): ObjectShape {
  return request({ TopicArn: topicArn, ...fields });
}
